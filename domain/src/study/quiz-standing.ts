import type { ScoreX100 } from '../kernel/hours.ts';

export interface MarkedPaper {
  readonly number: number;
  /** Null while it waits for a tutor, or is not handed in. */
  readonly scoreX100: ScoreX100 | null;
}

/**
 * The score of a quiz that counts: the best of the papers that are marked, or by the quiz's rule the latest of them. A
 * paper that waits counts nothing yet and takes nothing away. What was carried over from records that hold no papers is a
 * floor under both: no marking takes it away. Null while none is marked and nothing carried.
 */
export function standingScore(
  papers: readonly MarkedPaper[],
  keeps: 'best' | 'last',
  carriedX100: ScoreX100 | null = null,
): ScoreX100 | null {
  const earned = scoreOf(papers, keeps);
  return earned === null || carriedX100 === null ? (earned ?? carriedX100) : Math.max(earned, carriedX100);
}

function scoreOf(papers: readonly MarkedPaper[], keeps: 'best' | 'last'): ScoreX100 | null {
  const marked = papers.filter((paper) => paper.scoreX100 !== null);
  if (keeps === 'best')
    return marked.reduce<number | null>((best, { scoreX100 }) => Math.max(best ?? 0, scoreX100 ?? 0), null);
  return marked.sort((a, b) => b.number - a.number)[0]?.scoreX100 ?? null;
}
