import { errorText } from '@yanxiu/ui/api-error';
import { useState } from 'react';
import { forget, keep, kept } from '../../kit/keep.ts';
import { useAct } from '../../kit/use-api.ts';
import type { PieceDetail } from './piece-words.ts';

interface Typed {
  readonly points: readonly (number | null)[];
  readonly comment: string;
  readonly excellent: boolean;
}

/** What a tutor types about a piece, kept in this browser until it is saved. */
export function useMarking(programId: string, piece: PieceDetail, onDone: () => void) {
  const name = `draft.marking.${piece.id}`;
  const [typed, setTyped] = useState<Typed>(() => readKept(name) ?? startOf(piece));
  const [missing, setMissing] = useState('');
  const mark = useAct('teaching.markPiece', { quiet: true, onDone });
  const release = useAct('teaching.releasePiece', { done: '已放回', onDone });
  const change = (part: Partial<Typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    keep(name, JSON.stringify(next));
  };
  const submit = () => {
    if (mark.isPending) return;
    if (typed.points.some((one) => one === null)) return setMissing('请给每个评分项打分。');
    setMissing('');
    mark.mutate(
      {
        programId,
        id: piece.id,
        points: typed.points.map((one) => one ?? 0),
        comment: typed.comment,
        excellent: typed.excellent,
      },
      { onSuccess: () => forget(name) },
    );
  };
  return {
    ...typed,
    setPoints: (points: readonly (number | null)[]) => change({ points }),
    setComment: (comment: string) => change({ comment }),
    setExcellent: (excellent: boolean) => change({ excellent }),
    submit,
    busy: mark.isPending,
    problem: missing || (mark.error ? errorText(mark.error) : ''),
    release: () => release.mutate({ programId, id: piece.id }),
    releasing: release.isPending,
  };
}

function startOf({ judgement, rubric }: PieceDetail): Typed {
  if (judgement) return { points: judgement.points, comment: judgement.comment, excellent: judgement.excellent };
  return { points: rubric.map(() => null), comment: '', excellent: false };
}

function readKept(name: string): Typed | null {
  try {
    return JSON.parse(kept(name) ?? 'null') as Typed | null;
  } catch {
    return null;
  }
}
