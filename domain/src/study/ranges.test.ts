import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstSecondsOf,
  newPartsOf,
  type Range,
  type Ranges,
  readRanges,
  secondsOf,
  withRange,
  writeRanges,
} from './ranges.ts';

const aRange = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)]);
const someRanges = fc.array(aRange, { maxLength: 12 }).map((list) => list.reduce<Ranges>(withRange, []));
const set = (ranges: Ranges) =>
  new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)));

describe('ranges', () => {
  it('unite like sets of seconds and stay in order and apart', () => {
    fc.assert(
      fc.property(someRanges, aRange, (ranges, added) => {
        const united = withRange(ranges, added);
        expect(set(united)).toEqual(new Set([...set(ranges), ...set([added])].sort((a, b) => a - b)));
        for (const [at, [from, to]] of united.entries()) {
          expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThan(united[at - 1]?.[1] ?? -1);
        }
        expect(secondsOf(united)).toBe(set(united).size);
      }),
    );
  });

  it('give the new part of a range, and its first seconds', () => {
    fc.assert(
      fc.property(someRanges, aRange, fc.nat(80), (ranges, range, count) => {
        const fresh = newPartsOf(range, ranges);
        expect(set(fresh)).toEqual(new Set([...set([range])].filter((second) => !set(ranges).has(second))));
        const first = [...set(firstSecondsOf(fresh, count))];
        expect(first).toEqual([...set(fresh)].slice(0, count));
      }),
    );
  });

  it('are written as PostgreSQL writes them', () => {
    expect(
      writeRanges([
        [0, 15],
        [30, 45],
      ]),
    ).toBe('{[0,15),[30,45)}');
    fc.assert(
      fc.property(someRanges, (ranges) => {
        expect(readRanges(writeRanges(ranges))).toEqual(ranges);
      }),
    );
  });
});
