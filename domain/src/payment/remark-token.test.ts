import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentCodeOf, serialOfPaymentCode } from './remark-code.ts';
import { chineseOrdinal, readChineseNumber } from './remark-number.ts';
import { remarkTexts } from './remark-text.ts';
import { tokenize } from './remark-token.ts';
import { isCutPlain, isPlain, personName } from './remark-words.ts';

const countsIn = (remark: string) =>
  tokenize(remark).flatMap((token) => (token.kind === 'count' ? [[token.form, token.heads]] : []));

describe('tokenize', () => {
  it.each([
    ['阳城县凤城镇第二中学，缴费总人数56人，张三13800000000', [['total', 56]]],
    ['晋城阳城县凤城二中56人张三13800000000', [['stated', 56]]],
    ['某校１４人', [['stated', 14]]],
    ['某校，十二人', [['stated', 12]]],
    ['某校 9人*120元', [['formula', 9]]],
    ['某校,15×120', [['formula', 15]]],
    ['某校 120元*7人', [['formula', 7]]],
    ['某校 9人×120元/人=1080元', [['formula', 9]]],
    ['某校 9人×120元=1000元', [['formula', -1]]],
    [
      '某校，72人（第一笔40人）',
      [
        ['stated', 72],
        ['part', 40],
      ],
    ],
    ['某校，补交84人', [['part', 84]]],
    ['人数：11，侯锁柱', [['stated', 11]]],
    ['某校 66', [['bare', 66]]],
    ['某校 12人，共1440元', [['stated', 12]]],
    ['某县人民小学，8位教师', [['stated', 8]]],
    ['第2中学 2020年全员培训费', []],
    ['某校 1,080.00', []],
    ['某校"","0"","0', []],
  ])('reads the headcounts of %s', (remark, counts) => {
    expect(countsIn(remark)).toEqual(counts);
  });

  it('reads phones however they are grouped, and tells a broken one from a headcount', () => {
    const phones = (remark: string) =>
      tokenize(remark).flatMap((token) => (token.kind === 'phone' ? [token.phone] : []));
    for (const written of [
      '15412345678',
      '154-1234-5678',
      '154 1234 5678',
      '+8615412345678',
      '１５４１２３４５６７８',
    ]) {
      expect(phones(`某校，8人，张三${written}`)).toEqual(['15412345678']);
    }
    expect(tokenize('某校 8人 154123456')).toContainEqual({ kind: 'brokenPhone', digits: '154123456', atEnd: true });
  });

  it('reads amounts in figures and in capitals', () => {
    const amounts = (remark: string) =>
      tokenize(remark).flatMap((token) => (token.kind === 'amount' ? [token.fen] : []));
    expect(amounts('某校 6720元')).toEqual([672_000]);
    expect(amounts('某校 ¥6,720.00')).toEqual([672_000]);
    expect(amounts('陆仟柒佰贰拾元整')).toEqual([672_000]);
    expect(amounts('某校 6720.00')).toEqual([672_000]);
  });

  it('ends on any text, however long', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => Array.isArray(tokenize(text))));
    expect(isPlain(`${'共计总计合计'.repeat(200)}某`)).toBe(false);
  });
});

describe('numbers in words', () => {
  it.each([
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['两百', 200],
    ['二〇', 20],
    ['壹仟零捌拾', 1080],
    ['一万二千', 12_000],
    ['', null],
    ['十十', null],
  ])('%s is %s', (text, value) => {
    expect(readChineseNumber(text)).toBe(value);
  });

  it('reads what it writes', () => {
    for (let value = 1; value < 100; value += 1) expect(readChineseNumber(chineseOrdinal(value))).toBe(value);
  });
});

describe('payment code', () => {
  it('is read back, and no slip of one digit is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (serial, place, by) => {
          const code = paymentCodeOf(serial);
          expect(serialOfPaymentCode(code)).toBe(serial);
          const at = 2 + (place % (code.length - 2));
          const slipped = code.slice(0, at) + ((Number(code[at]) + by) % 10) + code.slice(at + 1);
          expect(serialOfPaymentCode(slipped)).toBeNull();
        },
      ),
    );
  });
});

describe('words', () => {
  it('tells names from plain words', () => {
    expect(
      ['联系人：张三', '王伟老师', '欧阳建国', '培训费', '张庄小学校长'].map((text) =>
        personName(text.replace('：', '')),
      ),
    ).toEqual(['张三', '王伟', '欧阳建国', null, null]);
    expect([isPlain('教师全员培训费'), isPlain('教材款'), isCutPlain('缴费总人'), isCutPlain('某')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('joins a remark that the bank cut in two, and takes a repeated field once', () => {
    const fields = { summary: '', purpose: '晋城市沁水县胡底乡中心幼', postscript: '儿园，6人', personal: '' };
    expect(remarkTexts(fields)).toEqual(['晋城市沁水县胡底乡中心幼 ; 儿园，6人', '晋城市沁水县胡底乡中心幼儿园，6人']);
    expect(remarkTexts({ ...fields, postscript: fields.purpose })).toEqual([fields.purpose]);
  });
});
