import { describe, expect, it } from 'vitest';
import { deadlinesOf } from './deadline.ts';

// the days of the 2021 notice of 阳城县 that concern a teacher
const days = {
  firstLoginDueOn: '2021-12-20',
  studyStartsOn: '2021-12-10',
  studyEndsOn: '2022-04-30',
  assessmentEndsOn: '2022-05-10',
};
const states = (today: string, standing = { started: false, full: false }) =>
  deadlinesOf(days, today, standing).map(({ key, state }) => [key, state]);

describe('a trainee’s deadlines', () => {
  it('stand in the order of their days and name the nearest', () => {
    expect(states('2021-12-01')).toEqual([
      ['studyStartsOn', 'next'],
      ['firstLoginDueOn', 'later'],
      ['studyEndsOn', 'later'],
      ['assessmentEndsOn', 'later'],
    ]);
  });

  it('a start passes on its own day, a due day on the day after', () => {
    expect(states('2021-12-10')[0]).toEqual(['studyStartsOn', 'passed']);
    expect(states('2021-12-20')[1]).toEqual(['firstLoginDueOn', 'next']);
    expect(states('2021-12-21')[1]).toEqual(['firstLoginDueOn', 'passed']);
  });

  it('what has been done stays done', () => {
    expect(states('2022-05-01', { started: true, full: true })).toEqual([
      ['studyStartsOn', 'passed'],
      ['firstLoginDueOn', 'done'],
      ['studyEndsOn', 'done'],
      ['assessmentEndsOn', 'next'],
    ]);
  });

  it('on one day the start comes before what is due', () => {
    const same = { ...days, firstLoginDueOn: '2021-12-10' };
    expect(deadlinesOf(same, '2021-12-01', { started: false, full: false })[0]?.key).toBe('studyStartsOn');
  });
});
