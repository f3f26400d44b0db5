import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgramSettings } from '../program/policy.ts';
import { commonAssessment } from '../program/preset-common.ts';
import { pointsOfHours, pointsOfQuizzes } from './points.ts';
import { type PointsByItem, scoreOf } from './score.ts';

const onlyOnline = (gatePercent: number | null = null): ProgramSettings['assessment'] => ({
  ...commonAssessment,
  parts: commonAssessment.parts.map((part) => ({
    ...part,
    weightPercent: part.part === 'online' ? 100 : 0,
    gatePercent: part.part === 'online' ? gatePercent : null,
    items: [{ key: part.part, title: part.part, rule: 'manual' as const, maxX100: 10_000, gatePercent: null }],
  })),
});
const points = (entries: Record<string, number>): PointsByItem =>
  new Map(Object.entries(entries).map(([key, pointsX100]) => [key, { pointsX100, because: '' }]));

describe('bands (阳教师函字〔2021〕1号 六.2, half-open)', () => {
  it.each([
    [5999, 0],
    [6000, 700],
    [6999, 700],
    [7000, 800],
    [7999, 800],
    [8000, 900],
    [8999, 900],
    [9000, 1000],
    [10_000, 1000],
  ])('%i → %i', (totalX100, creditsX100) => {
    const score = scoreOf(onlyOnline(), points({ online: totalX100 }));
    expect([score.totalX100, score.creditsX100]).toEqual([totalX100, creditsX100]);
  });
});

describe('a score', () => {
  it('weighs the shown part scores and can be checked by hand', () => {
    const score = scoreOf(
      commonAssessment,
      points({ studyTime: 6800, quiz: 1533, schoolBased: 9091, activity: 8500, offline: 10_000 }),
    );
    // online 100 × (68 + 15.33) ÷ 100 = 83.33; 83.33×50% + 90.91×30% + 85×10% + 100×10% = 41.665 + 27.273 + 8.5 + 10
    expect(score.parts.map((part) => part.scoreX100)).toEqual([8333, 9091, 8500, 10_000]);
    expect(score.totalX100).toBe(8744);
    expect(score.creditsX100).toBe(900);
  });

  it('a failed gate keeps the score visible, says why and awards nothing', () => {
    const score = scoreOf(onlyOnline(80), points({ online: 7500 }));
    expect(score).toMatchObject({ totalX100: 7500, passed: false, creditsX100: 0, unmet: ['网络研修未达到 80%'] });
  });

  it('an item without a record counts 0 and says so', () => {
    const score = scoreOf(commonAssessment, new Map());
    expect(score.parts[0]?.items[0]).toMatchObject({ pointsX100: 0, because: '还没有记录' });
    expect(score.unmet[0]).toBe('总分 0 分，未达到合格线 60 分');
  });

  it('never leaves 0 to 100, is monotonous in each item, and is the same bytes again', () => {
    const keys = ['studyTime', 'quiz', 'schoolBased', 'activity', 'offline'];
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -100, max: 12_000 }), { minLength: 5, maxLength: 5 }),
        fc.nat(4),
        (values, at) => {
          const given = points(Object.fromEntries(keys.map((key, index) => [key, values[index] ?? 0])));
          const more = points(
            Object.fromEntries(keys.map((key, index) => [key, (values[index] ?? 0) + (index === at ? 500 : 0)])),
          );
          const score = scoreOf(commonAssessment, given);
          expect(score.totalX100).toBeGreaterThanOrEqual(0);
          expect(score.totalX100).toBeLessThanOrEqual(10_000);
          expect(scoreOf(commonAssessment, more).totalX100).toBeGreaterThanOrEqual(score.totalX100);
          expect(JSON.stringify(scoreOf(commonAssessment, given))).toBe(JSON.stringify(score));
        },
      ),
    );
  });
});

describe('points', () => {
  it('hours count up to the plan', () => {
    expect(pointsOfHours(4250, 5000, 8000, '网络研修已认定').pointsX100).toBe(6800);
    expect(pointsOfHours(6000, 5000, 8000, '网络研修已认定').pointsX100).toBe(8000);
  });

  it('a quiz not taken counts 0 in the mean', () => {
    expect(pointsOfQuizzes({ bestX100: [10_000, 8000], quizzesWaiting: 0 }, 4, 2000)).toEqual({
      pointsX100: 900,
      because: '4 个测验完成 2 个，平均 45 分，满分 20 分',
    });
  });
});
