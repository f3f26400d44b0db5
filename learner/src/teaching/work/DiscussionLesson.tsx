import type { OutputOf } from '@yanxiu/contract/index';
import { dayText, hundredthsText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { useApi } from '../../kit/use-api.ts';
import { DocumentBlock } from '../../study/DocumentBlock.tsx';
import type { LessonProps } from '../../study/LessonPage.tsx';
import { PostCard } from './PostCard.tsx';
import { SayForm } from './SayForm.tsx';
import './work.css';

export type Board = OutputOf<'teaching.board'>;
export type Where = { readonly programId: string; readonly lessonId: string };
type Show = 'all' | 'fine' | 'mine';

const shows: readonly { readonly key: Show; readonly word: string }[] = [
  { key: 'all', word: '全部' },
  { key: 'fine', word: '精华' },
  { key: 'mine', word: '我的' },
];
const size = 10;

/** A discussion: the topic, one's own score and how it comes about, and what the class says. */
export function DiscussionLesson({ lesson, programId }: LessonProps) {
  const where = { programId, lessonId: lesson.id };
  const [show, setShow] = useState<Show>('all');
  const [page, setPage] = useState(1);
  const board = useApi('teaching.board', { ...where, show, page, size });
  return (
    <Loaded of={board} what="讨论">
      {(found) => (
        <div class="stack">
          <Topic board={found} />
          {found.closed ? (
            <p class="notice">{found.closed}</p>
          ) : (
            <section class="card" aria-labelledby="say-title">
              <h2 id="say-title">我来说</h2>
              <SayForm where={where} least={found.minChars} mayAsk />
            </section>
          )}
          <section class="card" aria-label="大家的发言">
            <div class="post-tabs">
              {shows.map(({ key, word }) => (
                <button
                  key={key}
                  type="button"
                  class="button"
                  aria-pressed={show === key}
                  onClick={() => {
                    setShow(key);
                    setPage(1);
                  }}
                >
                  {word}
                </button>
              ))}
            </div>
            <Posts where={where} board={found} show={show} />
            <Pages page={page} total={found.total} onPage={setPage} />
          </section>
        </div>
      )}
    </Loaded>
  );
}

function Topic({ board }: { board: Board }) {
  return (
    <section class="card stack-tight work-prompt" aria-labelledby="topic-title">
      <h2 id="topic-title">话题</h2>
      {board.prompt.map((block, at) => (
        <DocumentBlock key={`${at}`} block={block} />
      ))}
      <p class="num">
        我的得分 <strong class="work-score">{hundredthsText(board.scoreX100)}</strong> / 100
      </p>
      <p class="muted num">
        发言至少 {board.minChars} 字得 {board.postPoints} 分，回复得 {board.replyPoints} 分，精华加 {board.finePoints}{' '}
        分；每天前 {board.dayCap} 条计分，今天已发 {board.saidToday} 条。{dayText(board.lastOn)}{' '}
        截止。照搬别人的话不收。
      </p>
    </section>
  );
}

function Posts({ where, board, show }: { where: Where; board: Board; show: Show }) {
  if (board.rows.length > 0)
    return board.rows.map((post) => (
      <PostCard
        key={post.id}
        where={where}
        post={post}
        replyLeast={board.replyMinChars}
        closed={board.closed !== null}
      />
    ));
  if (show === 'fine') return <Empty title="还没有精华">辅导教师标为精华的发言会列在这里。</Empty>;
  if (show === 'mine') return <Empty title="您还没有发言">在上面“我来说”里写下您的看法。</Empty>;
  if (board.closed) return <Empty title="没有人发言">这个话题里没有留下发言。</Empty>;
  return (
    <Empty title="还没有人发言">您可以第一个说。{board.className ? `${board.className}的老师都能看到。` : ''}</Empty>
  );
}

export function Pages({ page, total, onPage }: { page: number; total: number; onPage: (page: number) => void }) {
  const pages = Math.ceil(total / size);
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
