import { divideHalfUp, type ScoreX100 } from '../kernel/hours.ts';

export interface GradedQuestion {
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

/** Grades a paper: a question counts whole or not at all; a question without an answer is wrong. */
export function gradeQuiz(
  questions: readonly GradedQuestion[],
  given: readonly (readonly number[] | undefined)[],
): Graded {
  const right = questions.map((question, at) => sameSet(question.answer, given[at] ?? []));
  const maxPoints = questions.reduce((sum, question) => sum + question.points, 0);
  const points = questions.reduce((sum, question, at) => sum + (right[at] ? question.points : 0), 0);
  return { right, points, maxPoints, scoreX100: maxPoints === 0 ? 0 : divideHalfUp(points * 10_000, maxPoints) };
}

function sameSet(wanted: readonly number[], given: readonly number[]): boolean {
  const set = new Set(given);
  return set.size === given.length && set.size === wanted.length && wanted.every((place) => set.has(place));
}
