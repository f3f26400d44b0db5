import { instantText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { useApi } from '../../kit/use-api.ts';
import { type Board, Pages, type Where } from './DiscussionLesson.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { SayForm } from './SayForm.tsx';

export type Post = Board['rows'][number];

interface Props {
  readonly where: Where;
  readonly post: Post;
  readonly replyLeast: number;
  readonly closed: boolean;
  readonly isReply?: boolean;
}

const whyWords = { counted: '', overCap: '（超过当天计分条数）', removed: '（已收回）' } as const;

/** One contribution with its replies behind a press. */
export function PostCard({ where, post, replyLeast, closed, isReply = false }: Props) {
  const [open, setOpen] = useState(false);
  const [reporting, setReporting] = useState(false);
  const shown = post.removedReason === null;
  return (
    <article class={isReply ? 'post reply' : 'post'}>
      <p class="post-head">
        <strong>{post.own ? '我' : `${post.name}老师`}</strong>
        {post.byTutor ? <span class="tag brand">辅导教师</span> : null}
        {post.fine ? <span class="tag good">精华</span> : null}
        {post.asks ? <span class="tag">{post.answered ? '已回答' : '请老师回答'}</span> : null}
        <span class="muted small num">
          {post.schoolName} {instantText(post.postedAt)}
        </span>
      </p>
      <p class="post-text">{post.text}</p>
      {post.removedReason === null ? null : (
        <p class="notice bad">
          辅导教师移除了这条发言：{post.removedReason?.replace(/[。.]$/, '')}。得分已收回，别人看不到。
        </p>
      )}
      {post.earned ? (
        <p class="muted small num">
          得 {post.earned.points} 分{whyWords[post.earned.why]}
        </p>
      ) : null}
      {shown ? (
        <div class="buttons">
          {isReply ? null : (
            <Button kind="plain" onPress={() => setOpen(!open)}>
              {post.replyCount > 0 ? `${post.replyCount} 条回复` : closed ? '没有回复' : '回复'}
            </Button>
          )}
          {post.own || post.byTutor ? null : (
            <Button kind="plain" disabled={post.reported} onPress={() => setReporting(true)}>
              {post.reported ? '已举报' : '举报'}
            </Button>
          )}
        </div>
      ) : null}
      {open ? <Replies where={where} post={post} replyLeast={replyLeast} closed={closed} /> : null}
      {reporting ? <ReportDialog where={where} post={post} onClose={() => setReporting(false)} /> : null}
    </article>
  );
}

function Replies({ where, post, replyLeast, closed }: Props) {
  const [page, setPage] = useState(1);
  const replies = useApi('teaching.replies', { ...where, postId: post.id, page, size: 10 });
  return (
    <>
      <Loaded of={replies} what="回复" rows={2}>
        {(found) => (
          <>
            {found.rows.map((reply) => (
              <PostCard key={reply.id} where={where} post={reply} replyLeast={replyLeast} closed={closed} isReply />
            ))}
            <Pages page={page} total={found.total} onPage={setPage} />
          </>
        )}
      </Loaded>
      {closed ? null : <SayForm where={where} least={replyLeast} parentId={post.id} />}
    </>
  );
}
