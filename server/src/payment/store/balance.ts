import type { Scope } from '@yanxiu/domain/access/scope';
import { accountDifference } from '@yanxiu/domain/payment/balance';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { newId } from '../../platform/id/new-id.ts';

/**
 * The account as it stood at the end of a day, from the entries alone: all of them are dated and a closed period takes no
 * more, so that a past day's figures never change (rules §6).
 */
export async function accountTotalsOn(db: Db, accountId: string, on: string) {
  const { rows } = await sql<{
    incomingFen: number;
    outgoingFen: number;
    lines: number;
    allocatedFen: number;
    refundedFen: number;
    reversedFen: number;
    otherFen: number;
    outgoingLinkedFen: number;
  }>`with line as (
      select id, direction, amount_fen from bank_line where bank_account_id = ${accountId} and booked_on <= ${on}::date
    ), entry as (
      select l.direction, e.kind, e.amount_fen from line_entry e join bank_line l on l.id = e.bank_line_id
       where l.bank_account_id = ${accountId} and e.booked_on <= ${on}::date
    )
    select (select coalesce(sum(amount_fen) filter (where direction = 'in'), 0)::bigint from line) as incoming_fen,
           (select coalesce(sum(amount_fen) filter (where direction = 'out'), 0)::bigint from line) as outgoing_fen,
           (select count(*)::int from line) as lines,
           (select coalesce(sum(a.amount_fen), 0)::bigint from allocation a join bank_line l on l.id = a.bank_line_id
             where l.bank_account_id = ${accountId} and a.booked_on <= ${on}::date) as allocated_fen,
           (select coalesce(sum(amount_fen) filter (where direction = 'in' and kind = 'refund'), 0)::bigint from entry) as refunded_fen,
           (select coalesce(sum(amount_fen) filter (where direction = 'in' and kind = 'reversal'), 0)::bigint from entry) as reversed_fen,
           (select coalesce(sum(amount_fen) filter (where direction = 'in' and kind = 'other'), 0)::bigint from entry) as other_fen,
           (select coalesce(sum(amount_fen) filter (where direction = 'out'), 0)::bigint from entry) as outgoing_linked_fen`.execute(
    db,
  );
  const row = rows[0];
  if (!row) throw new Error('the sums of an account are one row');
  const unallocatedFen = await unallocatedOn(db, accountId, on);
  const totals = { ...row, unallocatedFen, outgoingOpenFen: row.outgoingFen - row.outgoingLinkedFen };
  return { ...totals, differenceFen: accountDifference(totals) };
}

/**
 * What is left of the incoming lines: from the lines' own side, with what was booked from an incoming line that had arrived
 * by that day. The other totals come from the entries, so that the two prove each other.
 */
async function unallocatedOn(db: Db, accountId: string, on: string): Promise<number> {
  const { rows } = await sql<{ fen: number }>`with line as (
      select id, amount_fen from bank_line where bank_account_id = ${accountId} and direction = 'in' and booked_on <= ${on}::date
    )
    select ((select coalesce(sum(amount_fen), 0) from line)
      - (select coalesce(sum(a.amount_fen), 0) from allocation a join line on line.id = a.bank_line_id where a.booked_on <= ${on}::date)
      - (select coalesce(sum(e.amount_fen), 0) from line_entry e join line on line.id = e.bank_line_id where e.booked_on <= ${on}::date))::bigint as fen`.execute(
    db,
  );
  return rows[0]?.fen ?? 0;
}

/** Every bill paid into the account as it stood at the end of a day, from its entries. */
const standingOn = (accountId: string, on: string) => sql`standing as (
      select b.program_id, b.id, school.id as school_id, school.parent_id,
             coalesce((select sum(e.amount_fen) from bill_entry e where e.program_id = b.program_id and e.bill_id = b.id and e.booked_on <= ${on}::date), 0) as owed,
             coalesce((select sum(a.amount_fen) from allocation a where a.program_id = b.program_id and a.bill_id = b.id and a.booked_on <= ${on}::date), 0) as allocated,
             coalesce((select sum(i.amount_fen) from bill_invoice_entry i where i.program_id = b.program_id and i.bill_id = b.id and i.kind = 'issue' and i.booked_on <= ${on}::date), 0) as invoiced,
             coalesce((select sum(i.amount_fen) from bill_invoice_entry i where i.program_id = b.program_id and i.bill_id = b.id and i.kind = 'red' and i.booked_on <= ${on}::date), 0) as red
        from bill b join org school on school.id = b.school_id
       where b.program_id in (select program_id from program_account where bank_account_id = ${accountId})
    )`;

/** 应缴, 到账, 已开票 (less red-lettered) by program and county at the end of a day. */
export async function programTotalsOn(db: Db, accountId: string, on: string) {
  const { rows } = await sql<{
    programId: string;
    programName: string;
    id: string | null;
    name: string | null;
    owedFen: number;
    allocatedFen: number;
    invoicedFen: number;
    redFen: number;
    unpaidFen: number;
  }>`with ${standingOn(accountId, on)}
    select s.program_id, p.name as program_name, region.id, region.name, sum(s.owed)::bigint as owed_fen, sum(s.allocated)::bigint as allocated_fen,
           sum(s.invoiced - s.red)::bigint as invoiced_fen, sum(s.red)::bigint as red_fen, sum(greatest(s.owed - s.allocated, 0))::bigint as unpaid_fen
      from standing s join program p on p.id = s.program_id left join org region on region.id = s.parent_id
     group by s.program_id, p.name, p.year, region.id, region.name, region.sort_key
     order by p.year desc, p.name, region.sort_key`.execute(db);
  const programs = [...new Map(rows.map((row) => [row.programId, row.programName]))];
  return programs.map(([programId, programName]) => {
    const counties = rows.filter((row) => row.programId === programId);
    const sum = (of: (row: (typeof counties)[number]) => number) => counties.reduce((total, row) => total + of(row), 0);
    return {
      programId,
      programName,
      owedFen: sum((row) => row.owedFen),
      allocatedFen: sum((row) => row.allocatedFen),
      invoicedFen: sum((row) => row.invoicedFen),
      redFen: sum((row) => row.redFen),
      unpaidFen: sum((row) => row.unpaidFen),
      counties: counties.map((row) => ({
        id: row.id,
        name: row.name ?? '',
        owedFen: row.owedFen,
        allocatedFen: row.allocatedFen,
        invoicedFen: row.invoicedFen,
        unpaidFen: row.unpaidFen,
      })),
    };
  });
}

/** The same school by school. */
export async function schoolTotalsOn(db: Db, accountId: string, on: string) {
  const { rows } = await sql<{
    programName: string;
    countyName: string | null;
    schoolName: string;
    owedFen: number;
    allocatedFen: number;
    invoicedFen: number;
  }>`with ${standingOn(accountId, on)}
    select p.name as program_name, region.name as county_name, school.name as school_name, s.owed::bigint as owed_fen,
           s.allocated::bigint as allocated_fen, (s.invoiced - s.red)::bigint as invoiced_fen
      from standing s join program p on p.id = s.program_id join org school on school.id = s.school_id
      left join org region on region.id = s.parent_id
     order by p.year desc, p.name, region.sort_key, school.sort_key, s.id`.execute(db);
  return rows;
}

/** Bills and lines of the account whose kept totals differ from their entries: always none. */
export async function countDifferences(db: Db, accountId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`with given as (
      select a.bank_line_id as id, sum(a.amount_fen) as fen from allocation a join bank_line l on l.id = a.bank_line_id
       where l.bank_account_id = ${accountId} group by 1
    ), left_by as (
      select e.bank_line_id as id, coalesce(sum(e.amount_fen) filter (where e.kind = 'refund'), 0) as refunded,
             coalesce(sum(e.amount_fen) filter (where e.kind = 'reversal'), 0) as reversed,
             coalesce(sum(e.amount_fen) filter (where e.kind = 'other'), 0) as other
        from line_entry e join bank_line l on l.id = e.bank_line_id where l.bank_account_id = ${accountId} group by 1
    )
    select ((select count(*) from bank_line l left join given on given.id = l.id left join left_by on left_by.id = l.id
              where l.bank_account_id = ${accountId} and (l.allocated_fen, l.refunded_fen, l.reversed_fen, l.other_fen)
                is distinct from (coalesce(given.fen, 0), coalesce(left_by.refunded, 0), coalesce(left_by.reversed, 0), coalesce(left_by.other, 0)))
          + (select count(*) from ledger_difference d where d.kind = 'bill'
              and d.program_id in (select program_id from program_account where bank_account_id = ${accountId})))::int as n`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

export async function countWaiting(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('booking')
    .innerJoin('bankLine', 'bankLine.id', 'booking.bankLineId')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('bankLine.bankAccountId', '=', accountId)
    .where('booking.state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function insertClosing(
  db: Db,
  row: {
    bankAccountId: string;
    kind: 'day' | 'month';
    period: string;
    untilOn: string;
    totals: unknown;
    programs: unknown;
    personId: string;
    at: Date;
  },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('closing')
    .values({ ...row, id, totals: JSON.stringify(row.totals), programs: JSON.stringify(row.programs) })
    .execute();
  return id;
}

export async function pageClosings(
  db: Db,
  scope: Scope,
  filter: { bankAccountId: string; page: number; size: number },
) {
  const query = db
    .selectFrom('closing')
    .innerJoin('bankAccount', 'bankAccount.id', 'closing.bankAccountId')
    .innerJoin('org as provider', 'provider.id', 'bankAccount.providerId')
    .leftJoin('person', 'person.id', 'closing.personId')
    .where('closing.bankAccountId', '=', filter.bankAccountId)
    .where(inScope(scope, { providerId: 'bank_account.provider_id', path: 'provider.path' }));
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select([
      'closing.id',
      'closing.kind',
      'closing.period',
      'closing.untilOn',
      'closing.totals',
      'closing.programs',
      'closing.at',
      'person.name as byName',
    ])
    .orderBy('closing.at', 'desc')
    .orderBy('closing.id', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}
