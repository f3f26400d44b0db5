import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawText, fitsDraw, poolsOf } from './draw-pools.ts';
import { difficulties } from './question-kind.ts';

const tags = ['师德', '安全', '语文'];
const question = fc.record({ difficulty: fc.constantFrom(...difficulties), tags: fc.subarray(tags) });
const draw = fc.record({
  tag: fc.option(fc.constantFrom(...tags)),
  difficulty: fc.option(fc.constantFrom(...difficulties)),
  count: fc.integer({ min: 1, max: 5 }),
});

describe('poolsOf', () => {
  it('puts every question that fits a rule into one pool, and only where it fits', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 30 }), fc.array(draw, { maxLength: 6 }), (bank, draws) => {
        const pools = poolsOf(bank, draws);
        expect(pools).toHaveLength(draws.length);
        const all = pools.flat();
        expect(new Set(all).size).toBe(all.length);
        expect(all).toHaveLength(bank.filter((one) => draws.some((rule) => fitsDraw(one, rule))).length);
        for (const [at, pool] of pools.entries()) {
          const rule = draws[at];
          expect(rule && pool.every((one) => fitsDraw(one, rule))).toBe(true);
        }
      }),
    );
  });

  it('the narrower rule goes first', () => {
    const hard = { difficulty: 'hard', tags: ['师德'] } as const;
    const easy = { difficulty: 'easy', tags: ['师德'] } as const;
    const rules = [
      { tag: '师德', difficulty: null, count: 1 },
      { tag: '师德', difficulty: 'hard', count: 1 },
    ] as const;
    expect(poolsOf([hard, easy], rules)).toEqual([[easy], [hard]]);
  });

  it.each([
    [{ tag: '师德', difficulty: 'hard' }, '标签“师德”、较难'],
    [{ tag: null, difficulty: 'easy' }, '容易'],
    [{ tag: null, difficulty: null }, '任意题目'],
  ] as const)('says a rule in words', (rule, words) => expect(drawText(rule)).toBe(words));
});
