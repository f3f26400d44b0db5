import { firstSecondsOf, newPartsOf, type Range, type Ranges, secondsOf, withRange, withRanges } from './ranges.ts';

/** What is kept of one trainee in one lesson: seen (to resume and to seek back) and credited (for hours). */
export interface LessonCredit {
  readonly watched: Ranges;
  readonly credited: Ranges;
}

/** How many more seconds may be earned now, by each limit. */
export interface Allowance {
  /** Server seconds since the session opened, less those lost to presence questions and those already earned. */
  readonly clockSec: number;
  readonly dayLeftSec: number;
  readonly courseLeftSec: number;
}

export type Limit = 'clock' | 'day' | 'course';

export interface Earned {
  readonly lesson: LessonCredit;
  readonly earnedSec: number;
  /** Seconds of the report that were new and yet not earned, and what held them back. */
  readonly heldBackSec: number;
  readonly heldBackBy: Limit | null;
}

/**
 * Credits one reported interval (rules §7): it earns the part not yet credited, never more than the allowance; only as
 * many seconds as were earned are marked credited, from the front of the new part, so that the rest can be earned by
 * playing again. The interval is cut to the lesson. All in whole seconds.
 */
export function creditInterval(lesson: LessonCredit, interval: Range, lengthSec: number, allowance: Allowance): Earned {
  const cut: Range = [Math.max(0, interval[0]), Math.min(lengthSec, interval[1])];
  if (cut[1] <= cut[0]) return { lesson, earnedSec: 0, heldBackSec: 0, heldBackBy: null };
  const fresh = newPartsOf(cut, lesson.credited);
  const freshSec = secondsOf(fresh);
  const earnedSec = Math.max(0, Math.min(freshSec, allowance.clockSec, allowance.dayLeftSec, allowance.courseLeftSec));
  return {
    lesson: {
      watched: withRange(lesson.watched, cut),
      credited: earnedSec > 0 ? withRanges(lesson.credited, firstSecondsOf(fresh, earnedSec)) : lesson.credited,
    },
    earnedSec,
    heldBackSec: freshSec - earnedSec,
    heldBackBy: freshSec === earnedSec ? null : limitOf(earnedSec, allowance),
  };
}

function limitOf(earnedSec: number, { dayLeftSec, courseLeftSec }: Allowance): Limit {
  if (courseLeftSec <= earnedSec) return 'course';
  return dayLeftSec <= earnedSec ? 'day' : 'clock';
}
