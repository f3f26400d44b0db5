import { describe, expect, it } from 'vitest';
import { presets } from '../program/presets.ts';
import { checklist, nextStep, type SchoolYear, type StepKey } from './checklist.ts';

const settings = presets.find((one) => one.code === 'yangcheng-2021')?.settings;
if (!settings) throw new Error('no preset');
const { milestones: days, hours } = settings;

/** A school of 阳城 2021 on the day after the notice, nothing done yet. */
const begun: SchoolYear = {
  today: '2021-10-28',
  days,
  hours,
  meeting: null,
  registration: {
    state: 'draft',
    rows: 0,
    errors: 0,
    acceptedUntil: days.rosterDueOn,
    reviewer: '县（市、区）',
    returnReason: null,
  },
  bill: null,
  people: { due: 0, activated: 0, started: 0, onlineDone: 0, behind: 0, schoolBasedDone: 0 },
  activities: { open: 0, returned: 0, waiting: 0 },
  sheet: { state: null, postedUntil: null, scored: 0, passed: 0 },
};

const year = (change: Partial<SchoolYear>): SchoolYear => ({ ...begun, ...change });
const registration = (change: Partial<SchoolYear['registration']>) => ({ ...begun.registration, ...change });
const people = (change: Partial<SchoolYear['people']>) => ({ ...begun.people, due: 10, ...change });
const at = (one: SchoolYear, key: StepKey) => checklist(one).find((step) => step.key === key);

describe('checklist', () => {
  it('has the six steps of the year in order, each with its day', () => {
    expect(checklist(begun).map((step) => [step.key, step.dueOn])).toEqual([
      ['roster', '2021-11-02'],
      ['payment', '2021-11-15'],
      ['activation', '2021-11-15'],
      ['study', '2022-04-30'],
      ['schoolBased', '2022-04-30'],
      ['score', '2022-05-31'],
    ]);
  });

  it('begins with the meeting where a notice asks for one', () => {
    const asked = (meeting: SchoolYear['meeting']) => checklist(year({ meeting }))[0];
    expect(asked({ dueOn: '2021-11-02', heldOn: null })).toMatchObject({ key: 'meeting', state: 'now' });
    expect(asked({ dueOn: '2021-10-27', heldOn: null })?.state).toBe('late');
    expect(asked({ dueOn: '2021-10-27', heldOn: '2021-10-26' })).toMatchObject({
      state: 'done',
      note: '已于2021年10月26日召开。',
    });
  });

  it.each([
    [{}, 'now', '还没有填写名单'],
    [{ rows: 57, errors: 2 }, 'now', '已填 57 人，其中 2 行需要改正'],
    [{ state: 'withPrincipal', rows: 57 }, 'wait', '等待校（园）长确认'],
    [{ state: 'submitted', rows: 57 }, 'wait', '等待县（市、区）审核'],
    [{ state: 'returned', returnReason: '第 3 行号码有误' }, 'back', '第 3 行号码有误'],
    [{ state: 'locked', rows: 57 }, 'done', '共 57 人'],
  ] as const)('tells where the roster stands: %o', (change, state, words) => {
    const step = at(year({ registration: registration(change) }), 'roster');
    expect(step?.state).toBe(state);
    expect(step?.note).toContain(words);
  });

  it('is late the day after the roster is due, and not when the day was extended', () => {
    expect(at(year({ today: '2021-11-02' }), 'roster')?.state).toBe('now');
    expect(at(year({ today: '2021-11-03' }), 'roster')?.state).toBe('late');
    const extended = year({ today: '2021-11-03', registration: registration({ acceptedUntil: '2021-11-05' }) });
    expect(at(extended, 'roster')).toMatchObject({ state: 'now', dueOn: '2021-11-05' });
  });

  it.each([
    ['2021-11-10', { heads: 57, dueFen: 684_000, receivedFen: 0 }, 'now', '还差 6,840.00 元'],
    ['2021-11-16', { heads: 57, dueFen: 684_000, receivedFen: 600_000 }, 'late', '还差 840.00 元'],
    ['2021-11-16', { heads: 57, dueFen: 684_000, receivedFen: 684_000 }, 'done', '已到账 6,840.00 元'],
    ['2021-11-16', { heads: 57, dueFen: 684_000, receivedFen: 696_000 }, 'done', '多 120.00 元'],
  ] as const)('on %s tells what is paid of %o', (today, bill, state, words) => {
    const step = at(year({ today, bill }), 'payment');
    expect(step?.state).toBe(state);
    expect(step?.note).toContain(words);
  });

  it('counts activation and study in people, and is done when all are', () => {
    const studying = year({ today: '2021-12-01', people: people({ activated: 8, started: 6, behind: 4 }) });
    expect(at(studying, 'activation')).toMatchObject({ state: 'late', done: 8, of: 10 });
    expect(at(studying, 'study')).toMatchObject({
      state: 'now',
      done: 0,
      of: 10,
      note: '已开始学习 6 人，4 人进度落后。',
    });
    const done = year({ today: '2022-05-01', people: people({ activated: 10, started: 10, onlineDone: 10 }) });
    expect(at(done, 'activation')?.state).toBe('done');
    expect(at(done, 'study')?.state).toBe('done');
    expect(at(year({ today: '2022-05-01', people: people({}) }), 'study')?.state).toBe('late');
  });

  it('gives back what was returned of school-based study before anything else', () => {
    const activities = { open: 1, returned: 2, waiting: 3 };
    expect(at(year({ today: '2022-01-01', people: people({}), activities }), 'schoolBased')?.state).toBe('back');
    const waiting = year({ today: '2022-01-01', people: people({}), activities: { open: 0, returned: 0, waiting: 3 } });
    expect(at(waiting, 'schoolBased')).toMatchObject({ state: 'wait' });
  });

  it.each([
    [null, 'later'],
    ['computed', 'wait'],
    ['providerConfirmed', 'now'],
    ['posted', 'wait'],
    ['countyConfirmed', 'wait'],
    ['locked', 'done'],
  ] as const)('a score sheet that is %s is %s', (state, expected) => {
    const sheet = { state, postedUntil: '2022-05-20', scored: 10, passed: 9 };
    expect(at(year({ today: '2022-05-10', sheet }), 'score')?.state).toBe(expected);
  });
});

describe('nextStep', () => {
  const next = (one: SchoolYear) => nextStep(checklist(one))?.key ?? null;

  it('is the roster at first', () => expect(next(begun)).toBe('roster'));

  it('is nothing while everybody waits for others', () => {
    expect(next(year({ registration: registration({ state: 'submitted', rows: 57 }) }))).toBeNull();
  });

  it('puts what came back before what is late, and what is late before what is open', () => {
    const late = year({
      today: '2021-11-20',
      registration: registration({ state: 'locked', rows: 10 }),
      bill: { heads: 10, dueFen: 120_000, receivedFen: 0 },
      people: people({ activated: 10 }),
    });
    expect(next(late)).toBe('payment');
    expect(next({ ...late, registration: registration({ state: 'returned', rows: 10 }) })).toBe('roster');
  });
});

describe('a year whose scores are locked', () => {
  it('asks nobody to catch up any more, and still says how many did not', () => {
    const over = year({
      today: '2022-07-01',
      registration: registration({ state: 'locked', rows: 10 }),
      bill: { heads: 10, dueFen: 120_000, receivedFen: 120_000 },
      people: people({ activated: 9, started: 9, onlineDone: 7, behind: 3, schoolBasedDone: 8 }),
      sheet: { state: 'locked', postedUntil: null, scored: 10, passed: 8 },
    });
    expect(checklist(over).map((step) => step.state)).toEqual(['done', 'done', 'done', 'done', 'done', 'done']);
    expect(nextStep(checklist(over))).toBeNull();
    expect(at(over, 'study')?.note).toContain('3 人没有学满');
  });
});
