import { describe, expect, it } from 'vitest';
import { gradeQuiz } from './quiz-grade.ts';

const paper = [
  { answer: [1], points: 1 },
  { answer: [0, 2], points: 1 },
  { answer: [0], points: 1 },
];

describe('gradeQuiz', () => {
  it.each([
    ['all right, in any order', [[1], [2, 0], [0]], 10_000],
    ['two of three, half up', [[1], [0, 2], [1]], 6667],
    ['a multiple choice counts whole or not at all', [[0], [0], [1]], 0],
    ['one press too many', [[1], [0, 1, 2], [0]], 6667],
    ['the same place twice is no answer', [[1, 1], [0, 2], [0]], 6667],
    ['nothing given', [], 0],
  ])('%s', (_name, given, scoreX100) => {
    expect(gradeQuiz(paper, given).scoreX100).toBe(scoreX100);
  });

  it('an empty paper has no score', () => expect(gradeQuiz([], []).scoreX100).toBe(0));
});
