import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDay } from './day.ts';

const asDate = (text: string) => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
};
const figures = (most: number, digits: number) =>
  fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(digits, '0'));

test('a day is real exactly when the calendar of the machine has it', () => {
  fc.assert(
    fc.property(figures(9999, 4), figures(14, 2), figures(33, 2), (year, month, date) => {
      const text = `${year}-${month}-${date}`;
      expect(isDay(text)).toBe(asDate(text));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2021-04-31', false],
  ['2021-4-3', false],
  ['2021-04-03T', false],
])('%s: %s', (text, real) => expect(isDay(text)).toBe(real));
