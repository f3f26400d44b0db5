import { ReasonDialog } from '../../kit/ReasonDialog.tsx';
import { useAct } from '../../kit/use-api.ts';
import type { PieceDetail } from './piece-words.ts';

interface Props {
  readonly programId: string;
  readonly piece: PieceDetail;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function ReturnPiece({ programId, piece, onDone, onClose }: Props) {
  const back = useAct('teaching.returnPiece', { done: `已退回${piece.name}的作业`, quiet: true, onDone });
  return (
    <ReasonDialog
      open
      title={`退回${piece.name}的作业`}
      effect="老师在手机上能看到原因，改好后重新提交；这次交的内容保留，不算迟交。"
      submit="退回重做"
      usual={[
        '内容太少，请补充自己课堂中的例子',
        '与他人作业大段相同，请用自己的话写',
        '没有按要求完成，请对照作业要求重写',
      ]}
      onSubmit={(reason) => back.mutateAsync({ programId, id: piece.id, reason })}
      onClose={onClose}
    />
  );
}
