/**
 * A program's dates are local days in Asia/Shanghai, written `YYYY-MM-DD`; an instant is a JavaScript Date (rules §2).
 * China has no daylight saving time: +08:00 always.
 */
export type Day = string;

const shanghaiOffsetMs = 8 * 3600 * 1000;

/** Today in Shanghai at the given instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Shanghai. */
export function startOf(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** The instant just after a day ends: "11月15日前" runs to the end of that day. */
export function endOf(day: Day): Date {
  return new Date(startOf(day).getTime() + 24 * 3600 * 1000);
}

/** Moves a day by whole days; negative goes back. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one day to another: positive when `to` is later. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // by figures: a roster asks for every person's birthday, and a Date costs ten times as much
  const month = Number(text.slice(5, 7));
  const date = Number(text.slice(8));
  return month >= 1 && month <= 12 && date >= 1 && date <= lastDate(Number(text.slice(0, 4)), month);
}

function lastDate(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `2021-11-02` → `2021年11月2日`. */
export function dayText(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** An instant as it is shown: `2021-11-02 09:05`, Shanghai time. */
export function instantText(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}
