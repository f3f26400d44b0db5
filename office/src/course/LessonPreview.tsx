import { picturesOf, wordsOf } from '@yanxiu/domain/course/page-blocks';
import { fileUrl } from '@yanxiu/ui/client';
import { durationText } from '@yanxiu/ui/words';
import { Empty } from '../kit/Empty.tsx';
import { BlockList } from './BlockList.tsx';
import type { Lesson } from './LessonPage.tsx';
import { LivePreview } from './LivePreview.tsx';
import { PagePictureView } from './PagePictureView.tsx';
import { QuizPreview } from './QuizPreview.tsx';
import { WorkPreview } from './WorkPreview.tsx';

/** A lesson as a trainee meets it, without the clock. */
export function LessonPreview({ courseId, lesson }: { courseId: string; lesson: Lesson }) {
  if (lesson.kind === 'video') return <VideoPreview courseId={courseId} lesson={lesson} />;
  if (lesson.kind === 'live') return <LivePreview lesson={lesson} />;
  if (lesson.kind === 'document') return <DocumentPreview courseId={courseId} lesson={lesson} />;
  return lesson.kind === 'quiz' ? <QuizPreview courseId={courseId} lesson={lesson} /> : <WorkPreview lesson={lesson} />;
}

function VideoPreview({ courseId, lesson }: { courseId: string; lesson: Lesson }) {
  if (lesson.lengthSec === 0) return <Empty title="还没有视频" hint="课程编辑上传 MP4 后可以在这里预览。" />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: a film has subtitles where its provider brought them
    <video
      className="lesson-video"
      controls
      preload="metadata"
      src={fileUrl('course.media', { id: courseId, lessonId: lesson.id })}
    >
      {lesson.cueCount > 0 ? (
        <track
          kind="captions"
          srcLang="zh"
          label="中文字幕"
          src={`${fileUrl('course.captions', { id: courseId, lessonId: lesson.id })}?${lesson.cueCount}`}
        />
      ) : null}
    </video>
  );
}

function DocumentPreview({ courseId, lesson }: { courseId: string; lesson: Lesson }) {
  if (lesson.pages.length === 0) return <Empty title="还没有内容" hint="课程编辑写好各页后可以在这里预览。" />;
  return lesson.pages.map((page, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pages are told apart by their number
    <article key={at} className="lesson-page">
      <h3>
        第 {at + 1} 页 {page.title}
      </h3>
      <p className="muted">阅读计时最多 {durationText(page.readSec)}</p>
      {picturesOf(page.blocks).map((picture) => (
        <PagePictureView key={picture.sha256} courseId={courseId} lessonId={lesson.id} picture={picture} />
      ))}
      <BlockList blocks={wordsOf(page.blocks)} />
    </article>
  ));
}
