import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineEarns, pointsNamed } from './short-answer.ts';

const keyPoints = [['尊重', '平等对待'], ['家校沟通'], ['因材施教']];

describe('要点 of a short answer', () => {
  it.each([
    ['要尊重学生，做好家校沟通，并因材施教。', 600],
    ['平等 对待每一位学生；家校沟通', 400],
    ['尊重和平等对待学生', 200],
    ['多关心学生', 0],
    ['', 0],
    ['。', 0],
  ])('%s earns %i hundredths of 6 points', (typed, earned) => {
    expect(machineEarns({ accepted: keyPoints, points: 6 }, typed)).toBe(earned);
  });

  it('rounds a share half up once', () => {
    expect(machineEarns({ accepted: keyPoints, points: 1 }, '因材施教')).toBe(33);
    expect(machineEarns({ accepted: keyPoints, points: 1 }, '因材施教，家校沟通')).toBe(67);
  });

  it('without 要点 a person has to read it, an empty one not', () => {
    expect(machineEarns({ accepted: [], points: 5 }, '谈谈体会')).toBeNull();
    expect(machineEarns({ accepted: [], points: 5 }, ' 。')).toBe(0);
  });
});

describe('properties', () => {
  const words = fc.array(fc.array(fc.constantFrom('甲乙', '丙', '丁戊', ' 己 '), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 8,
  });

  it('more words never earn less, all wordings together earn all, and nothing is above the points', () => {
    fc.assert(
      fc.property(words, fc.string(), fc.string(), fc.integer({ min: 1, max: 100 }), (accepted, said, more, points) => {
        const question = { accepted, points };
        const earned = machineEarns(question, said) ?? 0;
        // a full stop between them is no letter of either
        expect(pointsNamed(accepted, `${said}，${more}`)).toSatisfy((after: boolean[]) =>
          pointsNamed(accepted, `${said}，`).every((named, at) => !named || after[at]),
        );
        expect(earned).toBeLessThanOrEqual(points * 100);
        expect(machineEarns(question, accepted.flat().join('，'))).toBe(points * 100);
      }),
    );
  });
});
