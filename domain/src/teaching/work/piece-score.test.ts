import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceScore, rubricScore } from './piece-score.ts';

const rubric = [{ points: 40 }, { points: 40 }, { points: 20 }];

describe('rubric', () => {
  it.each([
    [[40, 40, 20], 10_000],
    [[30, 35, 15], 8000],
    [[0, 0, 0], 0],
    [[40, 40], null],
    [[41, 40, 20], null],
    [[-1, 40, 20], null],
    [[1.5, 40, 20], null],
  ])('%j → %s', (given, expected) => expect(rubricScore(rubric, given)).toBe(expected));

  it('rounds a rubric that is not out of 100 half up', () => {
    expect(rubricScore([{ points: 3 }], [1])).toBe(3333);
    expect(rubricScore([{ points: 3 }], [2])).toBe(6667);
  });
});

const score = fc.integer({ min: 0, max: 10_000 });
const percent = fc.integer({ min: 0, max: 100 });

describe('score of a piece', () => {
  it('is the tutor’s where nobody else reviewed', () => {
    expect(pieceScore({ tutorX100: 8500, peersX100: [], peerPercent: 30, lateDays: 0, latePercent: 5 })).toEqual({
      scoreX100: 8500,
      peerMeanX100: null,
      lateLossPercent: 0,
    });
  });

  it('joins both by their shares and takes late days off', () => {
    const judged = { tutorX100: 9000, peersX100: [8000, 7001], peerPercent: 20, latePercent: 5 };
    // mean 7500.5 → 7501; 9000 × 80 % + 7501 × 20 % = 8700.2 → 8700
    expect(pieceScore({ ...judged, lateDays: 0 }).scoreX100).toBe(8700);
    expect(pieceScore({ ...judged, lateDays: 2 })).toEqual({
      scoreX100: 7830,
      peerMeanX100: 7501,
      lateLossPercent: 10,
    });
    expect(pieceScore({ ...judged, lateDays: 40 }).scoreX100).toBe(0);
  });

  it('stays between the lowest and the highest judgement, and a later day never gives more', () => {
    fc.assert(
      fc.property(
        score,
        fc.array(score, { maxLength: 5 }),
        percent,
        fc.nat(30),
        percent,
        (tutorX100, peersX100, peerPercent, lateDays, latePercent) => {
          const judged = { tutorX100, peersX100, peerPercent, latePercent };
          const inTime = pieceScore({ ...judged, lateDays: 0 }).scoreX100;
          const late = pieceScore({ ...judged, lateDays }).scoreX100;
          expect(inTime).toBeGreaterThanOrEqual(Math.min(tutorX100, ...peersX100));
          expect(inTime).toBeLessThanOrEqual(Math.max(tutorX100, ...peersX100));
          expect(late).toBeGreaterThanOrEqual(0);
          expect(late).toBeLessThanOrEqual(inTime);
        },
      ),
    );
  });
});
