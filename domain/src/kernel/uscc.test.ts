import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacterGb32100, checkUscc } from './uscc.ts';

describe('unified social credit code', () => {
  test.each([
    ['91110108754651512T', '企业', '75465151-2'],
    ['12220000423208380T', '事业单位', '42320838-0'],
  ])('%s is valid', (code, category, organisationCode) => {
    const derived = { category, areaCode: code.slice(2, 8), organisationCode };
    expect(checkUscc(code)).toMatchObject({ state: 'valid', normalised: code, derived });
  });

  test('spaces, hyphens, full-width and lower case are put right', () => {
    const check = checkUscc(' 9111 0108-75465１512t');
    expect(check).toMatchObject({ state: 'valid', normalised: '91110108754651512T', repaired: true });
  });

  test('a wrong check character only warns: real early codes break it', () => {
    expect(checkUscc('91110108754651512A')).toMatchObject({ state: 'warning', code: 'uscc.checkDigit' });
  });

  test.each([
    ['', 'uscc.missing'],
    ['9111010875465151', 'uscc.length'],
    ['110108754651512', 'uscc.length'],
    ['9111O108754651512T', 'uscc.alphabet'],
    ['91110108754651512Z', 'uscc.alphabet'],
    ['1.21405E+17', 'uscc.destroyed'],
  ])('%s is invalid: %s', (raw, code) => {
    expect(checkUscc(raw)).toMatchObject({ state: 'invalid', code });
  });

  test('every body of 17 characters has exactly one check character that is valid', () => {
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const bodies = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(bodies, (characters) => {
        const body = characters.join('');
        const valid = alphabet.filter((last) => checkUscc(body + last).state === 'valid');
        expect(valid).toEqual([checkCharacterGb32100(body)]);
      }),
    );
  });
});
