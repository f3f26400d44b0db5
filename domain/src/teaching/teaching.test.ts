import { describe, expect, it, test } from 'vitest';
import { briefingFigures, briefingSections } from './briefing-text.ts';
import { readReminder } from './notice-words.ts';
import { daysMeet, tutorDays, tutorState } from './tutor-days.ts';

const today = '2021-11-10';

describe('days of a tutor', () => {
  test.each([
    ['lead' as const, undefined, undefined, { kind: 'lead', fromOn: today, untilOn: null }],
    ['lead' as const, '2021-11-01', undefined, { kind: 'lead', fromOn: today, untilOn: null }],
    [
      'substitute' as const,
      '2021-11-12',
      '2021-11-12',
      { kind: 'substitute', fromOn: '2021-11-12', untilOn: '2021-11-12' },
    ],
    ['substitute' as const, undefined, undefined, null],
    ['substitute' as const, '2021-11-12', '2021-11-11', null],
    ['substitute' as const, undefined, '2021-11-09', null],
  ])('%s from %s until %s', (kind, fromOn, untilOn, expected) => {
    expect(tutorDays(kind, fromOn, untilOn, today)).toEqual(expected);
  });

  it('run to the end of the last day', () => {
    const days = { fromOn: '2021-11-08', untilOn: today, endedAt: null };
    expect(tutorState(days, today)).toBe('now');
    expect(tutorState(days, '2021-11-11')).toBe('past');
    expect(tutorState(days, '2021-11-07')).toBe('coming');
    expect(tutorState({ ...days, endedAt: new Date() }, today)).toBe('past');
  });

  it('meet on a shared day, not on neighbouring ones', () => {
    const first = { fromOn: '2021-11-01', untilOn: '2021-11-05' };
    expect(daysMeet(first, { fromOn: '2021-11-05', untilOn: null })).toBe(true);
    expect(daysMeet(first, { fromOn: '2021-11-06', untilOn: null })).toBe(false);
  });
});

describe('a briefing', () => {
  it('has headings of short lines that begin with a number, and paragraphs of the rest', () => {
    expect(
      briefingSections(
        '开头。\n\n一、学习情况\n很好。\n  还行。\n二、这一行虽然以数字开头但是它太长了而且以句号结尾所以只是普通的一段话。',
      ),
    ).toEqual([
      { heading: null, paragraphs: ['开头。'] },
      {
        heading: '一、学习情况',
        paragraphs: ['很好。', '还行。', '二、这一行虽然以数字开头但是它太长了而且以句号结尾所以只是普通的一段话。'],
      },
    ]);
  });

  it('rounds shares down and leaves out work that there is none of', () => {
    const counts = {
      people: 3,
      loggedIn: 2,
      started: 2,
      done: 0,
      studiedToday: 1,
      hoursX100: 1000,
      handedIn: 0,
      marked: 0,
      posts: 0,
    };
    const rows = briefingFigures(counts);
    expect(rows.map((row) => row.value)).toEqual([
      '3 人',
      '2 人（66.66%）',
      '2 人（66.66%）',
      '0 人（0.00%）',
      '1 人',
      '3.33 学时',
    ]);
    expect(briefingFigures({ ...counts, handedIn: 4, marked: 1 }).at(-1)?.value).toBe('4 份，已批改 1 份');
    expect(briefingFigures({ ...counts, people: 0 })[1]?.value).toBe('2 人');
  });
});

it('reminds by name, of many by number', () => {
  const notice = { title: '研讨安排', className: '语文1班' };
  expect(readReminder(notice, ['张三', '李四'])).toBe(
    '【语文1班】通知《研讨安排》还有张三、李四 2 位老师没有读。请登录研修台，在“班级”里打开阅读。',
  );
  const many = Array.from({ length: 61 }, (_, at) => `老师${at}`);
  expect(readReminder(notice, many)).toContain('等 61 位老师没有读');
});
