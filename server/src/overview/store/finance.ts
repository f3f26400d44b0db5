import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

const ofProvider = (scope: Scope) => inScope(scope, { providerId: 'account.provider_id' });

/** The provider's bank accounts with what is open on each, without what a second person has before him, and what arrived on a day. */
export async function listAccounts(db: Db, scope: Scope, today: string) {
  const { rows } = await sql<{
    id: string;
    name: string;
    bankName: string;
    accountTail: string;
    closedUntil: string | null;
    lastLineOn: string | null;
    openLines: number;
    openFen: number;
    todayLines: number;
    todayFen: number;
  }>`
    select account.id, account.name, account.bank_name as "bankName", right(account.account_number, 4) as "accountTail",
      account.closed_until::text as "closedUntil",
      max(line.booked_on)::text as "lastLineOn",
      count(*) filter (where line.direction = 'in' and line.open_fen > 0 and not checked.waits)::int as "openLines",
      coalesce(sum(line.open_fen) filter (where line.direction = 'in' and not checked.waits), 0)::bigint as "openFen",
      count(*) filter (where line.direction = 'in' and line.booked_on = ${today}::date)::int as "todayLines",
      coalesce(sum(line.amount_fen) filter (where line.direction = 'in' and line.booked_on = ${today}::date), 0)::bigint as "todayFen"
    from bank_account account left join bank_line line on line.bank_account_id = account.id
    left join lateral (select exists (select 1 from booking where booking.bank_line_id = line.id
      and booking.state = 'waiting') as waits) checked on true
    where ${ofProvider(scope)}
    group by account.id order by account.created_at`.execute(db);
  return rows;
}

/** Money that waits for the provider's finance. */
export async function countMoneyWaiting(db: Db, scope: Scope) {
  const { rows } = await sql<{
    second: number;
    refunds: number;
    refundFen: number;
    invoices: number;
    invoiceFen: number;
  }>`
    with own as (select account.id from bank_account account where ${ofProvider(scope)})
    select
      (select count(*) from booking join bank_line line on line.id = booking.bank_line_id
        where booking.state = 'waiting' and line.bank_account_id in (select id from own))::int as second,
      (select count(*) from refund join bank_line line on line.id = refund.bank_line_id
        where refund.state in ('decided', 'bounced') and line.bank_account_id in (select id from own))::int as refunds,
      (select coalesce(sum(refund.amount_fen), 0) from refund join bank_line line on line.id = refund.bank_line_id
        where refund.state in ('decided', 'bounced') and line.bank_account_id in (select id from own))::bigint as "refundFen",
      (select count(*) from bill where bill.requested_fen > bill.invoiced_fen and ${inScope(scope, { programId: 'bill.program_id' })})::int as invoices,
      (select coalesce(sum(bill.requested_fen - bill.invoiced_fen), 0) from bill
        where bill.requested_fen > bill.invoiced_fen and ${inScope(scope, { programId: 'bill.program_id' })})::bigint as "invoiceFen"
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no answer from the database');
  return row;
}

/** Due, received and invoiced of each program in reach, latest first. */
export async function listProgramMoney(db: Db, scope: Scope) {
  const { rows } = await sql<{
    id: string;
    name: string;
    dueFen: number;
    receivedFen: number;
    invoicedFen: number;
    unpaidUnits: number;
  }>`
    select program.id, program.name,
      coalesce(sum(bill.due_fen + bill.adjusted_fen), 0)::bigint as "dueFen",
      coalesce(sum(bill.allocated_fen), 0)::bigint as "receivedFen",
      coalesce(sum(bill.invoiced_fen - bill.red_fen), 0)::bigint as "invoicedFen",
      count(*) filter (where bill.balance_fen > 0)::int as "unpaidUnits"
    from program left join bill on bill.program_id = program.id
    where program.state <> 'draft' and ${inScope(scope, { programId: 'program.id', providerId: 'program.provider_id' })}
    group by program.id order by program.year desc, program.created_at desc limit 6`.execute(db);
  return rows;
}
