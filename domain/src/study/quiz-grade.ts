import { fillsAll } from '../course/blank.ts';
import type { QuestionKind } from '../course/question-kind.ts';
import { machineEarns } from '../course/short-answer.ts';
import { divideHalfUp, type ScoreX100 } from '../kernel/hours.ts';

export interface GradedQuestion {
  readonly kind?: QuestionKind;
  readonly answer: readonly number[];
  /** Of a blank for each gap what is taken for right; of a short answer its 要点. */
  readonly accepted?: readonly (readonly string[])[];
  readonly points: number;
}

/** Places that were chosen (of a match one for each prompt, −1 for none), or what was typed: into the gaps of a blank, as a short answer. */
export type Given = readonly (number | string)[];

export interface Graded {
  /** All the points of the question. */
  readonly right: readonly boolean[];
  /** Hundredths of a point for each question; null: it waits for a tutor. */
  readonly earnedX100: readonly (number | null)[];
  /** Questions that wait for a tutor. */
  readonly waiting: number;
  readonly maxPoints: number;
  /** 0–10000, rounded half up once; null while a question waits. */
  readonly scoreX100: ScoreX100 | null;
}

/** What a tutor gave, in hundredths of a point, by the place of the question; null or missing: nothing yet. */
export type Marks = readonly (number | null | undefined)[];

/**
 * Grades a paper. What is chosen, ordered, matched or filled in counts whole or not at all, without an answer it is wrong.
 * A short answer earns what a tutor gave, else its share of the 要点; where the author gave none it waits, and with it
 * the score of the paper.
 */
export function gradeQuiz(
  questions: readonly GradedQuestion[],
  given: readonly (Given | undefined)[],
  marks: Marks = [],
): Graded {
  const earnedX100 = questions.map((question, at) => earnedBy(question, given[at] ?? [], marks[at] ?? null));
  const right = questions.map(({ points }, at) => earnedX100[at] === points * 100);
  const maxPoints = questions.reduce((sum, question) => sum + question.points, 0);
  const waiting = earnedX100.filter((one) => one === null).length;
  const sumX100 = earnedX100.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const scoreX100 = maxPoints === 0 ? 0 : divideHalfUp(sumX100 * 100, maxPoints);
  return { right, earnedX100, waiting, maxPoints, scoreX100: waiting > 0 ? null : scoreX100 };
}

function earnedBy(question: GradedQuestion, given: Given, markX100: number | null): number | null {
  if (question.kind !== 'short') return isRight(question, given) ? question.points * 100 : 0;
  return markX100 ?? machineEarns({ ...question, accepted: question.accepted ?? [] }, textsOf(given)[0] ?? '');
}

function isRight({ kind, answer, accepted }: GradedQuestion, given: Given): boolean {
  if (kind === 'blank') return fillsAll(accepted ?? [], textsOf(given));
  const places = placesOf(given);
  if (kind !== 'order' && kind !== 'match') return sameSet(answer, places);
  return places.length === answer.length && answer.every((place, at) => places[at] === place);
}

export const textsOf = (given: Given): string[] => given.filter((one) => typeof one === 'string');
export const placesOf = (given: Given): number[] => given.filter((one) => typeof one === 'number');

function sameSet(wanted: readonly number[], given: readonly number[]): boolean {
  const set = new Set(given);
  return set.size === given.length && set.size === wanted.length && wanted.every((place) => set.has(place));
}
