import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Field } from '../../kit/Field.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useAct } from '../../kit/use-act.ts';
import { useRefresh } from '../../kit/use-api.ts';
import type { Where } from './DiscussionLesson.tsx';
import type { Post } from './PostCard.tsx';

const usual = ['与话题无关', '照搬别人的内容', '广告', '不文明'] as const;

/** Tells the tutor of a contribution; the one who said it is not told who did. */
export function ReportDialog({ where, post, onClose }: { where: Where; post: Post; onClose: () => void }) {
  const act = useAct('teaching.reportPost');
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  const submit = async () => {
    if (!(await act.run({ ...where, postId: post.id, reason }))) return;
    refresh('teaching.board', 'teaching.replies');
    onClose();
  };
  return (
    <Dialog title={`举报${post.name}老师的发言`} onClose={onClose}>
      <p class="muted">辅导教师会来看；对方不知道是谁举报的。</p>
      <div class="buttons">
        {usual.map((words) => (
          <Button key={words} onPress={() => setReason(words)}>
            {words}
          </Button>
        ))}
      </div>
      <Field
        name="report-reason"
        label="原因"
        maxLength={200}
        value={reason}
        onValue={setReason}
        problem={act.problemOf('reason')}
      />
      <Problem text={act.problemOf('reason') ? null : act.problem} />
      <div class="buttons">
        <Button kind="primary" busy={act.busy} disabled={reason.trim().length < 2} onPress={() => void submit()}>
          举报
        </Button>
        <Button onPress={onClose}>不举报了</Button>
      </div>
    </Dialog>
  );
}
