import { type Day, dayOf, endOf, startOf } from '../kernel/day.ts';
import type { ProgramSettings } from '../program/policy.ts';

/** What a program lays down for study time, in seconds and instants (rules §7). */
export interface StudyRules {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly minutesPerHour: number;
  readonly dayCapSec: number;
  /** How long reports may be kept back, since the last accepted request. */
  readonly bufferSec: number;
  readonly onlineHoursX100: number;
}

export function studyRulesOf(settings: ProgramSettings): StudyRules {
  const { studyStartsOn, studyEndsOn } = settings.milestones;
  return {
    startsAtMs: startOf(studyStartsOn).getTime(),
    endsAtMs: endOf(studyEndsOn).getTime(),
    startsOn: studyStartsOn,
    endsOn: studyEndsOn,
    minutesPerHour: settings.minutesPerHour,
    dayCapSec: secondsOfHours(settings.study.dailyCapX100, settings.minutesPerHour),
    bufferSec: settings.study.bufferSec,
    onlineHoursX100: settings.hours.onlineX100,
  };
}

/** 学时 in hundredths as whole seconds of study. */
export function secondsOfHours(hoursX100: number, minutesPerHour: number): number {
  return Math.floor((hoursX100 * minutesPerHour * 60) / 100);
}

const dayMs = 86_400_000;
/** The day asked for last: nearly every report asks for today, and writing a date out costs more than the rest of its credit. */
let lastDay = { fromMs: Number.NaN, day: '' };

export function dayOfMs(atMs: number): Day {
  if (atMs >= lastDay.fromMs && atMs < lastDay.fromMs + dayMs) return lastDay.day;
  const day = dayOf(new Date(atMs));
  lastDay = { fromMs: startOf(day).getTime(), day };
  return day;
}
