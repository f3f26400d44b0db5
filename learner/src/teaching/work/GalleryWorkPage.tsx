import { workLevelNames } from '@yanxiu/domain/teaching/work/nomination';
import { fileUrl } from '@yanxiu/ui/client';
import { bytesText, dayOf, dayText } from '@yanxiu/ui/words';
import { Link, useParams } from 'wouter-preact';
import { Icon } from '../../frame/Icon.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { usePageTitle } from '../../kit/page-title.ts';
import { useRead } from '../../kit/use-read.ts';
import './gallery.css';

/** One public work, as a page to read. */
export function GalleryWorkPage() {
  const { id = '' } = useParams<{ id: string }>();
  const work = useRead('teaching.galleryWork', { id });
  usePageTitle(work.data?.title ?? '成果展示');
  return (
    <main class="gallery">
      <Link class="page-back" href="/gallery">
        <Icon name="back" size={20} />
        成果展示
      </Link>
      <Loaded of={work} what="成果" rows={8}>
        {(one) => (
          <article class="card stack gallery-paper">
            <h1>{one.title}</h1>
            <p class="muted">
              {one.name}　{one.schoolName}
              <br />
              {one.programName}《{one.courseTitle}》
              <br />
              <span class="num">
                {workLevelNames[one.publishedLevel]}公开，{dayText(dayOf(new Date(one.publishedAt)))}
              </span>
            </p>
            <div class="gallery-text">{one.text}</div>
            {one.files.length > 0 ? (
              <ul class="rows">
                {one.files.map((file) => (
                  <li key={file.id}>
                    <a class="row-link" href={fileUrl('teaching.galleryFile', { id, fileId: file.id })}>
                      <span class="row-title">{file.name}</span>
                      <span class="muted num">{bytesText(file.sizeBytes)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
            {one.comments.length > 0 ? (
              <section aria-labelledby="comments-title">
                <h2 id="comments-title">推荐意见</h2>
                {one.comments.map(({ level, comment }) => (
                  <p key={level + comment} class="gallery-comment">
                    <strong>{workLevelNames[level]}</strong>　{comment}
                  </p>
                ))}
              </section>
            ) : null}
          </article>
        )}
      </Loaded>
    </main>
  );
}
