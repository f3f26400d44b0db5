import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, bodyText, tidyBody } from './body.ts';
import { bodyOfText } from './body-of-text.ts';
import { noticeBody } from './body-shape.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

test('plain lines become paragraphs; a numbered line is a heading, one that runs into its text is bold', () => {
  const text =
    '现就有关工作通知如下。\n\n一、培训内容。网络研修 50 学时。\n（一）报名\r\n  二、按学校组织参训教师在规定时间内完成网络研修和校本研修的全部任务并通过考核认定学分。';
  expect(bodyOfText(text)).toEqual([
    paragraph('现就有关工作通知如下。'),
    { kind: 'paragraph', runs: [{ text: '一、培训内容。', bold: true }, { text: '网络研修 50 学时。' }] },
    { kind: 'subheading', runs: [{ text: '（一）报名' }] },
    paragraph('二、按学校组织参训教师在规定时间内完成网络研修和校本研修的全部任务并通过考核认定学分。'),
  ]);
});

describe('tidying', () => {
  test('empty blocks, blanks at the ends and runs of one weight go', () => {
    const runs = [{ text: ' 每人 ' }, { text: '120', bold: false }, { text: ' 元', bold: true }, { text: '\n' }];
    expect(tidyBody([paragraph('  \n'), { kind: 'paragraph', runs }])).toEqual([
      { kind: 'paragraph', runs: [{ text: '每人 120' }, { text: ' 元', bold: true }] },
    ]);
  });

  test('a ragged table gets rows of one length, its empty rows go', () => {
    const rows = [[[{ text: '时间' }], [{ text: '内容' }]], [[]], [[{ text: '11月2日' }]]];
    expect(tidyBody([{ kind: 'table', rows }])).toEqual([
      {
        kind: 'table',
        rows: [
          [[{ text: '时间' }], [{ text: '内容' }]],
          [[{ text: '11月2日' }], []],
        ],
      },
    ]);
  });

  const runs = fc.array(
    fc.record({ text: fc.string({ unit: fc.constantFrom(' ', '\n', '甲', '<b>', '\u200b') }), bold: fc.boolean() }),
    { maxLength: 4 },
  );
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constantFrom('heading', 'subheading', 'paragraph'), runs }),
    fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(runs, { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('table' as const),
      rows: fc.array(fc.array(runs, { maxLength: 3 }), { maxLength: 3 }),
    }),
  );

  test('twice is once, and no letter is lost or made', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (body) => {
        const once = tidyBody(body);
        expect(tidyBody(once)).toEqual(once);
        const letters = (text: string) => text.replace(/[\s\u200b]/gu, '');
        expect(letters(bodyText(once))).toBe(letters(bodyText(body)));
      }),
    );
  });
});

describe('what an endpoint takes', () => {
  const messageOf = (value: unknown) => noticeBody.safeParse(value).error?.issues[0]?.message;

  test('an empty text is told as such, a very long one too', () => {
    expect(messageOf([paragraph('　')])).toBe('请填写正文。');
    expect(messageOf(Array.from({ length: 3 }, () => paragraph('字'.repeat(15_000))))).toMatch(/不能超过 4 万字/);
  });

  test('markup stays text, and nothing but the known blocks comes through', () => {
    const script = '<script>alert(1)</script>';
    expect(noticeBody.parse([paragraph(script)])).toEqual([paragraph(script)]);
    expect(noticeBody.safeParse([{ kind: 'html', text: script }]).success).toBe(false);
    expect(noticeBody.safeParse([{ kind: 'paragraph', runs: [{ text: 'a', style: 'x' }] }]).success).toBe(false);
  });
});
