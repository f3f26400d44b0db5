import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillsAll, gapsOf, plainAnswer, stemPieces } from './blank.ts';

describe('gaps', () => {
  it.each([
    ['中国的首都是____。', 1, ['中国的首都是', '。']],
    ['____和____是一对', 2, ['', '和', '是一对']],
    ['首都是哪里', 1, ['首都是哪里', '']],
    ['变量 a_b', 1, ['变量 a_b', '']],
  ])('%s', (stem, gaps, pieces) => {
    expect(gapsOf(stem)).toBe(gaps);
    expect(stemPieces(stem)).toEqual(pieces);
  });

  it('there is one piece more than gaps', () => {
    const stems = fc.string({ unit: fc.constantFrom('_', '甲', ' ') });
    fc.assert(
      fc.property(stems, (stem) => {
        expect(stemPieces(stem)).toHaveLength(gapsOf(stem) + 1);
      }),
    );
  });
});

describe('typed answers', () => {
  it.each([
    ['２０２１ 年', '2021年', true],
    ['北京。', '北京', true],
    ['“立德树人”', '立德树人', true],
    ['ＰＩＳＡ', 'pisa', true],
    ['北京市', '北京', false],
    ['', '北京', false],
    ['。', '北京', false],
  ])('%s for %s: %s', (typed, accepted, right) => expect(fillsAll([[accepted]], [typed])).toBe(right));

  it('every gap must be filled, each from its own list', () => {
    expect(fillsAll([['太原', '太原市'], ['晋城']], ['太原市', '晋城'])).toBe(true);
    expect(fillsAll([['太原'], ['晋城']], ['晋城', '太原'])).toBe(false);
    expect(fillsAll([['太原'], ['晋城']], ['太原'])).toBe(false);
    expect(fillsAll([['太原']], ['太原', '晋城'])).toBe(false);
  });

  it('folding is settled after one turn', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = plainAnswer(text);
        expect(fillsAll([[text]], [text])).toBe(once !== '');
      }),
    );
  });
});
