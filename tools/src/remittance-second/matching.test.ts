import { matchLines } from '@yanxiu/domain/payment/matching/match-lines';
import { describe, expect, it } from 'vitest';
import { knowledgeOf, linesOf, scoreOf } from '../remittance/judge.ts';
import { makeSecondStatement } from './make.ts';

/** Seeds that no one has looked at. */
const seeds = [50_021, 50_022, 50_023];

describe('matching on statements in another grammar', () => {
  it.each(seeds)('books nothing wrongly and at least nine in ten (seed %i)', (seed) => {
    const made = makeSecondStatement(seed, 3000, 2000);
    const score = scoreOf(made, matchLines(linesOf(made), knowledgeOf(made)));
    expect(score.wrong).toEqual([]);
    expect(score.done / score.bookable).toBeGreaterThanOrEqual(0.9);
  });
});
