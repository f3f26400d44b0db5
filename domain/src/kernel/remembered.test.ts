import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('answers as the function itself does, however much it has to forget', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 })), fc.integer({ min: 1, max: 4 }), (texts, most) => {
      const work = (text: string) => `${text}!`;
      const quick = remembered(work, most);
      for (const text of texts) expect(quick(text)).toBe(work(text));
    }),
  );
});

test('asks once for the same text', () => {
  let asked = 0;
  const quick = remembered((text) => {
    asked += 1;
    return text.length;
  });
  expect([quick('小学'), quick('小学'), quick('初中')]).toEqual([2, 2, 2]);
  expect(asked).toBe(2);
});
