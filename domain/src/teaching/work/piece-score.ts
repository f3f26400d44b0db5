import { divideHalfUp, type ScoreX100 } from '../../kernel/hours.ts';

export interface RubricPoints {
  readonly points: number;
}

/** Points given for each line of a rubric as a score out of 100, half up; null when they don't fit the rubric. */
export function rubricScore(rubric: readonly RubricPoints[], given: readonly number[]): ScoreX100 | null {
  if (given.length !== rubric.length) return null;
  const fits = rubric.every(({ points }, at) => {
    const one = given[at] ?? -1;
    return Number.isInteger(one) && one >= 0 && one <= points;
  });
  if (!fits) return null;
  const most = rubric.reduce((sum, { points }) => sum + points, 0);
  return divideHalfUp(given.reduce((sum, one) => sum + one, 0) * 10_000, most);
}

export interface Judged {
  /** The tutor's score before anything is taken off. */
  readonly tutorX100: ScoreX100;
  /** What colleagues gave; none of them, and the tutor's counts alone. */
  readonly peersX100: readonly ScoreX100[];
  readonly peerPercent: number;
  readonly lateDays: number;
  /** Percent of the score that each late day costs. */
  readonly latePercent: number;
}

export interface PieceScore {
  readonly scoreX100: ScoreX100;
  readonly peerMeanX100: ScoreX100 | null;
  readonly lateLossPercent: number;
}

/** tutor × (100 − share) + mean of the colleagues × share, then less the late days; each step half up. */
export function pieceScore({ tutorX100, peersX100, peerPercent, lateDays, latePercent }: Judged): PieceScore {
  const peerMeanX100 =
    peersX100.length === 0 || peerPercent === 0
      ? null
      : divideHalfUp(
          peersX100.reduce((sum, one) => sum + one, 0),
          peersX100.length,
        );
  const joined =
    peerMeanX100 === null ? tutorX100 : divideHalfUp(tutorX100 * (100 - peerPercent) + peerMeanX100 * peerPercent, 100);
  const lateLossPercent = Math.min(100, lateDays * latePercent);
  return { scoreX100: divideHalfUp(joined * (100 - lateLossPercent), 100), peerMeanX100, lateLossPercent };
}
