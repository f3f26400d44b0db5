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

  it('a short answer earns its share of the 要点, and a paper waits for what a tutor has to read', () => {
    const keyed = { kind: 'short' as const, answer: [], accepted: [['尊重'], ['沟通']], points: 2 };
    const read = { kind: 'short' as const, answer: [], accepted: [], points: 2 };
    const both = [keyed, read];
    expect(gradeQuiz(both, [['沟通'], ['体会']])).toMatchObject({
      earnedX100: [100, null],
      waiting: 1,
      scoreX100: null,
    });
    expect(gradeQuiz(both, [['沟通'], ['体会']], [null, 150])).toMatchObject({ waiting: 0, scoreX100: 6250 });
    // a tutor's word stands above the machine's
    expect(gradeQuiz(both, [['沟通'], ['体会']], [200, 200])).toMatchObject({ right: [true, true], scoreX100: 10_000 });
    // nothing to read: nothing waits
    expect(gradeQuiz(both, [[' '], []])).toMatchObject({ waiting: 0, scoreX100: 0 });
  });

  it('an empty paper has no score', () => expect(gradeQuiz([], []).scoreX100).toBe(0));
});
