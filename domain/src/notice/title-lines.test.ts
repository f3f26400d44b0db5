import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleLines } from './title-lines.ts';

test.each([
  ['关于召开动员会的通知', ['关于召开动员会的通知']],
  [
    '关于做好阳城县2021年度中小学幼儿园教师全员培训工作的通知',
    ['关于做好阳城县2021年度', '中小学幼儿园教师全员培训工作的通知'],
  ],
])('%s', (title, lines) => expect(titleLines(title)).toEqual(lines));

test('no letter is lost, no line is too long, no number is torn', () => {
  const title = fc.string({ unit: fc.constantFrom('关', '于', '的', '2', '0', '年', '《', '》', '学'), minLength: 1 });
  fc.assert(
    fc.property(title, (text) => {
      const lines = titleLines(text);
      expect(lines.join('')).toBe(text.trim());
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(20);
    }),
  );
});
