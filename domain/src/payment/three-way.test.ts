import { describe, expect, it } from 'vitest';
import { findingsOf, type ThreeWayFacts } from './three-way.ts';

const feeFen = 12_000;
const settled: ThreeWayFacts = {
  hasRoster: true,
  isLocked: true,
  rosterHeads: 10,
  heads: 10,
  feeFen,
  dueFen: 10 * feeFen,
  adjustedFen: 0,
  allocatedFen: 10 * feeFen,
  registeredFen: 10 * feeFen,
  invoicedFen: 10 * feeFen,
};

describe('findingsOf', () => {
  it('finds nothing where all sides are one', () => {
    expect(findingsOf(settled)).toEqual([]);
  });

  it.each([
    ['money without a roster', { hasRoster: false, isLocked: false, rosterHeads: 0 }, ['paidNoRoster']],
    ['an empty roster that was paid for', { isLocked: false, rosterHeads: 0 }, ['paidNoRoster']],
    ['too much', { allocatedFen: 11 * feeFen, registeredFen: 11 * feeFen, invoicedFen: 11 * feeFen }, ['over']],
    ['a locked roster unlike its bill', { rosterHeads: 9 }, ['headsDiffer']],
    ['a roster that may still change', { rosterHeads: 9, isLocked: false }, []],
    ['nothing arrived', { allocatedFen: 0, registeredFen: 0, invoicedFen: 0 }, ['unpaid']],
    ['nothing arrived of what was written down', { allocatedFen: 0, invoicedFen: 0 }, ['unpaid', 'registeredMore']],
    ['a part', { allocatedFen: 9 * feeFen, registeredFen: 9 * feeFen, invoicedFen: 9 * feeFen }, ['part']],
    ['no invoice yet', { invoicedFen: 0 }, ['notInvoiced']],
    ['no remittance written down', { registeredFen: 0 }, ['notRegistered']],
    ['an adjustment that is paid', { heads: 11, rosterHeads: 11, adjustedFen: feeFen }, ['part']],
  ] satisfies [string, Partial<ThreeWayFacts>, string[]][])('%s', (_, change, expected) => {
    expect(findingsOf({ ...settled, ...change })).toEqual(expected);
  });
});
