import type {
  EarlierBooking,
  KnownPayer,
  MatchBill,
  MatchSchool,
  RegisteredRemittance,
} from '@yanxiu/domain/payment/matching/match-input';
import { paymentCodeOf } from '@yanxiu/domain/payment/remark-code';
import { remarkTexts } from '@yanxiu/domain/payment/remark-text';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { newId } from '../../platform/id/new-id.ts';

/** Programs that are paid into the account and still run. */
const programsOf = (accountId: string) => sql`select p.id from program p join program_account pa on pa.program_id = p.id
  where pa.bank_account_id = ${accountId} and p.state <> 'closed'`;

/**
 * The schools of the programs' regions, with the names and phones of their contacts in the clear: for the engine alone.
 * A school that is registered under its 中心校 goes by its own name: else each of them would bear the 中心校's.
 */
export async function listSchools(db: Db, accountId: string, open: (sealed: Buffer) => string): Promise<MatchSchool[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    registeredName: string | null;
    aliases: string[];
    parentName: string;
    parentKind: string;
    grandName: string | null;
    centralId: string | null;
    contacts: { name: string; phone: string | null }[];
  }>`select s.id, s.name, s.aliases,
            case when s.registered_name = coalesce(central.registered_name, central.name) then null
                 else s.registered_name end as registered_name, parent.name as parent_name, parent.kind as parent_kind,
            grand.name as grand_name, s.reports_through as central_id,
            coalesce((select jsonb_agg(jsonb_build_object('name', c.name, 'phone', encode(c.phone_cipher, 'base64')))
                        from org_contact c where c.org_id = s.id), '[]'::jsonb) as contacts
       from org s join org parent on parent.id = s.parent_id left join org grand on grand.id = parent.parent_id
            left join org central on central.id = s.reports_through
      where s.kind = 'school' and s.active
        and exists (select 1 from program p join org publisher on publisher.id = p.publisher_id
                     where p.id in (${programsOf(accountId)}) and s.path like publisher.path || '%')
      order by s.id`.execute(db);
  return rows.map((row) => {
    const isCityDirect = row.parentKind === 'city';
    const name = row.registeredName ?? row.name;
    return {
      id: row.id,
      name,
      aliases: row.name === name ? row.aliases : [row.name, ...row.aliases],
      county: isCityDirect ? '' : row.parentName,
      city: isCityDirect ? row.parentName : (row.grandName ?? ''),
      contacts: row.contacts.map((contact) => contact.name),
      phones: row.contacts.flatMap((contact) => (contact.phone ? [open(Buffer.from(contact.phone, 'base64'))] : [])),
      centralId: row.centralId,
    };
  });
}

export async function listMatchBills(db: Db, accountId: string): Promise<MatchBill[]> {
  const rows = await db
    .selectFrom('bill')
    .select(['id', 'schoolId', 'programId', 'feeFen', 'heads', 'allocatedFen', 'serial'])
    .where(sql<boolean>`bill.program_id in (${programsOf(accountId)})`)
    .where('feeFen', '>', 0)
    .orderBy('id')
    .execute();
  return rows.map(({ allocatedFen, serial, ...bill }) => ({
    ...bill,
    paidFen: allocatedFen,
    code: paymentCodeOf(serial),
  }));
}

export async function listKnownPayers(db: Db, providerId: string): Promise<KnownPayer[]> {
  return db
    .selectFrom('knownPayer')
    .select(['account', 'schoolId'])
    .where('providerId', '=', providerId)
    .where('revokedAt', 'is', null)
    .execute();
}

export async function listMatchRemittances(db: Db, accountId: string): Promise<RegisteredRemittance[]> {
  return db
    .selectFrom('remittance')
    .select(['schoolId', 'amountFen', 'paidOn', 'payerName', 'payerAccount'])
    .where(sql<boolean>`program_id in (${programsOf(accountId)})`)
    .where('state', 'in', ['registered', 'checked'])
    .execute();
}

/** Bookings that stand: the second of two equal payments is known by them. */
export async function listEarlier(db: Db, accountId: string): Promise<EarlierBooking[]> {
  const rows = await db
    .selectFrom('allocation')
    .innerJoin('bankLine', 'bankLine.id', 'allocation.bankLineId')
    .select((eb) => [
      'allocation.billId',
      'bankLine.counterAccount',
      'bankLine.summary',
      'bankLine.purpose',
      'bankLine.postscript',
      'bankLine.personal',
      eb.fn.sum<number>('allocation.amountFen').as('amountFen'),
    ])
    .where(sql<boolean>`allocation.program_id in (${programsOf(accountId)})`)
    .groupBy(['allocation.programId', 'allocation.billId', 'bankLine.id'])
    .having((eb) => eb.fn.sum('allocation.amountFen'), '>', 0)
    .execute();
  return rows.map(({ billId, counterAccount, amountFen, ...fields }) => ({
    billId,
    counterAccount,
    amountFen: Number(amountFen),
    remark: remarkTexts(fields)[0] ?? '',
  }));
}

/** Remembers from which account a school paid, once a person has confirmed it; nothing where it is known already. */
export async function learnPayer(
  db: Db,
  row: { providerId: string; account: string; name: string; schoolId: string; bookingId: string; learntAt: Date },
): Promise<void> {
  await db
    .insertInto('knownPayer')
    .values({ ...row, id: newId() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What a booking taught is forgotten with it. */
export async function forgetPayersOfBooking(db: Db, bookingId: string, at: Date, personId: string): Promise<void> {
  await db
    .updateTable('knownPayer')
    .set({ revokedAt: at, revokedBy: personId })
    .where('bookingId', '=', bookingId)
    .where('revokedAt', 'is', null)
    .execute();
}

/** Does another school bear exactly this name? */
export async function isOtherSchoolsName(db: Db, name: string, schoolId: string): Promise<boolean> {
  const row = await db
    .selectFrom('org')
    .select('id')
    .where('kind', '=', 'school')
    .where('id', '<>', schoolId)
    .where((eb) =>
      eb.or([eb('name', '=', name), eb('registeredName', '=', name), sql<boolean>`${name} = any(aliases)`]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
