import { fillsAll } from '../course/blank.ts';
import type { QuestionKind } from '../course/question-kind.ts';
import { divideHalfUp, type ScoreX100 } from '../kernel/hours.ts';

export interface GradedQuestion {
  readonly kind?: QuestionKind;
  readonly answer: readonly number[];
  /** Of a blank: for each gap what is taken for right. */
  readonly accepted?: readonly (readonly string[])[];
  readonly points: number;
}

/** Places that were chosen (of a match one for each prompt, −1 for none), or what was typed into the gaps of a blank. */
export type Given = readonly (number | string)[];

export interface Graded {
  readonly right: readonly boolean[];
  readonly points: number;
  readonly maxPoints: number;
  /** 0–10000, rounded half up once. */
  readonly scoreX100: ScoreX100;
}

/**
 * Grades a paper: a question counts whole or not at all; without an answer it is wrong; an order must be the whole order,
 * a match every pair, a blank every gap.
 */
export function gradeQuiz(questions: readonly GradedQuestion[], given: readonly (Given | undefined)[]): Graded {
  const right = questions.map((question, at) => isRight(question, given[at] ?? []));
  const maxPoints = questions.reduce((sum, question) => sum + question.points, 0);
  const points = questions.reduce((sum, question, at) => sum + (right[at] ? question.points : 0), 0);
  return { right, points, maxPoints, scoreX100: maxPoints === 0 ? 0 : divideHalfUp(points * 10_000, maxPoints) };
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
