import { describe, expect, it } from 'vitest';
import { hoursPerDayLeft, onlineHours } from './online-hours.ts';

describe('onlineHours', () => {
  it('sums courses up to their nominal seconds and rounds down once', () => {
    const courses = [
      { creditedSec: 2699, nominalSec: 2700 },
      { creditedSec: 5000, nominalSec: 2700 },
      { creditedSec: 26, nominalSec: 2700 },
    ];
    // 2699 + 2700 + 26 = 5425 s of 2700 s each: 2.009 学时
    expect(onlineHours(courses, 45)).toBe(200);
    expect(onlineHours([...courses, { creditedSec: 2, nominalSec: 2700 }], 45)).toBe(201);
  });
});

describe('hoursPerDayLeft', () => {
  it.each([
    [0, '2022-04-30', 5000],
    [0, '2022-04-29', 2500],
    [4999, '2022-04-21', 1],
    [5000, '2022-04-21', 0],
    [0, '2022-05-02', 5000],
  ])('with %i done on %s: %i', (done, today, left) => {
    expect(hoursPerDayLeft(5000, done, today, '2022-04-30')).toBe(left);
  });
});
