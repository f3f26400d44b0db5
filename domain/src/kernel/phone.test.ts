import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPhone } from './phone.ts';

describe('mobile number', () => {
  test.each([
    '13800000000',
    ' 138 0000 0000',
    '138-0000-0000',
    '+86 13800000000',
    '8613800000000',
    '0086-138-0000-0000',
    '０13800000000',
    '１３８００００００００',
    '13800000000.0',
    "'13800000000",
    '\u200b13800000000\u00a0',
  ])('%s is 13800000000', (raw) => {
    expect(checkPhone(raw)).toMatchObject({ state: 'valid', normalised: '13800000000' });
  });

  test.each([
    ['', 'phone.missing'],
    ['1380000000', 'phone.length'],
    ['138000000001', 'phone.length'],
    ['12800000000', 'phone.prefix'],
    ['23800000000', 'phone.prefix'],
    ['1.38E+10', 'phone.destroyed'],
    ['0356-4222222', 'phone.landline'],
    ['4222222', 'phone.landline'],
    ['400-887-6381', 'phone.landline'],
    ['13800000000/13900000000', 'phone.several'],
    ['13800000000、13900000000', 'phone.several'],
    ['1380000000O', 'phone.alphabet'],
  ])('%s is invalid: %s', (raw, code) => {
    const check = checkPhone(raw);
    expect(check).toMatchObject({ state: 'invalid', code });
    expect(check.message).toMatch(/请/);
  });

  test('what is valid stays the same when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (raw) => {
        const check = checkPhone(raw);
        if (check.state === 'valid') {
          expect(checkPhone(check.normalised)).toMatchObject({ normalised: check.normalised, repaired: false });
        } else expect(check.code).not.toBeNull();
      }),
    );
  });
});
