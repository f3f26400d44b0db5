import { matchLines } from '@yanxiu/domain/payment/matching/match-lines';
import { describe, expect, it } from 'vitest';
import { knowledgeOf, linesOf, scoreOf } from '../remittance/judge.ts';
import { makeThirdStatement } from './make.ts';

/** Seeds that no one has looked at. */
const seeds = [60_031, 60_032, 60_033];

describe('matching on statements written from the notices alone', () => {
  it.each(seeds)('books nothing wrongly and at least nine in ten (seed %i)', (seed) => {
    const made = makeThirdStatement(seed, 5000, 2500);
    const score = scoreOf(made, matchLines(linesOf(made), knowledgeOf(made)));
    expect(score.wrong).toEqual([]);
    expect(score.done / score.bookable).toBeGreaterThanOrEqual(0.9);
  });
});
