import { ReasonDialog } from '../../kit/ReasonDialog.tsx';
import { useAct } from '../../kit/use-api.ts';
import type { Post } from './PostListPage.tsx';

export type PostAct = 'answer' | 'remove';

interface Props {
  readonly programId: string;
  readonly row: Post;
  readonly act: PostAct;
  readonly onClose: () => void;
}

/** Asks for the answer, or for the reason of a removal. */
export function PostDialog({ programId, row, act, onClose }: Props) {
  const answer = useAct('teaching.answerPost', { done: `已回复${row.name}`, quiet: true });
  const remove = useAct('teaching.removePost', { done: `已移除${row.name}的发言`, quiet: true });
  const said = `${row.name}：${row.text.slice(0, 200)}`;
  if (act === 'answer')
    return (
      <ReasonDialog
        open
        title={`回复${row.name}`}
        effect={said}
        what="回复内容"
        most={1000}
        submit="回复"
        onSubmit={(text) => answer.mutateAsync({ programId, id: row.id, text })}
        onClose={onClose}
      />
    );
  return (
    <ReasonDialog
      open
      title={`移除${row.name}的发言`}
      effect={`${said}　——移除后别人看不到，得分收回；本人能看到原因，误移除可以恢复。`}
      submit="移除"
      danger
      usual={['与话题无关', '照搬他人内容', '广告或不文明用语']}
      onSubmit={(reason) => remove.mutateAsync({ programId, id: row.id, reason })}
      onClose={onClose}
    />
  );
}
