import { describe, expect, it } from 'vitest';
import { certificateNumber } from './certificate-number.ts';
import { cycleOf } from './cycle.ts';

describe('cycle', () => {
  it.each([
    [2015, 2011, 2015],
    [2016, 2016, 2020],
    [2020, 2016, 2020],
    [2021, 2021, 2025],
    [2025, 2021, 2025],
  ])('%i lies in %i–%i', (year, from, to) => {
    expect(cycleOf(year)).toEqual({ from, to });
  });
});

it('a certificate number keeps six digits and grows beyond them', () => {
  expect([certificateNumber('YC2021', 123), certificateNumber('XZ2020', 1_234_567)]).toEqual([
    'YC2021-000123',
    'XZ2020-1234567',
  ]);
});
