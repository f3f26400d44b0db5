import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastGroup, nextStep, shownGroups } from './group-size.ts';
import { surveyDays, surveyPhase } from './survey.ts';

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

describe('answers shown while more come in', () => {
  it('move by five or not at all, of a place as of all, and leave no small remainder', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 150 }), (placesInOrder) => {
        let untold: number[] = [];
        let all = 0;
        const hidden = [0, 0, 0, 0];
        const own = [0, 0, 0, 0];
        for (const place of placesInOrder) {
          untold.push(place);
          const after = hidden.map((count, at) => ({
            key: `${at}`,
            count: count + untold.filter((one) => one === at).length,
          }));
          const step = nextStep(untold.length, after);
          if (step === null) {
            expect(untold.length).toBeLessThan(leastGroup);
            continue;
          }
          all += untold.length;
          for (const [at, { key, count }] of after.entries()) {
            if (step.has(key)) expect(count).toBeGreaterThanOrEqual(leastGroup);
            own[at] = (own[at] ?? 0) + (step.has(key) ? count : 0);
            hidden[at] = step.has(key) ? 0 : count;
          }
          const beyond = all - own.reduce((sum, one) => sum + one, 0);
          expect(beyond === 0 || beyond >= leastGroup).toBe(true);
          untold = [];
        }
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

  it.each([
    ['2021-03-28', 'before'],
    ['2021-03-29', 'open'],
    ['2021-04-30', 'open'],
    ['2021-05-01', 'over'],
  ])('on %s it is %s', (today, phase) => {
    expect(surveyPhase({ opensOn: '2021-03-29', closesOn: '2021-04-30' }, today)).toBe(phase);
  });
});
