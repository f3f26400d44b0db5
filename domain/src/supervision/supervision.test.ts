import { describe, expect, it } from 'vitest';
import { paidHeads, ratesOf, share } from './rates.ts';
import { reminderText } from './reminder.ts';

describe('rates', () => {
  it('are of 应参训, rounded down, and nothing of nobody', () => {
    const counts = {
      staff: 60,
      registered: 58,
      due: 56,
      loggedIn: 50,
      started: 28,
      passed: 0,
      excellent: 0,
      paidHeads: 55,
    };
    expect(ratesOf(counts)).toEqual({
      registeredBp: 9666,
      loggedInBp: 8928,
      startedBp: 5000,
      passedBp: 0,
      excellentBp: 0,
      paidBp: 9821,
    });
    expect(share(9999, 10_000)).toBe(9999);
    expect(share(0, 0)).toBeNull();
  });
});

describe('paid heads', () => {
  it.each([
    [660_000, 55],
    [672_000, 56],
    [1_344_000, 56],
    [11_999, 0],
  ])('%i fen of 56 × 120 元 → %i', (allocatedFen, heads) => {
    expect(paidHeads(allocatedFen, 12_000, 56)).toBe(heads);
  });
});

it('a reminder names schools and people, without numbers', () => {
  const text = reminderText({
    programName: '阳城县2021年度全员培训',
    reason: 'notLoggedIn',
    dueOn: '2021-11-15',
    today: '2021-11-02',
    hotline: '',
    schools: [{ name: '阳城县凤城镇第二中学', people: ['张三', '李四'] }],
  });
  expect(text).toBe(
    '【阳城县2021年度全员培训】以下 2 位老师尚未登录学习平台，请于2021年11月15日前完成：\n阳城县凤城镇第二中学（2人）：张三、李四\n遇到困难请联系学校管理员。',
  );
});
