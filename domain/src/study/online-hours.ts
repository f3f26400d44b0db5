import { type Day, daysBetween } from '../kernel/day.ts';
import { type HoursX100, hoursOfSeconds } from '../kernel/hours.ts';

/**
 * Online hours (rules §7): the sum over courses of the seconds credited, each at most the course's nominal ones, in
 * hundredths of 学时, rounded down once.
 */
export function onlineHours(
  courses: readonly { readonly creditedSec: number; readonly nominalSec: number }[],
  minutesPerHour: number,
): HoursX100 {
  const seconds = courses.reduce((sum, course) => sum + Math.min(course.creditedSec, course.nominalSec), 0);
  return hoursOfSeconds(seconds, minutesPerHour);
}

/** What is left a day, in hundredths rounded up, to reach the wanted hours by the last day, today included; 0 when reached. */
export function hoursPerDayLeft(wantedX100: HoursX100, doneX100: HoursX100, today: Day, endsOn: Day): HoursX100 {
  const left = wantedX100 - doneX100;
  const days = daysBetween(today, endsOn) + 1;
  if (left <= 0) return 0;
  return days <= 0 ? left : Math.ceil(left / days);
}
