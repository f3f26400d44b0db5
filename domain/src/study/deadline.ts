import type { Day } from '../kernel/day.ts';
import { milestoneNames } from '../program/words.ts';

/** The days of a program's year that concern a trainee. */
export const deadlineKeys = ['firstLoginDueOn', 'studyStartsOn', 'studyEndsOn', 'assessmentEndsOn'] as const;
export type DeadlineKey = (typeof deadlineKeys)[number];

/** `done`: what the day is for has been done; `passed`: the day is over; `next`: the nearest that is still to come. */
export type DeadlineState = 'done' | 'passed' | 'next' | 'later';

export interface Deadline {
  readonly key: DeadlineKey;
  readonly title: string;
  readonly day: Day;
  readonly state: DeadlineState;
}

/** How far a trainee is: whether any second has counted, and whether the online hours are full. */
export interface DeadlineStanding {
  readonly started: boolean;
  readonly full: boolean;
}

/**
 * A trainee's deadlines in the order of their days. A day is over on the day after it; what has been done stays done
 * whatever the day. The start is no duty: it passes on its day (rules §3: studyStartsOn is the first day that counts).
 */
export function deadlinesOf(
  days: Readonly<Record<DeadlineKey, Day>>,
  today: Day,
  standing: DeadlineStanding,
): Deadline[] {
  const done: Readonly<Record<DeadlineKey, boolean>> = {
    firstLoginDueOn: standing.started,
    studyStartsOn: false,
    studyEndsOn: standing.full,
    assessmentEndsOn: false,
  };
  const isOver = (key: DeadlineKey) => (key === 'studyStartsOn' ? days[key] <= today : days[key] < today);
  const inOrder = [...deadlineKeys].sort((a, b) => days[a].localeCompare(days[b]) || order(a) - order(b));
  const next = inOrder.find((key) => !done[key] && !isOver(key));
  return inOrder.map((key) => ({
    key,
    title: milestoneNames[key],
    day: days[key],
    state: done[key] ? 'done' : isOver(key) ? 'passed' : key === next ? 'next' : 'later',
  }));
}

/** A program may let study start on the day by which the first log-in is due: the start then stands first. */
function order(key: DeadlineKey): number {
  return ['studyStartsOn', 'firstLoginDueOn', 'studyEndsOn', 'assessmentEndsOn'].indexOf(key);
}
