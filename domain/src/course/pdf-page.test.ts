import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentPages } from './document.ts';
import { mostPageText, pageTitle, suggestedReadSec, tidyPageText } from './pdf-page.ts';

describe('the text of a PDF page', () => {
  it('keeps lines and letters, and nothing that a database or a reader chokes on', () => {
    expect(tidyPageText('师德\u0000为先\r\n  一、 爱国\u00a0 守法 \r\n\r\n\r\n\r\n二、敬业\ufffe')).toBe(
      '师德为先\n一、 爱国 守法\n\n二、敬业',
    );
  });

  it('is never longer than is kept, and tidying again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(60), (raw, times) => {
        const text = tidyPageText(raw.repeat(times));
        expect([...text].length).toBeLessThanOrEqual(mostPageText);
        expect(JSON.stringify(text)).not.toContain('\\u0000');
        expect(tidyPageText(text)).toBe(text);
      }),
    );
  });
});

describe('the reading time that is suggested', () => {
  it.each([
    [0, 60],
    [29, 60],
    [30, 30],
    [150, 30],
    [151, 60],
    [300, 60],
    [1_200, 240],
    [5_000, 900],
  ])('%i characters: %i s', (chars, sec) => expect(suggestedReadSec('字'.repeat(chars))).toBe(sec));

  it('is one that a document takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 100 }), (raw, number) => {
        const text = tidyPageText(raw);
        const picture = { kind: 'picture', sha256: 'a'.repeat(64), width: 1080, height: 1527, sizeBytes: 1, text };
        const page = { title: pageTitle(text, number), readSec: suggestedReadSec(text), blocks: [picture] };
        expect(documentPages.safeParse([page]).error).toBeUndefined();
      }),
    );
  });
});

describe('the title of a page', () => {
  it.each([
    ['一、师德为先\n正文很长', '一、师德为先'],
    ['\n\n', '第 3 页'],
    ['12', '第 3 页'],
    ['这一页的第一行就是一整段话，长得不能当作标题来用，所以用页码代替它才合适。', '第 3 页'],
  ])('%j: %s', (text, title) => expect(pageTitle(text, 3)).toBe(title));
});
