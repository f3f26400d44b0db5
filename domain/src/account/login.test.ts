import { describe, expect, it } from 'vitest';
import { giveLogins, loginNumber } from './login.ts';

describe('giveLogins (rules §5)', () => {
  it('gives the phone to the first, a number to who shares it, has none, or finds it taken', () => {
    const people = [
      { personId: 'a', phoneLogin: 'p1' },
      { personId: 'b', phoneLogin: 'p1' },
      { personId: 'c', phoneLogin: null },
      { personId: 'd', phoneLogin: 'taken' },
    ];
    expect(giveLogins(people, new Set(['taken'])).map((one) => one.way)).toEqual([
      'phone',
      'number',
      'number',
      'number',
    ]);
  });
});

describe('loginNumber', () => {
  it('has eight digits and never looks like a phone', () => {
    expect(loginNumber(1)).toBe('20000001');
    expect(() => loginNumber(10_000_000)).toThrow();
  });
});
