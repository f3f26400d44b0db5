import { expect, test } from 'vitest';
import { paragraphsOf } from './paragraph.ts';

test('numbered beginnings are headings up to the first full stop, the rest is text', () => {
  const body =
    '现就有关工作通知如下。\n\n一、培训内容。网络研修 50 学时。\n（一）报名\n  二、按学校组织参训教师在规定时间内完成网络研修和校本研修的全部任务并通过考核认定学分。';
  expect(paragraphsOf(body).map(({ level, heading, text }) => [level, heading, text])).toEqual([
    [0, '', '现就有关工作通知如下。'],
    [1, '一、培训内容。', '网络研修 50 学时。'],
    [2, '（一）报名', ''],
    [0, '', '二、按学校组织参训教师在规定时间内完成网络研修和校本研修的全部任务并通过考核认定学分。'],
  ]);
});
