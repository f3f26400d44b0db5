import { addDays, dayOf, dayText } from '../kernel/day.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { refuseAccount } from './refusals.ts';

/** A merge can be taken back for so many days: long enough for the person to notice at the next log-in or form. */
export const unmergeDays = 30;

/** The last day (Asia/Shanghai, to its end) on which a merge can be taken back. */
export const unmergeUntil = (mergedAt: Date): string => addDays(dayOf(mergedAt), unmergeDays);

/** A merge as taking it back sees it. */
export interface MergeDone {
  readonly mergedAt: Date;
  readonly undone: boolean;
  /** The kept record was itself merged into another since. */
  readonly mergedOn: boolean;
  /** Of the kept record's enrolments, roles: what the reader can't reach or manage. */
  readonly beyond: number;
  readonly rolesBeyond: boolean;
  /** In words, what was written into the moved programs since: 学习记录, 成绩. */
  readonly changed: readonly string[];
  /** Programs that the kept record was enrolled in since: nobody can say whose they are. */
  readonly enrolledSince: readonly string[];
  readonly phoneChanged: boolean;
  /** The given-up account's login belongs to somebody else by now. */
  readonly loginTaken: boolean;
}

/**
 * Why a merge can't be taken back; null when it can. Whatever was written since belongs to one of the two, and the machine
 * can't know to whom, so it is refused rather than guessed.
 */
export function refuseUnmerge(merge: MergeDone, today: string): Refusal | null {
  if (merge.undone) return refuseAccount('unmergeDone');
  const until = unmergeUntil(merge.mergedAt);
  if (today > until) return refuseAccount('unmergeLate', { day: dayText(until) });
  if (merge.mergedOn) return refuseAccount('unmergeChain');
  if (merge.beyond > 0) return refuseAccount('mergeBeyond', { count: merge.beyond });
  if (merge.rolesBeyond) return refuseAccount('holdsRole');
  if (merge.enrolledSince.length > 0) {
    return refuseAccount('unmergeEnrolled', { programs: merge.enrolledSince.join('、') });
  }
  if (merge.changed.length > 0) return refuseAccount('unmergeChanged', { what: merge.changed.join('、') });
  if (merge.phoneChanged) return refuseAccount('unmergePhone');
  return merge.loginTaken ? refuseAccount('unmergeLogin') : null;
}
