import { expect, test } from 'vitest';
import { unitReminderText } from './reminder.ts';

const message = { act: '签收', title: '关于做好全员培训的通知', dueOn: null, today: '2021-10-28', contact: '' };

test('names the units, the day and whom to ask', () => {
  expect(
    unitReminderText({
      ...message,
      dueOn: '2021-11-02',
      units: ['润城镇小学', '北留中学'],
      contact: '王芳 0356-4221234',
    }),
  ).toBe(
    '【关于做好全员培训的通知】以下 2 个单位尚未签收，请于2021年11月2日前完成：\n润城镇小学、北留中学。\n联系人：王芳 0356-4221234',
  );
});

test('a day that has passed is named as such', () => {
  const text = (today: string) => unitReminderText({ ...message, dueOn: '2021-11-02', today, units: ['北留中学'] });
  expect(text('2021-11-02')).toContain('尚未签收，请于2021年11月2日前完成：');
  expect(text('2021-11-03')).toContain('尚未签收（2021年11月2日已截止），请尽快办理：');
});

test('a long list is cut, its count is not', () => {
  const text = unitReminderText({ ...message, units: Array.from({ length: 250 }, (_, at) => `第${at}小学`) });
  expect(text).toContain('以下 250 个单位');
  expect(text).toMatch(/第79小学 等。$/);
});
