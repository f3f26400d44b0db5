import { systemScope } from '@yanxiu/domain/access/scope';
import { journalRows, sumBySubject } from '@yanxiu/domain/payment/journal-book';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { TestApp } from '../../platform/testing/test-app.ts';
import { postingOf } from '../export-journal.ts';
import { getAccount } from '../store/account.ts';
import { listPosted } from '../store/journal.ts';
import { type MoneyWorld, send } from './money-world.ts';

/** Every invariant of rules §6, from the entries alone; and the journal vouchers, which tell the same in another language. */
export async function checkLedger(test: TestApp, world: MoneyWorld): Promise<void> {
  const db = test.app.database.db;
  const { rows: lines } = await sql<{
    direction: string;
    amountFen: number;
    allocated: number;
    refunded: number;
    reversed: number;
    other: number;
    openFen: number;
  }>`
    select l.direction, l.amount_fen, l.open_fen,
      coalesce((select sum(amount_fen) from allocation a where a.bank_line_id = l.id), 0)::bigint as allocated,
      coalesce((select sum(amount_fen) from line_entry e where e.bank_line_id = l.id and kind = 'refund'), 0)::bigint as refunded,
      coalesce((select sum(amount_fen) from line_entry e where e.bank_line_id = l.id and kind = 'reversal'), 0)::bigint as reversed,
      coalesce((select sum(amount_fen) from line_entry e where e.bank_line_id = l.id and kind = 'other'), 0)::bigint as other
    from bank_line l where l.bank_account_id = ${world.accountId}`.execute(db);
  for (const line of lines) {
    const parts = [line.allocated, line.refunded, line.reversed, line.other, line.openFen];
    expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(line.amountFen);
  }
  const { rows: bills } = await sql<{
    owed: number;
    allocated: number;
    claimed: number;
    balanceFen: number;
    heads: number;
    feeFen: number;
  }>`
    select coalesce((select sum(amount_fen) from bill_entry e where e.bill_id = b.id), 0)::bigint as owed, b.balance_fen, b.heads, b.fee_fen,
      coalesce((select sum(amount_fen) from allocation a where a.bill_id = b.id), 0)::bigint as allocated,
      coalesce((select sum(case kind when 'request' then amount_fen when 'red' then -amount_fen end) from bill_invoice_entry i where i.bill_id = b.id), 0)::bigint as claimed
    from bill b where b.program_id = ${world.programId}`.execute(db);
  for (const bill of bills) {
    expect(bill.balanceFen).toBe(bill.owed - bill.allocated);
    expect(bill.owed).toBe(bill.heads * bill.feeFen);
    expect(bill.allocated).toBeGreaterThanOrEqual(0);
    expect(bill.claimed).toBeLessThanOrEqual(bill.allocated);
  }
  const balance = (
    await send(test, world.finance, 'GET', `/api/bank-accounts/${world.accountId}/balance?on=2021-12-31`)
  ).json();
  const incoming = lines.filter((line) => line.direction === 'in').reduce((sum, line) => sum + line.amountFen, 0);
  const { incomingFen, allocatedFen, refundedFen, reversedFen, unallocatedFen, otherFen } = balance.totals;
  expect(incomingFen).toBe(incoming);
  expect(allocatedFen + refundedFen + reversedFen + unallocatedFen + otherFen).toBe(incoming);
  expect(bills.reduce((sum, bill) => sum + bill.allocated, 0)).toBe(allocatedFen);
  expect(balance.differences).toBe(0);
  await checkJournal(test, world, balance.totals);
}

type Totals = Record<
  | 'incomingFen'
  | 'outgoingFen'
  | 'allocatedFen'
  | 'refundedFen'
  | 'reversedFen'
  | 'unallocatedFen'
  | 'otherFen'
  | 'outgoingOpenFen',
  number
>;

/** Each account of the journal stands where the ledger says that the money is. */
async function checkJournal(test: TestApp, world: MoneyWorld, totals: Totals): Promise<void> {
  const { db } = test.app.database;
  const account = await getAccount(db, systemScope('test'), world.accountId);
  const rows = journalRows((await listPosted(db, account, '2000-01-01', '2099-12-31')).map(postingOf));
  const standing = Object.fromEntries(
    sumBySubject(rows).map(({ role, debitFen, creditFen }) => [role, debitFen - creditFen + 0]),
  );
  const { rows: sums } = await sql<{ invoiced: number; otherOut: number; linkedOut: number }>`select
      (select coalesce(sum(invoiced_fen - red_fen), 0)::bigint from bill where program_id = ${world.programId}) as invoiced,
      coalesce(sum(other_fen), 0)::bigint as other_out, coalesce(sum(refunded_fen + reversed_fen), 0)::bigint as linked_out
    from bank_line where bank_account_id = ${world.accountId} and direction = 'out'`.execute(db);
  const { invoiced = 0, otherOut = 0, linkedOut = 0 } = sums[0] ?? {};
  expect(standing).toEqual({
    bank: totals.incomingFen - totals.outgoingFen,
    unclaimed: totals.outgoingOpenFen - totals.unallocatedFen,
    receivable: invoiced - totals.allocatedFen,
    refundDue: linkedOut - totals.refundedFen - totals.reversedFen,
    other: otherOut - totals.otherFen,
    income: 0 - invoiced,
    tax: 0,
  });
}
