import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactText, compareKey, isScientific, plainText } from './text-width.ts';

describe('text of a cell', () => {
  test.each([
    ['　张　三　', '张 三'],
    ['ＡＢＣ１２３', 'ABC123'],
    ['a\u00a0\r\nb', 'a b'],
    ['\ufeff支教，编制在一中', '支教，编制在一中'],
    ['东\u200b校区', '东校区'],
  ])('%j reads %j', (raw, plain) => {
    expect(plainText(raw)).toBe(plain);
  });

  test('signs and spaces count only where they are content', () => {
    expect(compactText(' 手机号 （注册用）')).toBe('手机号(注册用)');
    expect(compareKey('阳城县 第一中学（东）')).toBe(compareKey('阳城县第一中学(东)'));
  });

  test('reading twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(plainText(plainText(raw))).toBe(plainText(raw));
        expect(compactText(compactText(raw))).toBe(compactText(raw));
      }),
    );
  });

  test.each([
    ['1.40522E+17', true],
    ['1.4e17', true],
    ['140522198503070020', false],
    ['E12345678', false],
  ])('%s scientific: %s', (text, is) => {
    expect(isScientific(text)).toBe(is);
  });
});
