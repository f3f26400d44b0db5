import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInPages } from './find-in-pages.ts';

const picture = (text: string) =>
  ({ kind: 'picture', sha256: '0'.repeat(64), width: 1, height: 1, sizeBytes: 1, text }) as const;
const pages = [
  { title: '一、师德为先', blocks: [picture('新时代教师职业行为十项\n准则第一条：坚定政治方向。')] },
  {
    title: '二、要求',
    blocks: [{ kind: 'list' as const, ordered: true, items: [[{ text: '爱国' }, { text: '守法' }]] }],
  },
  { title: '三、ＰＩＳＡ 测评', blocks: [{ kind: 'paragraph' as const, runs: [{ text: '阅读素养' }] }] },
];

describe('finding words in a document', () => {
  it.each([
    ['十项准则', [1]],
    ['十项 准则', [1]],
    ['爱国守法', [2]],
    ['pisa', [3]],
    ['素养', [3]],
    ['没有的词', []],
    [' ', []],
  ])('%s is on %j', (words, numbers) => expect(findInPages(pages, words).map(({ number }) => number)).toEqual(numbers));

  it('shows the place with its words around', () => {
    const [found] = findInPages(
      [{ title: '长', blocks: [picture(`${'前'.repeat(40)}重点${'后'.repeat(40)}`)] }],
      '重点',
    );
    expect(found?.excerpt).toBe(`…${'前'.repeat(18)}重点${'后'.repeat(18)}…`);
  });

  it('finds every stretch of what a page says', () => {
    const text = fc.string({
      unit: fc.constantFrom('教', '师', '德', 'a', 'B', ' ', '\n'),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, fc.nat(39), fc.nat(39), (said, from, length) => {
        const words = said.slice(from, from + length);
        const found = findInPages([{ title: '页', blocks: [picture(said)] }], words);
        expect(found).toHaveLength(words.trim() === '' ? 0 : 1);
      }),
    );
  });
});
