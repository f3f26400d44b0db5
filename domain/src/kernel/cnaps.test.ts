import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCnaps, checkDigitCnaps } from './cnaps.ts';

describe('CNAPS bank code', () => {
  test.each([
    ['102100001008', '中国工商银行'],
    ['102171004058', '中国工商银行'],
    ['314241000355', '农村商业银行'],
  ])('%s, of the notices and public lists, is valid', (code, bank) => {
    expect(checkCnaps(code)).toMatchObject({ state: 'valid', normalised: code, derived: { bank } });
  });

  test('the printed groups are joined', () => {
    expect(checkCnaps('102 1000 0100 8')).toMatchObject({ state: 'valid', normalised: '102100001008', repaired: true });
  });

  test.each([
    ['', 'cnaps.missing'],
    ['10210000100', 'cnaps.length'],
    ['10210000100X', 'cnaps.alphabet'],
    ['102100001009', 'cnaps.checkDigit'],
    ['1.021E+11', 'cnaps.destroyed'],
  ])('%s is invalid: %s', (raw, code) => {
    expect(checkCnaps(raw)).toMatchObject({ state: 'invalid', code });
  });

  test('one wrong digit never passes', () => {
    const bodies = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(bodies, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const body = digits.join('');
        const code = body + checkDigitCnaps(body);
        const wrong = code.slice(0, at) + ((Number(code[at]) + by) % 10) + code.slice(at + 1);
        expect(checkCnaps(code).state).toBe('valid');
        expect(checkCnaps(wrong).state).toBe('invalid');
      }),
    );
  });
});
