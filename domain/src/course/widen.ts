import type { Refusal } from '../kernel/refusal.ts';
import { plainAnswer } from './blank.ts';
import type { QuestionKind } from './question-kind.ts';
import { refuseCourse } from './refusals.ts';

type Accepted = readonly (readonly string[])[];

/**
 * Whether a published question may take these answers: only more of them, gap by gap (要点 by 要点), so that nobody's
 * paper can lose by it.
 */
export function refuseWidening(kind: QuestionKind, before: Accepted, after: Accepted): Refusal | null {
  if ((kind !== 'blank' && kind !== 'short') || before.length === 0) return refuseCourse('widenKind');
  const kept = before.length === after.length && before.every((some, at) => isWithin(some, after[at] ?? []));
  if (!kept) return refuseCourse('widenOnly');
  return after.every((some, at) => isWithin(some, before[at] ?? [])) ? refuseCourse('widenNothing') : null;
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  const known = new Set(all.map(plainAnswer));
  return some.every((one) => known.has(plainAnswer(one)));
}
