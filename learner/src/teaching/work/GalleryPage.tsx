import { workLevelNames } from '@yanxiu/domain/teaching/work/nomination';
import { dayOf, dayText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Icon } from '../../frame/Icon.tsx';
import { Button } from '../../kit/Button.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { Field } from '../../kit/Field.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { usePageTitle } from '../../kit/page-title.ts';
import { useRead } from '../../kit/use-read.ts';
import './gallery.css';

const size = 20;

/** 成果展示: what teachers wrote and their schools, counties and cities recommended; for everybody to read. */
export function GalleryPage() {
  usePageTitle('成果展示');
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [page, setPage] = useState(1);
  const list = useRead('teaching.gallery', { page, size, ...(q ? { q } : {}) });
  const search = (event: Event) => {
    event.preventDefault();
    setPage(1);
    setQ(typed.trim());
  };
  return (
    <main class="gallery">
      <Link class="page-back" href="/">
        <Icon name="back" size={20} />
        首页
      </Link>
      <h1>成果展示</h1>
      <p class="muted">各校、县（市、区）、市推荐的研修成果，经作者同意公开。</p>
      <form class="gallery-search" onSubmit={search}>
        <Field
          name="q"
          label="查找"
          hint="姓名、学校、课程或作业"
          value={typed}
          onValue={setTyped}
          beside={<Button type="submit">查找</Button>}
        />
      </form>
      <Loaded of={list} what="成果展示" rows={8}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty title={q ? `没有找到“${q}”` : '还没有公开的成果'}>
              {q ? '换个词再试。' : '教育局推荐并经作者同意后，会显示在这里。'}
            </Empty>
          ) : (
            <>
              <ul class="gallery-list">
                {rows.map((row) => (
                  <li key={row.id} class="card">
                    <Link class="gallery-link" href={`/gallery/${row.id}`}>
                      <strong>{row.title}</strong>
                      <span class="muted">
                        {row.name}　{row.schoolName}
                      </span>
                      <span class="gallery-excerpt">{row.excerpt}…</span>
                      <span class="muted small num">
                        {workLevelNames[row.publishedLevel]}公开，{dayText(dayOf(new Date(row.publishedAt)))}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
              <Turning page={page} pages={Math.ceil(total / size)} onPage={setPage} />
            </>
          )
        }
      </Loaded>
    </main>
  );
}

function Turning({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  if (pages <= 1) return null;
  return (
    <nav class="buttons" aria-label="翻页">
      <Button disabled={page <= 1} onPress={() => onPage(page - 1)}>
        上一页
      </Button>
      <span class="num">
        第 {page} 页，共 {pages} 页
      </span>
      <Button disabled={page >= pages} onPress={() => onPage(page + 1)}>
        下一页
      </Button>
    </nav>
  );
}
