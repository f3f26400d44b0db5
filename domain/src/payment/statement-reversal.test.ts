import { describe, expect, it } from 'vitest';
import { linkReversals, type ReversibleLine } from './statement-reversal.ts';

const base: ReversibleLine = {
  key: 'a',
  at: '2021-11-03T10:00:00+08:00',
  rank: 0,
  direction: 'in',
  amountFen: 12_000,
  counterName: '某校',
  counterAccount: '6222',
  summary: '',
  purpose: '',
  postscript: '',
};

describe('linkReversals', () => {
  it('links a reversal to the latest earlier line of that account and amount, each line once', () => {
    const lines = [
      base,
      { ...base, key: 'b', rank: 1 },
      { ...base, key: 'c', rank: 2, direction: 'out' as const, summary: '冲正' },
      { ...base, key: 'd', rank: 3, direction: 'out' as const, postscript: '账号户名不符 退汇' },
      { ...base, key: 'e', rank: 4, direction: 'out' as const, summary: '退汇' },
    ];
    expect([...linkReversals(lines)]).toEqual([
      ['c', 'b'],
      ['d', 'a'],
    ]);
  });

  it('does not take a refund of ours, another amount or another account for a reversal', () => {
    const back = { ...base, key: 'x', rank: 1, direction: 'out' as const };
    expect(linkReversals([base, { ...back, postscript: '多缴培训费2人' }]).size).toBe(0);
    expect(linkReversals([base, { ...back, amountFen: 24_000, summary: '退汇' }]).size).toBe(0);
    expect(linkReversals([base, { ...back, counterAccount: '7777', summary: '退汇' }]).size).toBe(0);
    expect(linkReversals([base, { ...back, counterAccount: '', summary: '退汇' }]).get('x')).toBe('a');
    expect(linkReversals([base, { ...back, at: '2022-06-03T10:00:00+08:00', summary: '退汇' }]).size).toBe(0);
  });
});
