import { addDays, type Day, dayText } from '../kernel/day.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { refusePayment } from './refusals.ts';

export type ClosingKind = 'day' | 'month';

/** The day on which something that happens today counts: today, or the day after the last closed one. */
export function openDay(today: Day, closedUntil: Day | null): Day {
  return closedUntil !== null && closedUntil >= today ? addDays(closedUntil, 1) : today;
}

/** The day on which a line that arrived on `day` counts: its own, or the first open one when it was found too late. */
export function lineDay(day: Day, closedUntil: Day | null): Day {
  return closedUntil !== null && day <= closedUntil ? addDays(closedUntil, 1) : day;
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** May a person book on this day? A closed period refuses back-dated bookings (rules §6). Null when yes. */
export function refuseBookingDay(day: Day, today: Day, closedUntil: Day | null, lineOn: Day): Refusal | null {
  if (closedUntil !== null && day <= closedUntil) {
    return refusePayment('dayClosed', { day: dayText(day), open: dayText(addDays(closedUntil, 1)) });
  }
  if (day < lineOn) return refusePayment('dayBeforeLine', { day: dayText(lineOn) });
  return day > laterDay(openDay(today, closedUntil), lineOn) ? refusePayment('dayAhead', { day: dayText(day) }) : null;
}

/** The last day of a period: `2021-11-03` for a day, `2021-11` for a month. */
export function lastDayOf(kind: ClosingKind, period: string): Day {
  if (kind === 'day') return period;
  const [year = 0, month = 0] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

export function periodText(kind: ClosingKind, period: string): string {
  const [year, month] = period.split('-').map(Number);
  return kind === 'day' ? dayText(period) : `${year}年${month}月`;
}

/**
 * May this period be closed? A day may be closed on the day itself, a month when it is over; a day goes beyond the
 * last closed one, a month may be stated after its days were closed one by one. Returns null when yes.
 */
export function refuseClosing(kind: ClosingKind, period: string, today: Day, closedUntil: Day | null): Refusal | null {
  const until = lastDayOf(kind, period);
  const named = { period: periodText(kind, period) };
  if (kind === 'day' ? until > today : until >= today) return refusePayment('closeAhead', named);
  return kind === 'day' && closedUntil !== null && until <= closedUntil ? refusePayment('closeAgain', named) : null;
}
