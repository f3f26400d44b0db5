import type { QuestionKind } from '../course/question-kind.ts';
import { divideHalfUp, type ScoreX100 } from '../kernel/hours.ts';

export interface GradedQuestion {
  readonly kind?: QuestionKind;
  readonly answer: readonly number[];
  readonly points: number;
}

export interface Graded {
  readonly right: readonly boolean[];
  readonly points: number;
  readonly maxPoints: number;
  /** 0–10000, rounded half up once. */
  readonly scoreX100: ScoreX100;
}

/** Grades a paper: a question counts whole or not at all; without an answer it is wrong; an order must be the whole order. */
export function gradeQuiz(
  questions: readonly GradedQuestion[],
  given: readonly (readonly number[] | undefined)[],
): Graded {
  const right = questions.map((question, at) => isRight(question, given[at] ?? []));
  const maxPoints = questions.reduce((sum, question) => sum + question.points, 0);
  const points = questions.reduce((sum, question, at) => sum + (right[at] ? question.points : 0), 0);
  return { right, points, maxPoints, scoreX100: maxPoints === 0 ? 0 : divideHalfUp(points * 10_000, maxPoints) };
}

function isRight({ kind, answer }: GradedQuestion, given: readonly number[]): boolean {
  if (kind !== 'order') return sameSet(answer, given);
  return given.length === answer.length && answer.every((place, at) => given[at] === place);
}

function sameSet(wanted: readonly number[], given: readonly number[]): boolean {
  const set = new Set(given);
  return set.size === given.length && set.size === wanted.length && wanted.every((place) => set.has(place));
}
