import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ImportStep, makeImportProgress } from './import-progress.ts';

const order: ImportStep[] = ['read', 'keep', 'compare'];
const report = fc.tuple(fc.constantFrom(...order), fc.oneof(fc.double(), fc.double({ min: 0, max: 1, noNaN: true })));

test('the bar never goes back and never leaves 0 to 100, whatever it is told', () => {
  fc.assert(
    fc.property(fc.array(report), (reports) => {
      const progress = makeImportProgress();
      let before = 0;
      for (const [step, share] of reports) {
        const percent = progress(step, share);
        expect(percent).toBeGreaterThanOrEqual(before);
        expect(percent).toBeLessThanOrEqual(100);
        expect(Number.isInteger(percent)).toBe(true);
        before = percent;
      }
    }),
  );
});

test('each step begins where the one before ends, and only the end of the last is 100', () => {
  const ends = order.map((step) => {
    const progress = makeImportProgress();
    return [progress(step, 0), progress(step, 1)];
  });
  expect(ends).toEqual([
    [0, 45],
    [45, 90],
    [90, 100],
  ]);
  expect(makeImportProgress()('compare', 0.999)).toBe(99);
});
