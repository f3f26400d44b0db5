import { describe, expect, it } from 'vitest';
import { movedToYear } from './next-year.ts';
import { programSettings } from './policy.ts';
import { presets } from './presets.ts';
import { checkForPublishing } from './publish.ts';

const yangcheng = () => {
  const settings = presets.find((one) => one.code === 'yangcheng-2021')?.settings;
  if (!settings) throw new Error('no preset');
  return settings;
};

describe('movedToYear', () => {
  it('moves dates, titles and numbers of 阳城 2021 to 2022', () => {
    const moved = movedToYear(yangcheng(), 2022);
    expect(programSettings.parse(moved)).toEqual(moved);
    expect(moved).toMatchObject({
      title: '阳城县2022年度中小学幼儿园教师全员培训',
      year: 2022,
      notice: { number: '' },
      mailSubjectTemplate: '阳城县2022年全员培训 {school} 附件1、2、4',
      certificate: { numberPrefix: 'YC2022' },
    });
    expect(moved.milestones).toMatchObject({
      rosterDueOn: '2022-11-02',
      studyStartsOn: '2022-11-01',
      studyEndsOn: '2023-04-30',
    });
    expect(moved.forms[0]?.title).toBe('阳城县2022年全员培训参训人数统计表');
  });

  it('asks the publisher to confirm what was carried over, even what was confirmed last year', () => {
    const confirmed = {
      ...yangcheng(),
      assumptions: yangcheng().assumptions.map((one) => ({ ...one, confirmed: true })),
    };
    const moved = movedToYear(confirmed, 2022);
    expect(moved.assumptions.at(-1)).toMatchObject({ field: 'milestones', confirmed: false });
    expect(checkForPublishing(moved).missing).toHaveLength(moved.assumptions.length);
  });

  it('keeps a program of the same year as it is, and a leap day a real day', () => {
    expect(movedToYear(yangcheng(), 2021)).toBe(yangcheng());
    const leap = { ...yangcheng(), refundUntil: '2020-02-29' };
    expect(movedToYear(leap, 2022).refundUntil).toBe('2021-02-28');
    expect(movedToYear(leap, 2025).refundUntil).toBe('2024-02-29');
  });
});
