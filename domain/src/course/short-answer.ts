import { divideHalfUp } from '../kernel/hours.ts';
import { plainAnswer } from './blank.ts';

/** A short answer is a paragraph, not an essay: what is longer belongs into an assignment. */
export const mostAnswerChars = 2_000;

/**
 * Which 要点 of a 简答题 an answer names: a point is named when any of its wordings stands in the answer, whatever a
 * phone's keyboard made of width, capitals, spaces and quotes.
 */
export function pointsNamed(keyPoints: readonly (readonly string[])[], typed: string): boolean[] {
  const answer = plainAnswer(typed);
  return keyPoints.map((wordings) =>
    wordings.some((one) => plainAnswer(one) !== '' && answer.includes(plainAnswer(one))),
  );
}

/** Whether anything was answered at all: spaces and a full stop are nothing that a tutor has to read. */
export function isAnswered(typed: string): boolean {
  return plainAnswer(typed) !== '';
}

/**
 * Hundredths of a point that the machine gives: the share of the 要点 that are named, half up. Null where the author gave
 * none: then a tutor reads it. No answer earns 0 either way.
 */
export function machineEarns(
  question: { readonly accepted: readonly (readonly string[])[]; readonly points: number },
  typed: string,
): number | null {
  if (!isAnswered(typed)) return 0;
  const { accepted, points } = question;
  if (accepted.length === 0) return null;
  const named = pointsNamed(accepted, typed).filter(Boolean).length;
  return divideHalfUp(named * points * 100, accepted.length);
}
