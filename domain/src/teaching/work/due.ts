import { addDays, type Day, daysBetween } from '../../kernel/day.ts';

export interface DueRule {
  /** Days after study begins, both included; null: the last day of study. */
  readonly dueDays: number | null;
  /** So many days more it is still taken. */
  readonly lateDays: number;
}

export interface StudyDays {
  readonly studyStartsOn: Day;
  readonly studyEndsOn: Day;
  readonly assessmentEndsOn: Day;
}

export interface Due {
  /** Until the end of this day nothing is taken off. */
  readonly dueOn: Day;
  /** Until the end of this day it is taken at all: never after the assessment has ended. */
  readonly lastOn: Day;
}

/** When a piece of work is due in a program. A due day beyond the study is the last day of study. */
export function dueOf(rule: DueRule, days: StudyDays): Due {
  const wished = rule.dueDays === null ? days.studyEndsOn : addDays(days.studyStartsOn, rule.dueDays - 1);
  const dueOn = earlier(wished, days.studyEndsOn);
  const lastOn = earlier(addDays(dueOn, rule.lateDays), later(days.assessmentEndsOn, dueOn));
  return { dueOn, lastOn };
}

/** Whole days that a piece handed in on this day is late; 0 in time. */
export function lateDaysOf(handedInOn: Day, dueOn: Day): number {
  return Math.max(0, daysBetween(dueOn, handedInOn));
}

const earlier = (a: Day, b: Day) => (a < b ? a : b);
const later = (a: Day, b: Day) => (a > b ? a : b);
