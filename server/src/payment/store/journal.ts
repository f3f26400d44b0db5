import type { JournalSetting } from '@yanxiu/domain/payment/journal';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { AccountRow } from './account.ts';

/** The provider's own plan of accounts; null until its accountant has saved one. */
export async function findJournalSetting(db: Db, { providerId }: Pick<AccountRow, 'providerId'>) {
  const row = await db.selectFrom('journalSetting').selectAll().where('providerId', '=', providerId).executeTakeFirst();
  return row ? { setting: row.setting as unknown as JournalSetting, version: row.version } : null;
}

/** Writes the plan; version 0 stands for none yet. False when somebody was quicker. */
export async function saveJournalSetting(
  db: Db,
  { providerId }: Pick<AccountRow, 'providerId'>,
  known: number,
  setting: JournalSetting,
  by: { updatedBy: string; updatedAt: Date },
): Promise<boolean> {
  const row = { setting: JSON.stringify(setting), ...by };
  if (known === 0) {
    const inserted = await db
      .insertInto('journalSetting')
      .values({ ...row, providerId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const result = await db
    .updateTable('journalSetting')
    .set({ ...row, version: known + 1 })
    .where('providerId', '=', providerId)
    .where('version', '=', known)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface PostedRow {
  readonly bookedOn: string;
  readonly kind: 'line' | 'allocation' | 'refund' | 'reversal' | 'other' | 'invoice';
  readonly group: string;
  readonly direction: 'in' | 'out';
  readonly amountFen: number;
  readonly taxFen: number;
  readonly counterName: string;
  readonly schoolName: string | null;
  readonly programName: string | null;
  readonly reference: string;
  readonly reason: string;
  readonly personName: string | null;
}

/**
 * All that happened to an account's money in a period, in the order of booking: its lines, what was booked from them, and
 * the invoices of the programs that are paid into it now (after a change of payee the newer account carries them).
 */
export async function listPosted(db: Db, account: AccountRow, fromOn: string, toOn: string): Promise<PostedRow[]> {
  const { rows } = await sql<PostedRow>`with own as (
      select program_id from (select distinct on (program_id) program_id, bank_account_id from program_account
                               order by program_id, since desc) latest where bank_account_id = ${account.id}
    ), posted as (
      select l.booked_on, l.at, l.id, 'line' as kind, l.id::text as "group", l.amount_fen, 0::bigint as tax_fen, l.id as line_id,
             null::uuid as program_id, null::uuid as school_id, l.key as reference, '' as reason, null::uuid as person_id
        from bank_line l where l.bank_account_id = ${account.id}
      union all
      select a.booked_on, a.at, a.id, 'allocation', a.booking_id || ' ' || a.at, a.amount_fen, 0, a.bank_line_id,
             a.program_id, b.school_id, l.key, a.reason, a.person_id
        from allocation a join bank_line l on l.id = a.bank_line_id
        join bill b on b.program_id = a.program_id and b.id = a.bill_id where l.bank_account_id = ${account.id}
      union all
      select e.booked_on, e.at, e.id, e.kind, e.booking_id || ' ' || e.at, e.amount_fen, 0, e.bank_line_id,
             r.program_id, r.school_id, l.key, e.reason, e.person_id
        from line_entry e join bank_line l on l.id = e.bank_line_id left join refund r on r.id = e.refund_id
       where l.bank_account_id = ${account.id}
      union all
      select i.booked_on, i.at, i.id, 'invoice', i.invoice_id || ' ' || i.kind,
             case i.kind when 'red' then -i.amount_fen else i.amount_fen end,
             case i.kind when 'red' then -i.tax_fen else i.tax_fen end, null, i.program_id, b.school_id,
             coalesce(case i.kind when 'red' then v.red_number else v.number end, ''), '', i.person_id
        from bill_invoice_entry i join own on own.program_id = i.program_id
        join bill b on b.program_id = i.program_id and b.id = i.bill_id
        left join invoice v on v.program_id = i.program_id and v.id = i.invoice_id
       where i.kind in ('issue', 'red')
    )
    select p.booked_on, p.kind, p."group", coalesce(l.direction, 'in') as direction, p.amount_fen, p.tax_fen,
           coalesce(l.counter_name, '') as counter_name, school.name as school_name, program.name as program_name,
           p.reference, p.reason, person.name as person_name
      from posted p
      left join bank_line l on l.id = p.line_id
      left join org school on school.id = p.school_id
      left join program on program.id = p.program_id
      left join person on person.id = p.person_id
     where p.booked_on between ${fromOn}::date and ${toOn}::date
     order by p.booked_on, p.at, p.id`.execute(db);
  return rows;
}
