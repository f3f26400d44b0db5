import { workLevelNames } from '@yanxiu/domain/teaching/work/nomination';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useAct } from '../../kit/use-act.ts';
import { useRefresh } from '../../kit/use-api.ts';
import type { MyPiece, PieceProps } from './AssignmentLesson.tsx';

/** How far one's own work was recommended, and one's word on being shown with one's name. */
export function WorkStanding({ where, piece }: PieceProps) {
  const act = useAct('teaching.consentPiece');
  const refresh = useRefresh();
  const change = async () => {
    if (await act.run({ ...where, mayPublish: !piece.mayPublish })) refresh('teaching.myPiece');
  };
  return (
    <>
      {piece.work ? <p class="notice good">{standingWords(piece.work)}</p> : null}
      <p class="muted">{piece.mayPublish ? '您同意：如被推荐为优秀，署名公开展示。' : '您没有同意署名公开展示。'}</p>
      <Problem text={act.problem} />
      <Button busy={act.busy} onPress={() => void change()}>
        {piece.mayPublish ? '不同意公开了' : '同意署名公开'}
      </Button>
    </>
  );
}

function standingWords({ level, state, published }: NonNullable<MyPiece['work']>): string {
  if (published) return '您的成果正在“成果展示”里公开。';
  if (state === 'setAside') return '辅导教师推荐了您的成果；这次没有继续向上推荐。';
  return `辅导教师推荐了您的成果，现在在${workLevelNames[level]}。`;
}
