import { describe, expect, it } from 'vitest';
import { dueOf, lateDaysOf } from './due.ts';

/** 忻教发〔2020〕98号: study 2020-12-12 to 2021-04-12, assessment until 2021-04-30. */
const days = { studyStartsOn: '2020-12-12', studyEndsOn: '2021-04-12', assessmentEndsOn: '2021-04-30' };

describe('due days', () => {
  it.each([
    [null, 0, '2021-04-12', '2021-04-12'],
    [null, 7, '2021-04-12', '2021-04-19'],
    [1, 0, '2020-12-12', '2020-12-12'],
    [30, 7, '2021-01-10', '2021-01-17'],
    // not after the study, and taken no longer than the assessment lasts
    [400, 7, '2021-04-12', '2021-04-19'],
    [null, 60, '2021-04-12', '2021-04-30'],
  ])('%s days, %s late: due %s, last %s', (dueDays, lateDays, dueOn, lastOn) =>
    expect(dueOf({ dueDays, lateDays }, days)).toEqual({ dueOn, lastOn }),
  );

  it('counts whole days after the due day', () => {
    expect(lateDaysOf('2021-04-12', '2021-04-12')).toBe(0);
    expect(lateDaysOf('2021-01-01', '2021-04-12')).toBe(0);
    expect(lateDaysOf('2021-04-14', '2021-04-12')).toBe(2);
  });
});
