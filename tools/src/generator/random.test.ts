import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomOf } from './random.ts';

test('draws the same on every machine: these figures must never change', () => {
  const random = randomOf(1, 'people');
  expect([random.int(0, 999), random.int(0, 999), random.int(0, 999)]).toEqual([976, 536, 241]);
  expect(random.digits(6)).toBe('605184');
  expect(random.shuffle(['甲', '乙', '丙', '丁'])).toEqual(['甲', '丁', '乙', '丙']);
});

test('a fork is not shifted by what others draw', () => {
  const one = randomOf(5, 'x');
  const other = randomOf(5, 'x');
  other.int(0, 9);
  expect(one.fork('y').int(0, 1_000_000)).toBe(other.fork('y').int(0, 1_000_000));
});

test('stays within its bounds and loses nothing when shuffling', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: -50, max: 50 }),
      fc.nat(100),
      fc.array(fc.nat()),
      (seed, least, span, items) => {
        const random = randomOf(seed);
        const drawn = random.int(least, least + span);
        expect(drawn).toBeGreaterThanOrEqual(least);
        expect(drawn).toBeLessThanOrEqual(least + span);
        expect(random.shuffle(items).sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
        if (items.length > 0) expect(items).toContain(random.pick(items));
      },
    ),
  );
});

test('a weight of nothing is never drawn', () => {
  const random = randomOf(9);
  const drawn = new Set(
    Array.from({ length: 500 }, () =>
      random.weighted([
        ['a', 3],
        ['never', 0],
        ['b', 1],
      ]),
    ),
  );
  expect([...drawn].sort()).toEqual(['a', 'b']);
});
