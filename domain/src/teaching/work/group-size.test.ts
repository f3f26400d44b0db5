import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastGroup, shownGroups } from './group-size.ts';
import { surveyDays } from './survey.ts';

const groupsOf = (counts: readonly number[]) =>
  counts.map((count, at) => ({ key: `g${String(at).padStart(2, '0')}`, count }));
const shown = (...counts: number[]) => [...shownGroups(groupsOf(counts))];

describe('groups that may be shown', () => {
  it.each([
    [
      [10, 20],
      ['g00', 'g01'],
    ],
    [[4, 20], []],
    [[4, 20, 8], ['g01']],
    [[4, 3, 20], ['g02']],
    [[0, 5], ['g01']],
    [[4], []],
    [[], []],
  ])('%j → %j', (counts, expected) => expect(shown(...counts)).toEqual(expected));

  it('never leave a remainder that is a small group, and never show a small one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (counts) => {
        const groups = groupsOf(counts);
        const keys = shownGroups(groups);
        const sumOf = (list: typeof groups) => list.reduce((sum, { count }) => sum + count, 0);
        const rest = sumOf(groups) - sumOf(groups.filter(({ key }) => keys.has(key)));
        for (const { key, count } of groups) if (keys.has(key)) expect(count).toBeGreaterThanOrEqual(leastGroup);
        if (keys.size > 0) expect(rest === 0 || rest >= leastGroup).toBe(true);
      }),
    );
  });
});

describe('days of the survey', () => {
  it('run from a fortnight before the end of study to the end of the assessment', () => {
    const days = { studyEndsOn: '2021-04-12', assessmentEndsOn: '2021-04-30' };
    expect(surveyDays(days)).toEqual({ opensOn: '2021-03-29', closesOn: '2021-04-30' });
    expect(surveyDays({ ...days, assessmentEndsOn: '2021-04-01' }).closesOn).toBe('2021-04-12');
  });
});
