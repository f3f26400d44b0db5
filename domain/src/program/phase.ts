import { type Day, dayOf } from '../kernel/day.ts';
import type { ProgramSettings } from './policy.ts';
import { type Milestone, milestoneNames, milestones } from './words.ts';

export const phaseNames = {
  preparing: '筹备',
  registering: '报名',
  opening: '缴费与激活',
  studying: '学习',
  assessing: '考核',
  finished: '已结束',
} as const;
export type Phase = keyof typeof phaseNames;

/** Phases are derived from the dates; only publishing, locking and closing are acts (rules §3). */
export function phaseOn(settings: ProgramSettings, now: Date): Phase {
  const today = dayOf(now);
  const { milestones: days } = settings;
  if (today < days.noticeIssuedOn) return 'preparing';
  if (today > days.assessmentEndsOn) return 'finished';
  if (today > days.studyEndsOn) return 'assessing';
  if (today >= days.studyStartsOn && today > days.firstLoginDueOn) return 'studying';
  return today <= days.rosterDueOn ? 'registering' : 'opening';
}

/** The next milestone that has not passed: what a start page answers "by when" with. */
export function nextMilestone(
  settings: ProgramSettings,
  today: Day,
): { milestone: Milestone; name: string; day: Day } | null {
  const ahead = milestones
    .map((milestone) => ({ milestone, name: milestoneNames[milestone], day: settings.milestones[milestone] }))
    .filter((one) => one.day >= today)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return ahead[0] ?? null;
}

/** Removals lower the bill and replacements are free until this day (default: first login and study due). */
export function refundUntil(settings: ProgramSettings): Day {
  return settings.refundUntil ?? settings.milestones.firstLoginDueOn;
}

export function replaceUntil(settings: ProgramSettings): Day {
  return settings.replaceUntil ?? settings.milestones.firstLoginDueOn;
}
