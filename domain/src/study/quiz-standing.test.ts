import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingScore } from './quiz-standing.ts';

const paper = (number: number, scoreX100: number | null) => ({ number, scoreX100 });

describe('the score that counts', () => {
  it.each([
    ['best', [paper(1, 6000), paper(2, 9000), paper(3, 7000)], 9000],
    ['last', [paper(1, 6000), paper(2, 9000), paper(3, 7000)], 7000],
    ['last', [paper(3, null), paper(2, 9000), paper(1, 6000)], 9000],
    ['best', [paper(1, null)], null],
    ['last', [paper(1, 0)], 0],
    ['best', [paper(1, 0), paper(2, null)], 0],
    ['best', [], null],
  ] as const)('%s of %j is %s', (keeps, papers, score) => expect(standingScore(papers, keeps)).toBe(score));

  it.each([
    ['best', [paper(1, 7000)], 9000, 9000],
    ['last', [paper(1, 9500), paper(2, 7000)], 9000, 9000],
    ['last', [paper(1, 9500)], 9000, 9500],
    ['best', [paper(1, null)], 0, 0],
    ['best', [], 8000, 8000],
  ] as const)('%s of %j is never below the %s that was carried over: %s', (keeps, papers, carried, score) =>
    expect(standingScore(papers, keeps, carried)).toBe(score),
  );

  it('does not change by a paper that waits, and never falls by another that is marked where the best counts', () => {
    const papers = fc
      .array(fc.option(fc.integer({ min: 0, max: 10_000 })))
      .map((list) => list.map((scoreX100, at) => paper(at + 1, scoreX100)));
    fc.assert(
      fc.property(papers, fc.constantFrom('best' as const, 'last' as const), fc.nat(10_000), (list, keeps, more) => {
        const next = list.length + 1;
        expect(standingScore([...list, paper(next, null)], keeps)).toBe(standingScore(list, keeps));
        const after = standingScore([...list, paper(next, more)], keeps) ?? -1;
        expect(after).toBe(keeps === 'last' ? more : Math.max(more, standingScore(list, 'best') ?? 0));
      }),
    );
  });
});
