import { journalSides, type Posted, type SubjectRole, subjectRoles } from './journal.ts';

/** Something of the ledger that belongs on a journal voucher, in the order of booking. */
export interface LedgerPosting {
  /** `YYYY-MM-DD`, the day on which it counts. */
  readonly day: string;
  /** What was booked by one act stands on one journal voucher. */
  readonly group: string;
  readonly posted: Posted;
  readonly words: string;
  readonly projectName: string;
  /** Who the money is for: the 往来单位 of 应收培训费 and 应付退款. */
  readonly partyName: string;
  /** Whose account it came from or went to: the 往来单位 of 待认领款项 and 其他业务. */
  readonly payerName: string;
  /** Bank serial or invoice number. */
  readonly reference: string;
  readonly madeBy: string;
}

/** One row of the journal voucher workbook. */
export interface JournalRow extends Omit<LedgerPosting, 'group' | 'posted' | 'payerName'> {
  /** Counted through within its month, from one. */
  readonly number: number;
  readonly role: SubjectRole;
  readonly debitFen: number;
  readonly creditFen: number;
}

const partyOf: Readonly<Record<SubjectRole, (posting: LedgerPosting) => string>> = {
  bank: () => '',
  unclaimed: (posting) => posting.payerName,
  receivable: (posting) => posting.partyName,
  refundDue: (posting) => posting.partyName,
  other: (posting) => posting.payerName,
  income: () => '',
  tax: () => '',
};

/**
 * Journal vouchers of the postings, numbered by month. Within a voucher the sides of one account, project and party are one
 * row, so that a county's payment for thirty schools is one debit and thirty credits. Debits and credits of each are equal.
 */
export function journalRows(postings: readonly LedgerPosting[]): JournalRow[] {
  const vouchers = Map.groupBy(postings, (posting) => `${posting.day} ${posting.group}`);
  const counted = new Map<string, number>();
  return [...vouchers.values()].flatMap((voucher) => {
    const month = voucher[0]?.day.slice(0, 7) ?? '';
    const number = (counted.get(month) ?? 0) + 1;
    counted.set(month, number);
    return rowsOf(voucher, number);
  });
}

function rowsOf(voucher: readonly LedgerPosting[], number: number): JournalRow[] {
  const rows = new Map<string, JournalRow>();
  for (const posting of voucher) {
    const { day, words, projectName, reference, madeBy } = posting;
    for (const side of journalSides(posting.posted)) {
      const partyName = partyOf[side.role](posting);
      const isDebit = side.debitFen !== 0;
      const key = [side.role, isDebit, projectName, partyName].join('\n');
      const before = rows.get(key);
      rows.set(key, {
        ...(before ?? { day, words, projectName, reference, madeBy }),
        partyName,
        number,
        role: side.role,
        debitFen: (before?.debitFen ?? 0) + side.debitFen,
        creditFen: (before?.creditFen ?? 0) + side.creditFen,
      });
    }
  }
  const all = [...rows.values()].filter((row) => row.debitFen !== 0 || row.creditFen !== 0);
  return all.toSorted((a, b) => Number(b.debitFen !== 0) - Number(a.debitFen !== 0));
}

/** 科目汇总: what each account was debited and credited, in the order of the plan; both columns sum to the same. */
export function sumBySubject(
  rows: readonly JournalRow[],
): { role: SubjectRole; debitFen: number; creditFen: number }[] {
  return subjectRoles.map((role) => {
    const own = rows.filter((row) => row.role === role);
    const sum = (of: (row: JournalRow) => number) => own.reduce((total, row) => total + of(row), 0);
    return { role, debitFen: sum((row) => row.debitFen), creditFen: sum((row) => row.creditFen) };
  });
}
