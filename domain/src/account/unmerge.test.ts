import { expect, it } from 'vitest';
import { type MergeDone, refuseUnmerge, unmergeUntil } from './unmerge.ts';

const merge: MergeDone = {
  mergedAt: new Date('2021-11-02T23:30:00+08:00'),
  undone: false,
  mergedOn: false,
  beyond: 0,
  rolesBeyond: false,
  changed: [],
  enrolledSince: [],
  phoneChanged: false,
  loginTaken: false,
};

it('can be taken back to the end of the thirtieth day', () => {
  expect(unmergeUntil(merge.mergedAt)).toBe('2021-12-02');
  expect(refuseUnmerge(merge, '2021-11-02')).toBeNull();
  expect(refuseUnmerge(merge, '2021-12-02')).toBeNull();
  expect(refuseUnmerge(merge, '2021-12-03')).toMatchObject({ code: 'account.unmergeLate' });
});

it.each<[Partial<MergeDone>, string, string]>([
  [{ undone: true }, 'unmergeDone', '已经撤回'],
  [{ mergedOn: true }, 'unmergeChain', '后来的合并'],
  [{ beyond: 2 }, 'mergeBeyond', '2 条'],
  [{ rolesBeyond: true }, 'holdsRole', '管理角色'],
  [{ enrolledSince: ['2022 年全员培训'] }, 'unmergeEnrolled', '2022 年全员培训'],
  [{ changed: ['学习记录', '成绩'] }, 'unmergeChanged', '学习记录、成绩'],
  [{ phoneChanged: true }, 'unmergePhone', '手机号'],
  [{ loginTaken: true }, 'unmergeLogin', '登录名'],
])('says why not: %j', (change, code, words) => {
  const refusal = refuseUnmerge({ ...merge, ...change }, '2021-11-20');
  expect(refusal).toMatchObject({ code: `account.${code}`, message: expect.stringContaining(words) });
});
