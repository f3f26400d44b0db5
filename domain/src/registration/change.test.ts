import { describe, expect, it } from 'vitest';
import { type ChangeCase, changeEffect, isLateRegistrant, mayDecideChange } from './change.ts';
import { presentWorkUnit } from './conflict.ts';
import { refuseExemption } from './exempt.ts';

const change = (part: Partial<ChangeCase>): ChangeCase => ({
  kind: 'remove',
  askedOn: '2021-11-15',
  refundUntil: '2021-11-15',
  replaceUntil: '2021-11-15',
  leaverExempt: false,
  moveBill: false,
  ...part,
});

describe('changeEffect (rules §4)', () => {
  it.each<[Partial<ChangeCase>, number, number]>([
    [{ kind: 'add' }, 1, 0],
    [{ kind: 'correct' }, 0, 0],
    [{ kind: 'remove' }, -1, 0],
    [{ kind: 'remove', askedOn: '2021-11-16' }, 0, 0],
    [{ kind: 'remove', leaverExempt: true }, 0, 0],
    [{ kind: 'replace' }, 0, 0],
    [{ kind: 'replace', askedOn: '2021-11-16' }, 1, 0],
    [{ kind: 'replace', leaverExempt: true }, 1, 0],
    [{ kind: 'transfer' }, 0, 0],
    [{ kind: 'transfer', moveBill: true }, -1, 1],
    [{ kind: 'transfer', moveBill: true, leaverExempt: true }, 0, 0],
  ])('%j → %i heads here, %i there', (part, headDelta, toHeadDelta) => {
    expect(changeEffect(change(part))).toMatchObject({ headDelta, toHeadDelta });
  });
});

describe('who decides, and who is late', () => {
  it('a level of the route decides; a city also for its counties', () => {
    expect(mayDecideChange(['county'], 'county')).toBe(true);
    expect(mayDecideChange(['county'], 'city')).toBe(true);
    expect(mayDecideChange(['city'], 'county')).toBe(false);
    expect(mayDecideChange(['city'], 'clerk')).toBe(false);
  });

  it('enrolled after rosters were due is late', () => {
    expect(isLateRegistrant('2021-11-02', '2021-11-02')).toBe(false);
    expect(isLateRegistrant('2021-11-03', '2021-11-02')).toBe(true);
  });
});

describe('presentWorkUnit (阳教师函字〔2021〕1号 三.2)', () => {
  it('is the one unit that lists the person as 支教、借调 or 交流', () => {
    const side = (entryId: string, personType: 'regular' | 'supporting' | 'seconded') => ({
      entryId,
      personType,
      locked: false,
    });
    expect(presentWorkUnit([side('home', 'regular'), side('here', 'supporting')])).toBe('here');
    expect(presentWorkUnit([side('one', 'seconded'), side('two', 'supporting')])).toBeNull();
    expect(presentWorkUnit([side('one', 'regular'), side('two', 'regular')])).toBeNull();
  });
});

describe('refuseExemption (阳教师函字〔2021〕1号 六.1; rules §4: 72 学时 and 10 学分)', () => {
  const settings = { hours: { onlineX100: 5000, schoolBasedX100: 2200 }, assessment: { creditsX100: 1000 } };
  type Settings = Parameters<typeof refuseExemption>[1];
  it.each([
    [7200, 1000, true, null],
    [7199, 1000, true, 'registration.exemptTooLow'],
    [7200, 999, true, 'registration.exemptTooLow'],
    [9000, 1200, false, 'registration.exemptNoEvidence'],
  ])('%i hours, %i credits, evidence %s → %s', (hoursX100, creditsX100, hasEvidence, code) => {
    const refusal = refuseExemption({ hoursX100, creditsX100, hasEvidence }, settings as Settings);
    expect(refusal?.code ?? null).toBe(code);
  });
});
