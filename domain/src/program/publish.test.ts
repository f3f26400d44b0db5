import { describe, expect, it } from 'vitest';
import { phaseOn } from './phase.ts';
import { programSettings } from './policy.ts';
import { presets } from './presets.ts';
import { checkForPublishing } from './publish.ts';
import { routeFor } from './route.ts';

const confirmed = (code: string) => {
  const preset = presets.find((one) => one.code === code);
  if (!preset) throw new Error(code);
  const settings = structuredClone(preset.settings);
  for (const assumption of settings.assumptions) assumption.confirmed = true;
  return settings;
};

describe('presets', () => {
  it.each(presets.map((preset) => [preset.code, preset] as const))('%s fits the policy', (_code, preset) => {
    expect(programSettings.parse(preset.settings)).toEqual(preset.settings);
  });

  it.each(presets.map((preset) => [preset.code, preset] as const))(
    '%s waits for its assumptions alone',
    (_code, preset) => {
      const { missing } = checkForPublishing(preset.settings);
      expect(missing).toHaveLength(preset.settings.assumptions.length);
    },
  );

  it.each(['yangcheng-2021', 'xinzhou-2020'])('%s can be published once they are confirmed', (code) => {
    expect(checkForPublishing(confirmed(code)).missing).toEqual([]);
  });

  it('阳城: study starts a day before rosters are due, a warning and no more', () => {
    expect(checkForPublishing(confirmed('yangcheng-2021')).warnings.map((one) => one.field)).toEqual([
      'milestones.rosterDueOn',
    ]);
  });
});

describe('publishing refuses', () => {
  it('open weights, and weights that do not make 100', () => {
    const settings = confirmed('yangcheng-2021');
    const online = settings.assessment.parts[0];
    if (!online) throw new Error('no part');
    online.weightPercent = null;
    expect(checkForPublishing(settings).missing[0]?.message).toBe('“网络研修”的权重还没有填写。');
    online.weightPercent = 40;
    expect(checkForPublishing(settings).missing[0]?.message).toBe('四部分权重之和是 90，应为 100。');
  });

  it('a part without items', () => {
    const settings = confirmed('yangcheng-2021');
    settings.assessment.parts[3]?.items.splice(0);
    expect(checkForPublishing(settings).missing[0]?.message).toContain('线下授课');
  });

  it('an end before its start', () => {
    const settings = confirmed('xinzhou-2020');
    settings.milestones.studyEndsOn = '2020-12-12';
    expect(checkForPublishing(settings).missing[0]?.field).toBe('milestones.studyEndsOn');
  });
});

describe('the hourly standard', () => {
  it('2.5 元 × 50 is a ceiling of 125: 120 is below, 126 warns', () => {
    const settings = confirmed('xinzhou-2020');
    expect(checkForPublishing(settings).warnings).toEqual([]);
    settings.fee.feeFen = 12_600;
    expect(checkForPublishing(settings).warnings[0]?.message).toContain('125.00');
  });
});

describe('route', () => {
  it('忻州: county then city; a city-direct school goes to the city alone', () => {
    const settings = confirmed('xinzhou-2020');
    expect(routeFor(settings, 'county')).toEqual(['county', 'city']);
    expect(routeFor(settings, 'city')).toEqual(['city']);
  });
});

describe('phase', () => {
  it.each([
    ['2021-10-28', 'registering'],
    ['2021-11-10', 'opening'],
    ['2022-01-20', 'studying'],
    ['2022-05-10', 'assessing'],
    ['2022-06-01', 'finished'],
  ])('阳城 on %s is %s', (day, phase) => {
    expect(phaseOn(confirmed('yangcheng-2021'), new Date(`${day}T09:00:00+08:00`))).toBe(phase);
  });
});
