import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journalPresets, journalSetting, journalSides, type Posted, problemOfSubjects } from './journal.ts';
import { journalRows, type LedgerPosting, sumBySubject } from './journal-book.ts';

const line = (direction: 'in' | 'out', amountFen: number): Posted => ({ kind: 'line', direction, amountFen });
const entry = (kind: 'refund' | 'reversal' | 'other', direction: 'in' | 'out', amountFen: number): Posted => ({
  kind,
  direction,
  amountFen,
});
const given = (amountFen: number): Posted => ({ kind: 'allocation', amountFen });

/** Debit less credit of each account after all of it. */
function standing(...posted: Posted[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { role, debitFen, creditFen } of posted.flatMap(journalSides))
    sums[role] = (sums[role] ?? 0) + debitFen - creditFen;
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0));
}

describe('journalSides', () => {
  it.each<[string, Posted[], Record<string, number>]>([
    ['money that nobody has claimed', [line('in', 100)], { bank: 100, unclaimed: -100 }],
    ['money on a bill', [line('in', 100), given(100)], { bank: 100, receivable: -100 }],
    [
      'money on a bill with its invoice',
      [line('in', 103), given(103), { kind: 'invoice', amountFen: 103, taxFen: 3 }],
      { bank: 103, income: -100, tax: -3 },
    ],
    [
      'a refund decided, not yet paid',
      [line('in', 100), given(100), given(-100), entry('refund', 'in', 100)],
      { bank: 100, refundDue: -100 },
    ],
    ['a refund paid', [line('in', 100), entry('refund', 'in', 100), line('out', 100), entry('refund', 'out', 100)], {}],
    [
      'a refund that bounced: the money is there again and is nobody’s',
      [
        line('in', 100),
        entry('refund', 'in', 100),
        line('out', 100),
        entry('refund', 'out', 100),
        line('in', 100),
        entry('refund', 'in', -100),
        entry('reversal', 'in', 100),
      ],
      { bank: 100, unclaimed: -100 },
    ],
    [
      'what the bank took back',
      [line('in', 100), line('out', 100), entry('reversal', 'in', 100), entry('reversal', 'out', 100)],
      {},
    ],
    ['interest', [line('in', 5), entry('other', 'in', 5)], { bank: 5, other: -5 }],
    ['a fee of the bank', [line('out', 5), entry('other', 'out', 5)], { bank: -5, other: 5 }],
    [
      'a red letter',
      [
        { kind: 'invoice', amountFen: 103, taxFen: 3 },
        { kind: 'invoice', amountFen: -103, taxFen: -3 },
      ],
      {},
    ],
  ])('%s', (_what, posted, wanted) => {
    expect(standing(...posted)).toEqual(wanted);
  });
});

const anyPosted = fc.oneof(
  fc.record({
    kind: fc.constantFrom('line' as const, 'refund' as const, 'reversal' as const, 'other' as const),
    direction: fc.constantFrom('in' as const, 'out' as const),
    amountFen: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  }),
  fc.record({ kind: fc.constant('allocation' as const), amountFen: fc.integer({ min: -1_000_000, max: 1_000_000 }) }),
  fc
    .record({ amountFen: fc.integer({ min: 1, max: 1_000_000 }), taxFen: fc.nat(1000) })
    .map(({ amountFen, taxFen }) => ({ kind: 'invoice' as const, amountFen, taxFen: Math.min(amountFen, taxFen) })),
);

const anyPosting = fc.record({
  day: fc.constantFrom('2021-10-30', '2021-11-01', '2021-11-02'),
  group: fc.constantFrom('a', 'b', 'c'),
  posted: anyPosted,
  words: fc.constant('摘要'),
  projectName: fc.constantFrom('甲', '乙'),
  partyName: fc.constantFrom('一校', '二校'),
  payerName: fc.constantFrom('教育局', '二校'),
  reference: fc.constant(''),
  madeBy: fc.constant('系统'),
});

describe('journalRows', () => {
  it('every journal voucher is balanced, numbers run through their month, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(anyPosting, { maxLength: 40 }), (postings) => {
        const inOrder = postings.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
        const rows = journalRows(inOrder);
        const vouchers = Map.groupBy(rows, (row) => `${row.day.slice(0, 7)}-${row.number}`);
        for (const voucher of vouchers.values())
          expect(voucher.reduce((sum, row) => sum + row.debitFen - row.creditFen, 0)).toBe(0);
        const sum = (role: string) =>
          inOrder
            .flatMap(({ posted }) => journalSides(posted))
            .filter((side) => side.role === role)
            .reduce((total, side) => total + side.debitFen - side.creditFen, 0);
        for (const { role, debitFen, creditFen } of sumBySubject(rows))
          expect(debitFen - creditFen).toBe(sum(role) + 0);
      }),
    );
  });

  it('a county’s payment for several schools is one debit and a credit for each', () => {
    const posting = (partyName: string, amountFen: number): LedgerPosting => ({
      day: '2021-11-03',
      group: 'one act',
      posted: given(amountFen),
      words: '县统一缴费',
      projectName: '全员培训',
      partyName,
      payerName: '某县教育局',
      reference: '1',
      madeBy: '钱会计',
    });
    const rows = journalRows([posting('甲校', 300), posting('乙校', 200)]);
    expect(rows.map((row) => [row.number, row.role, row.partyName, row.debitFen, row.creditFen])).toEqual([
      [1, 'unclaimed', '某县教育局', 500, 0],
      [1, 'receivable', '甲校', 0, 300],
      [1, 'receivable', '乙校', 0, 200],
    ]);
  });
});

describe('the plan of accounts', () => {
  it.each(Object.values(journalPresets))('$name can be saved as it is', ({ setting }) => {
    expect(journalSetting.parse(setting)).toEqual(setting);
    expect(problemOfSubjects(setting)).toBeNull();
  });

  it('names two accounts of one code', () => {
    const { setting } = journalPresets.enterprise;
    const twins = { ...setting, subjects: { ...setting.subjects, tax: setting.subjects.bank } };
    expect(problemOfSubjects(twins)).toBe('“银行存款”和“应交增值税”用了同一个科目编码 1002，请分开。');
    expect(journalSetting.safeParse({ ...setting, word: '' }).success).toBe(false);
  });
});
