import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, checkDigitGb11643, checkDocumentNumber, readDocumentKind } from './identity-number.ts';

const two = (number: number) => String(number).padStart(2, '0');
/** Valid ID numbers of any division, date and sequence. */
const idNumbers = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.integer({ min: 1900, max: 2010 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([area, year, month, date, serial]) => {
    const digits = `${area}${year}${two(month)}${two(date)}${String(serial).padStart(3, '0')}`;
    return digits + checkDigitGb11643(digits);
  })
  .filter((number) => !number.endsWith('000'));

describe('document number', () => {
  test.each([
    ['11010519491231002X', 'female', '1949-12-31'],
    ['140522198503070020', 'female', '1985-03-07'],
    ['140902199001150013', 'male', '1990-01-15'],
    // 1422xx was 忻州地区 until 2000; most teachers there carry it.
    ['142201197805120029', 'female', '1978-05-12'],
  ] as const)('%s is valid, whatever today calls its area', (number, sex, birthOn) => {
    const check = checkDocumentNumber(number);
    expect(check).toMatchObject({ state: 'valid', normalised: number, repaired: false });
    expect(check.derived).toEqual({ documentKind: 'id', sex, birthOn });
  });

  test.each([
    ['11010519491231002x', '11010519491231002X'],
    ['　１４０５２２１９８５０３０７００２０ ', '140522198503070020'],
    ['140522 19850307 0020', '140522198503070020'],
    ["'140522198503070020", '140522198503070020'],
    ['110105-19491231-002X', '11010519491231002X'],
    ['11010519491231002×', '11010519491231002X'],
  ])('%s is repaired', (raw, normalised) => {
    expect(checkDocumentNumber(raw)).toMatchObject({ state: 'valid', normalised, repaired: true });
  });

  test.each([
    ['', 'idNumber.missing'],
    ['140522197902290034', 'idNumber.date'],
    ['140522198503070021', 'idNumber.checkDigit'],
    ['14052219850307002', 'idNumber.length'],
    ['1405221985030700201', 'idNumber.length'],
    ['140522850307002', 'idNumber.old15'],
    ['1.40522E+17', 'idNumber.destroyed'],
    ['1.40522e17', 'idNumber.destroyed'],
    ['140522198503070000', 'idNumber.destroyed'],
    ['140522198503070020.0', 'idNumber.destroyed'],
    ['14052219850307002O', 'idNumber.alphabet'],
    ['1405X2198503070020', 'idNumber.alphabet'],
    ['E12345678', 'idNumber.alphabet'],
  ])('%s is refused as %s', (raw, code) => {
    const check = checkDocumentNumber(raw);
    expect(check).toMatchObject({ state: 'invalid', code, derived: null });
    expect(check.message).toMatch(/请/);
  });

  test('a tail of 000 with a right check digit is possible, and doubted', () => {
    const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
      .map((last) => `14052219850${last}01100`)
      .map((start) => start.padEnd(17, '0').slice(0, 14))
      .flatMap((start) => ['100', '200', '300', '400', '500'].map((serial) => start + serial));
    const number = digits.map((start) => start + checkDigitGb11643(start)).find((one) => one.endsWith('000'));
    expect(number).toBeDefined();
    expect(checkDocumentNumber(number ?? '')).toMatchObject({ state: 'warning', code: 'idNumber.tailZeros' });
  });

  test.each([
    ['810000199408230021', null, 'residencePermitHmt'],
    ['830000199201300022', 'residencePermitHmt', 'residencePermitHmt'],
    ['911124198108030024', null, 'permanentResident'],
    ['USA110077010502', null, 'permanentResident'],
    ['E12345678', 'passport', 'passport'],
  ] as const)('%s given as %s is a %s', (raw, kind, documentKind) => {
    expect(checkDocumentNumber(raw, kind)).toMatchObject({ state: 'valid', derived: { documentKind } });
  });

  test.each([
    ['140522198503070020', 'residencePermitHmt', 'idNumber.kind'],
    ['123', 'permanentResident', 'idNumber.length'],
    ['USA110077990502', 'permanentResident', 'idNumber.date'],
    ['护照', 'passport', 'idNumber.passport'],
  ] as const)('%s as %s is refused as %s', (raw, kind, code) => {
    expect(checkDocumentNumber(raw, kind)).toMatchObject({ state: 'invalid', code });
  });

  test('one wrong digit never passes', () => {
    fc.assert(
      fc.property(idNumbers, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
        expect(checkDocumentNumber(number).state).toBe('valid');
        expect(checkDocumentNumber(wrong).state).toBe('invalid');
      }),
    );
  });

  test('two neighbouring digits changed over never pass', () => {
    fc.assert(
      fc.property(idNumbers, fc.integer({ min: 0, max: 15 }), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        const wrong = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
        expect(checkDocumentNumber(wrong).state).toBe('invalid');
      }),
    );
  });

  test('any text gets a verdict, and its normal form the same one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (raw) => {
        const check = checkDocumentNumber(raw);
        const again = checkDocumentNumber(check.normalised);
        expect(again.state).toBe(check.state);
        expect(check.state === 'valid').toBe(check.code === null);
      }),
    );
  });
});

test.each([
  ['居民身份证', 'id'],
  ['港澳台居民居住证', 'residencePermitHmt'],
  ['台湾居民居住证', 'residencePermitHmt'],
  ['外国人永久居留身份证', 'permanentResident'],
  ['护照', 'passport'],
  ['港澳居民来往内地通行证', null],
  ['军官证', null],
])('证件类型 %s', (words, kind) => {
  expect(readDocumentKind(words)).toBe(kind);
});

test('age is full years on the day', () => {
  expect(ageOn('1961-11-02', '2021-11-01')).toBe(59);
  expect(ageOn('1961-11-02', '2021-11-02')).toBe(60);
  expect(ageOn(null, '2021-11-02')).toBeNull();
});
