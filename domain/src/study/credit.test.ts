import { describe, expect, it } from 'vitest';
import { creditInterval } from './credit.ts';
import type { Ranges } from './ranges.ts';

const plenty = { clockSec: 10_000, dayLeftSec: 10_000, courseLeftSec: 10_000 };
const none = { watched: [] as Ranges, credited: [] as Ranges };

describe('creditInterval', () => {
  it('credits what is new of the interval', () => {
    const lesson = { watched: [[0, 30]] as Ranges, credited: [[0, 30]] as Ranges };
    expect(creditInterval(lesson, [15, 60], 2700, plenty)).toMatchObject({
      earnedSec: 30,
      lesson: { credited: [[0, 60]] },
    });
  });

  it('marks only the seconds earned, at the front of the new part in order; the rest can be earned by playing again', () => {
    // a 2× player: 30 seconds of the lesson in 15 seconds of the clock
    const first = creditInterval({ watched: [], credited: [[5, 10]] }, [0, 30], 2700, { ...plenty, clockSec: 15 });
    expect(first).toMatchObject({ earnedSec: 15, heldBackSec: 10, heldBackBy: 'clock' });
    expect(first.lesson).toEqual({ watched: [[0, 30]], credited: [[0, 20]] });
    const again = creditInterval(first.lesson, [0, 30], 2700, { ...plenty, clockSec: 30 });
    expect(again).toMatchObject({ earnedSec: 10, heldBackBy: null, lesson: { credited: [[0, 30]] } });
  });

  it.each([
    ['clock', { ...plenty, clockSec: 4 }],
    ['day', { ...plenty, dayLeftSec: 4 }],
    ['course', { ...plenty, courseLeftSec: 4 }],
  ] as const)('stops at the limit of the %s', (limit, allowance) => {
    expect(creditInterval(none, [0, 15], 2700, allowance)).toMatchObject({
      earnedSec: 4,
      heldBackSec: 11,
      heldBackBy: limit,
    });
  });

  it('gives nothing beyond the end of the lesson, backwards, or against a negative clock', () => {
    expect(creditInterval(none, [2690, 9000], 2700, plenty).earnedSec).toBe(10);
    expect(creditInterval(none, [60, 15], 2700, plenty)).toMatchObject({ earnedSec: 0, lesson: none });
    expect(creditInterval(none, [0, 15], 2700, { ...plenty, clockSec: -5 }).earnedSec).toBe(0);
  });
});
