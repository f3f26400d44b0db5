import type { HoursX100 } from '../kernel/hours.ts';
import type { ProgramSettings } from '../program/policy.ts';

export interface AttendedHours {
  readonly taskKey: string;
  readonly hoursX100: HoursX100;
}

/**
 * School-based hours of a person: per task no more than the task plans, offline sessions that feed the part on top,
 * all within the part's plan (rules §8: 22 学时 in all, 阳教师函字〔2021〕1号 三.1).
 */
export function schoolBasedHours(
  settings: Pick<ProgramSettings, 'schoolBased' | 'hours'>,
  attended: readonly AttendedHours[],
  offlineX100: HoursX100,
): { totalX100: HoursX100; byTask: ReadonlyMap<string, HoursX100> } {
  const byTask = new Map<string, HoursX100>();
  for (const task of settings.schoolBased.tasks) {
    const doneX100 = attended.filter((one) => one.taskKey === task.key).reduce((sum, one) => sum + one.hoursX100, 0);
    byTask.set(task.key, Math.min(doneX100, task.hoursX100));
  }
  const sumX100 = [...byTask.values()].reduce((sum, one) => sum + one, 0) + offlineX100;
  return { totalX100: Math.min(sumX100, settings.hours.schoolBasedX100), byTask };
}
