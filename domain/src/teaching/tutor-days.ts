import type { Day } from '../kernel/day.ts';

export interface TutorDays {
  readonly kind: 'lead' | 'substitute';
  readonly fromOn: Day;
  readonly untilOn: Day | null;
}

/** When an appointment holds: a lead from today on; a substitute between two days that are not over yet. Null when wrong. */
export function tutorDays(
  kind: 'lead' | 'substitute',
  fromOn: Day | undefined,
  untilOn: Day | undefined,
  today: Day,
): TutorDays | null {
  const from = fromOn && fromOn > today ? fromOn : today;
  if (kind === 'lead') return { kind, fromOn: from, untilOn: null };
  if (!untilOn || untilOn < from || untilOn < today) return null;
  return { kind, fromOn: from, untilOn };
}

export function tutorState(
  one: { fromOn: Day; untilOn: Day | null; endedAt: Date | null },
  today: Day,
): 'coming' | 'now' | 'past' {
  if (one.endedAt !== null || (one.untilOn !== null && one.untilOn < today)) return 'past';
  return one.fromOn > today ? 'coming' : 'now';
}

/** Do two appointments of one person in one class meet? */
export function daysMeet(a: Omit<TutorDays, 'kind'>, b: Omit<TutorDays, 'kind'>): boolean {
  return (a.untilOn === null || a.untilOn >= b.fromOn) && (b.untilOn === null || b.untilOn >= a.fromOn);
}
