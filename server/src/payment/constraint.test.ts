import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aBill, aMoneyWorld, importLines, lineOf, type MoneyWorld, send } from './testing/money-world.ts';

/** What the world of these tests holds: a paid line, one that is partly open, one that went out, a closed day. */
interface Ids {
  readonly program: string;
  readonly foreign: string;
  readonly foreignBill: string;
  readonly bill: string;
  readonly paid: string;
  readonly open: string;
  readonly out: string;
  readonly booking: string;
  readonly allocation: string;
  readonly account: string;
  readonly file: string;
  readonly person: string;
}

let test: TestApp;
let ids: Ids;

beforeAll(async () => {
  test = await testApp();
  const world = await aMoneyWorld(test);
  const bill = await aBill(test, world, world.school, 60);
  const other = await aMoneyWorld(test);
  const foreignBill = await aBill(test, other, other.school, 3);
  await importLines(test, world, [
    { serial: '1', at: '2021-10-26 10:00:00', amountFen: 360_000, name: '武晋平', account: '62170001', remark: '款项' },
    { serial: '2', at: '2021-10-27 10:00:00', amountFen: 240_000, name: '武晋宁', account: '62170002', remark: '款项' },
    {
      serial: '3',
      at: '2021-10-27 11:00:00',
      amountFen: 12_000,
      name: '某校',
      account: '62170003',
      remark: '退款',
      direction: 'out',
    },
  ]);
  const [paid, open, out] = await Promise.all(['1', '2', '3'].map((key) => lineOf(test, world, key)));
  if (!paid || !open || !out) throw new Error('the lines are not there');
  const booking = await booked(world, paid.id, bill);
  const first = await test.app.database.db
    .selectFrom('allocation')
    .select('id')
    .where('bookingId', '=', booking)
    .executeTakeFirstOrThrow();
  const line = await test.app.database.db
    .selectFrom('bankLine')
    .select('statementFileId')
    .where('id', '=', open.id)
    .executeTakeFirstOrThrow();
  await send(test, world.finance, 'POST', `/api/bank-accounts/${world.accountId}/closings`, {
    kind: 'day',
    period: '2021-10-25',
  });
  ids = {
    program: world.programId,
    foreign: other.programId,
    foreignBill,
    bill,
    paid: paid.id,
    open: open.id,
    out: out.id,
    booking,
    allocation: first.id,
    account: world.accountId,
    file: line.statementFileId,
    person: world.finance.id,
  };
});

async function booked(world: MoneyWorld, lineId: string, billId: string): Promise<string> {
  const parts = [{ programId: world.programId, billId, amountFen: 360_000 }];
  const { bookingId } = (await send(test, world.finance, 'POST', `/api/bank-lines/${lineId}/book`, { parts })).json();
  await send(test, world.second, 'POST', `/api/bookings/${bookingId}/confirm`, { version: 1 });
  return bookingId;
}

const allocation =
  (of: { line: keyof Ids; fen: number; bill?: keyof Ids; program?: keyof Ids; on?: string; undo?: boolean }) =>
  (all: Ids) =>
    `insert into allocation (program_id, id, bill_id, bank_line_id, booking_id, amount_fen, booked_on, at, reason, undo_of)
   values ('${all[of.program ?? 'program']}', gen_random_uuid(), '${all[of.bill ?? 'bill']}', '${all[of.line]}', '${all.booking}', ${of.fen},
           '${of.on ?? '2021-10-28'}', now(), '', ${of.undo ? `'${all.allocation}'` : 'null'})`;
const entry = (of: { line: keyof Ids; kind: string; fen: number; on?: string }) => (all: Ids) =>
  `insert into line_entry (id, bank_line_id, booking_id, kind, amount_fen, booked_on, at, reason)
   values (gen_random_uuid(), '${all[of.line]}', '${all.booking}', '${of.kind}', ${of.fen}, '${of.on ?? '2021-10-28'}', now(), '')`;
const invoice =
  (kind: string, fen: number, on = '2021-10-28', taxFen = 0) =>
  (all: Ids) =>
    `insert into bill_invoice_entry (program_id, id, bill_id, invoice_id, kind, amount_fen, tax_fen, booked_on, at)
   values ('${all.program}', gen_random_uuid(), '${all.bill}', gen_random_uuid(), '${kind}', ${fen}, ${taxFen}, '${on}', now())`;
const due = (on: string) => (all: Ids) =>
  `insert into bill_entry (program_id, id, bill_id, kind, heads, amount_fen, booked_on, at, source, reason)
   values ('${all.program}', gen_random_uuid(), '${all.bill}', 'adjustment', 0, 1, '${on}', now(), 'fee', '')`;
const line = (identity: string, on: string) => (all: Ids) =>
  `insert into bank_line (id, bank_account_id, statement_file_id, identity, key, row_number, rank, at, booked_on, direction, amount_fen, raw)
   select gen_random_uuid(), '${all.account}', '${all.file}', ${identity}, 'x', 1, 1, now(), '${on}', 'in', 1, '[]' from bank_line where id = '${all.open}'`;
const booking =
  (state: string, second: string, needsSecond = true) =>
  (all: Ids) =>
    `insert into booking (id, bank_line_id, kind, by, state, amount_fen, reason, needs_second, asked_by, asked_at, second_by)
   values (gen_random_uuid(), '${all.open}', 'allocation', 'person', '${state}', 1, '', ${needsSecond}, '${all.person}', now(), ${second.replace('self', `'${all.person}'`)})`;

/** Each invariant of rules §6 and the plainest way to break it past the program. */
const attempts: readonly (readonly [what: string, constraint: string, statement: (all: Ids) => string])[] = [
  [
    'an allocation is changed',
    'ledger_is_append_only',
    (all) => `update allocation set amount_fen = 1 where id = '${all.allocation}'`,
  ],
  [
    'an allocation is deleted',
    'ledger_is_append_only',
    (all) => `delete from allocation where id = '${all.allocation}'`,
  ],
  [
    'what was due is changed',
    'ledger_is_append_only',
    (all) => `update bill_entry set amount_fen = 1 where bill_id = '${all.bill}'`,
  ],
  ['a bill is deleted', 'ledger_is_append_only', (all) => `delete from bill where id = '${all.bill}'`],
  [
    'a bank line is changed',
    'ledger_is_append_only',
    (all) => `update bank_line set amount_fen = 1 where id = '${all.open}'`,
  ],
  ['a bank line is deleted', 'ledger_is_append_only', (all) => `delete from bank_line where id = '${all.open}'`],
  [
    'a closing is deleted',
    'ledger_is_append_only',
    (all) => `delete from closing where bank_account_id = '${all.account}'`,
  ],
  [
    'a bill’s total is set by hand',
    'ledger_totals_are_kept',
    (all) => `update bill set allocated_fen = 0 where id = '${all.bill}'`,
  ],
  ['a line gives more than it is', 'bank_line_not_exceeded', allocation({ line: 'open', fen: 240_001 })],
  ['a spent line gives again', 'bank_line_not_exceeded', allocation({ line: 'paid', fen: 1 })],
  ['an outgoing line pays a bill', 'bank_line_out_pays_no_bill', allocation({ line: 'out', fen: 1 })],
  [
    'more is taken off than was given',
    'allocation_returns_no_more_than_given',
    allocation({ line: 'paid', fen: -360_001 }),
  ],
  [
    'money comes off a bill to which the line gave none',
    'allocation_returns_no_more_than_given',
    allocation({ line: 'open', fen: -1 }),
  ],
  [
    'a line pays a program of another account',
    'allocation_within_account',
    allocation({ line: 'open', fen: 1, program: 'foreign', bill: 'foreignBill' }),
  ],
  [
    'money is booked before it came',
    'allocation_not_before_its_line',
    allocation({ line: 'open', fen: 1, on: '2021-10-26' }),
  ],
  ['a refund of more than is open', 'bank_line_not_exceeded', entry({ line: 'paid', kind: 'refund', fen: 1 })],
  [
    'other business of more than is open',
    'bank_line_not_exceeded',
    entry({ line: 'open', kind: 'other', fen: 240_001 }),
  ],
  ['a refund below nothing', 'bank_line_parts_are_not_negative', entry({ line: 'open', kind: 'refund', fen: -1 })],
  ['an invoice of more than arrived', 'bill_invoiced_within_allocated', invoice('request', 360_001)],
  ['an invoice that nobody asked for', 'bill_invoiced_was_requested', invoice('issue', 1)],
  ['a red letter of what was not issued', 'bill_red_within_invoiced', invoice('red', 1)],
  ['a tax above the invoice', 'bill_invoice_entry_tax_is_a_part', invoice('request', 1, '2021-10-28', 2)],
  ['a line is imported twice', 'bank_line_imported_once', line('identity', '2021-10-28')],
  ['the asker confirms herself', 'booking_needs_a_second_person', booking('booked', 'self')],
  ['a booking stands without its second person', 'booking_is_booked_after_second', booking('booked', 'null')],
  ['a line comes on a closed day', 'period_is_closed', line("'new'", '2021-10-25')],
  ['a bill changes on a closed day', 'period_is_closed', due('2021-10-25')],
  ['money is booked on a closed day', 'period_is_closed', allocation({ line: 'open', fen: 1, on: '2021-10-25' })],
  [
    'money goes back on a closed day',
    'period_is_closed',
    entry({ line: 'open', kind: 'other', fen: 1, on: '2021-10-25' }),
  ],
  ['an invoice on a closed day', 'period_is_closed', invoice('request', 1, '2021-10-25')],
  [
    'a closing goes back',
    'closing_goes_forward',
    (all) => `insert into closing (id, bank_account_id, kind, period, until_on, totals, programs, person_id, at)
     values (gen_random_uuid(), '${all.account}', 'day', '2021-10-24', '2021-10-24', '{}', '[]', '${all.person}', now())`,
  ],
  [
    'another pays a bill that is paid',
    'bill_payer_stays_once_paid',
    (all) => `update bill set payer_id = (select id from org where id <> payer_id limit 1) where id = '${all.bill}'`,
  ],
];

const run = (statement: string) => sql.raw(statement).execute(test.app.database.db);

describe('the database by itself', () => {
  it.each(attempts)('refuses that %s', async (_what, constraint, statement) => {
    await expect(run(statement(ids))).rejects.toMatchObject({ constraint });
  });

  it('lets an allocation be undone once, and takes no money from under an invoice', async () => {
    await run(invoice('request', 360_000)(ids));
    const undo = allocation({ line: 'paid', fen: -360_000, undo: true })(ids);
    await expect(run(undo)).rejects.toMatchObject({ constraint: 'bill_invoiced_within_allocated' });
    const { rows } = await sql<{
      invoiceId: string;
    }>`select invoice_id from bill_invoice_entry where bill_id = ${ids.bill}`.execute(test.app.database.db);
    await run(
      invoice(
        'withdraw',
        360_000,
      )(ids).replace(/gen_random_uuid\(\), 'withdraw'/, `'${rows[0]?.invoiceId}', 'withdraw'`),
    );
    await run(undo);
    await expect(run(undo)).rejects.toMatchObject({ constraint: 'allocation_is_undone_once' });
    await run(booking('waiting', 'null')(ids));
    await expect(run(booking('waiting', 'null')(ids))).rejects.toMatchObject({
      constraint: 'booking_waits_once_on_a_line',
    });
  });
});
