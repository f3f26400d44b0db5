import { pieceStateNames } from '@yanxiu/domain/teaching/work/piece-states';
import { useParams } from 'react-router';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { PageFrame } from '../../kit/PageFrame.tsx';
import { StateTag } from '../../kit/StateTag.tsx';
import { useApi } from '../../kit/use-api.ts';
import { PieceWork } from './PieceWork.tsx';
import { pieceTones } from './piece-words.ts';

/** One piece by itself: read by everybody in reach, marked by tutors. */
export function PiecePage() {
  const { id = '' } = useParams();
  return <ForProgram>{(program) => <OnePiece programId={program.id} id={id} />}</ForProgram>;
}

function OnePiece({ programId, id }: { programId: string; id: string }) {
  const piece = useApi('teaching.getPiece', { programId, id });
  const one = piece.data;
  return (
    <PageFrame
      title={one ? `${one.name}：${one.lessonTitle}` : '作业'}
      crumbs={[{ label: '作业', to: '/pieces' }]}
      tag={one ? <StateTag tone={pieceTones[one.state]}>{pieceStateNames[one.state]}</StateTag> : null}
      purpose={one ? [one.schoolName, one.className, one.courseTitle].filter(Boolean).join(' · ') : undefined}
    >
      <Loaded of={piece} what="作业" lines={10}>
        {(found) => (
          <PieceWork key={found.id + found.state} programId={programId} piece={found} onDone={() => undefined} />
        )}
      </Loaded>
    </PageFrame>
  );
}
