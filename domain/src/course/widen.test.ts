import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import { machineEarns } from './short-answer.ts';
import { refuseWidening } from './widen.ts';

const codeOf = (refusal: ReturnType<typeof refuseWidening>) => (isRefusal(refusal) ? refusal.code : null);

describe('more answers for a published question', () => {
  it.each([
    ['blank', [['太原']], [['太原', '太原市']], null],
    ['short', [['尊重'], ['倾听']], [['尊重', '平等'], ['倾听']], null],
    ['blank', [['太原']], [['太原市']], 'course.widenOnly'],
    ['short', [['尊重']], [['尊重'], ['倾听']], 'course.widenOnly'],
    ['blank', [['太原']], [['太原', '太原。']], 'course.widenNothing'],
    ['short', [], [['尊重']], 'course.widenKind'],
    ['single', [], [], 'course.widenKind'],
  ] as const)('%s %j → %j: %s', (kind, before, after, code) => {
    expect(codeOf(refuseWidening(kind, before, after))).toBe(code);
  });

  it('never take a point away', () => {
    const words = fc.array(fc.constantFrom('甲', '乙丙', '丁', '戊己'), { minLength: 1, maxLength: 3 });
    const keyPoints = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(keyPoints, fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己', '，')), (points, said) => {
        const before = points.map(([had]) => had);
        const after = points.map(([had, more]) => [...had, ...more]);
        const earned = (accepted: string[][]) => machineEarns({ accepted, points: 5 }, said.join('')) ?? 0;
        expect(codeOf(refuseWidening('short', before, after))).not.toBe('course.widenOnly');
        expect(earned(after)).toBeGreaterThanOrEqual(earned(before));
      }),
    );
  });
});
