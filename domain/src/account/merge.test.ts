import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import { betterAccount, type MergeAccount, type MergeEnrolment, type MergeRecord, planMerge } from './merge.ts';

const enrolment = (programId: string, change: Partial<MergeEnrolment> = {}): MergeEnrolment => ({
  programId,
  programName: `项目${programId}`,
  withdrawn: false,
  inReach: true,
  ...change,
});
const record = (personId: string, change: Partial<MergeRecord> = {}): MergeRecord => ({
  personId,
  name: '王秀英',
  mergedAlready: false,
  enrolments: [],
  roles: [],
  account: null,
  ...change,
});

describe('planMerge', () => {
  it('moves everything of the given-up record', () => {
    const given = record('b', { enrolments: [enrolment('2020'), enrolment('2019')] });
    expect(planMerge(record('a', { enrolments: [enrolment('2021')] }), given)).toEqual({
      moves: given.enrolments,
      stays: [],
      accountOf: null,
    });
  });

  it('leaves a withdrawn enrolment where the kept record is enrolled too', () => {
    const given = record('b', { enrolments: [enrolment('2021', { withdrawn: true })] });
    expect(planMerge(record('a', { enrolments: [enrolment('2021')] }), given)).toMatchObject({
      moves: [],
      stays: given.enrolments,
    });
  });

  test.each([
    [record('a'), record('a'), 'account.mergeSame'],
    [record('a'), record('b', { mergedAlready: true }), 'account.mergeGone'],
    [record('a'), record('b', { name: '王秀荣' }), 'account.mergeNames'],
    [record('a'), record('b', { enrolments: [enrolment('2020', { inReach: false })] }), 'account.mergeBeyond'],
    [record('a', { enrolments: [enrolment('2020', { inReach: false })] }), record('b'), 'account.mergeBeyond'],
    [record('a', { roles: [{ manageable: false }] }), record('b'), 'account.holdsRole'],
    [
      record('a', { enrolments: [enrolment('1')] }),
      record('b', { enrolments: [enrolment('1')] }),
      'account.mergeBothEnrolled',
    ],
    [
      record('a', { enrolments: [enrolment('1', { withdrawn: true })] }),
      record('b', { enrolments: [enrolment('1')] }),
      'account.mergeOtherWay',
    ],
  ])('%o and %o: %s', (kept, given, code) => expect(planMerge(kept, given)).toMatchObject({ code }));

  it('never joins two enrolments of one program, and forgets none', () => {
    const ids = fc.uniqueArray(fc.constantFrom<string>('1', '2', '3', '4', '5'));
    fc.assert(
      fc.property(ids, ids, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (one, other, gone) => {
        const kept = record('a', { enrolments: one.map((id) => enrolment(id)) });
        const given = record('b', {
          enrolments: other.map((id, at) => enrolment(id, { withdrawn: gone[at] ?? false })),
        });
        const plan = planMerge(kept, given);
        if (isRefusal(plan)) return given.enrolments.some((each) => one.includes(each.programId) && !each.withdrawn);
        const disjoint = plan.moves.every((each) => !one.includes(each.programId));
        return disjoint && plan.moves.length + plan.stays.length === other.length;
      }),
    );
  });
});

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const account = (change: Partial<MergeAccount>): MergeAccount => ({
  activatedAt: null,
  lastLoginAt: null,
  byPhone: true,
  ...change,
});

test.each([
  [null, null, null],
  [account({}), null, 'kept'],
  [null, account({}), 'given'],
  [account({}), account({}), 'kept'],
  [account({ byPhone: false }), account({}), 'given'],
  [account({}), account({ activatedAt: day('2020-11-01') }), 'given'],
  [
    account({ activatedAt: day('2021-11-01'), lastLoginAt: day('2021-11-01') }),
    account({ activatedAt: day('2020-11-01'), lastLoginAt: day('2020-11-02') }),
    'kept',
  ],
])('of %o and %o the %s account is kept', (kept, given, expected) => expect(betterAccount(kept, given)).toBe(expected));
