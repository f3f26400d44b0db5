import type { ScoreX100 } from '../../kernel/hours.ts';

export interface PointRules {
  readonly dayCap: number;
  readonly postPoints: number;
  readonly replyPoints: number;
  readonly finePoints: number;
}

/** A contribution as its points see it. */
export interface Said {
  /** Shanghai day on which it was said. */
  readonly day: string;
  readonly isReply: boolean;
  readonly isFine: boolean;
  readonly isRemoved: boolean;
}

/** Why a contribution earned what it did, in the author's words. */
export type PointsWhy = 'counted' | 'overCap' | 'removed';

export interface Earned {
  readonly points: number;
  readonly why: PointsWhy;
}

/**
 * Points of one person's contributions to one discussion, in the order in which they were said: so many a day count; what
 * was removed earns nothing and makes no room for a later one of its day. 精华 counts beyond the cap.
 */
export function pointsOfSaid(said: readonly Said[], rules: PointRules): Earned[] {
  const countOf = new Map<string, number>();
  return said.map(({ day, isReply, isFine, isRemoved }) => {
    const count = (countOf.get(day) ?? 0) + 1;
    countOf.set(day, count);
    if (isRemoved) return { points: 0, why: 'removed' as const };
    const fine = isFine ? rules.finePoints : 0;
    if (count > rules.dayCap) return { points: fine, why: 'overCap' as const };
    return { points: fine + (isReply ? rules.replyPoints : rules.postPoints), why: 'counted' as const };
  });
}

/** 0 – 10000: the sum of the points, at most 100. */
export function discussionScore(earned: readonly Earned[]): ScoreX100 {
  return (
    Math.min(
      100,
      earned.reduce((sum, { points }) => sum + points, 0),
    ) * 100
  );
}
