import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

/** People of enrolled rows with what decides about their account. */
export interface EnrolledPerson {
  readonly personId: string;
  readonly phoneCipher: Buffer | null;
  readonly phoneMask: string;
  /** The present login, and whether it may still be changed without the person's doing. */
  readonly loginIndex: string | null;
  readonly activated: boolean;
}

export async function listEnrolledPersons(
  db: Db,
  programId: string,
  entryIds: readonly string[],
): Promise<EnrolledPerson[]> {
  const { rows } = await sql<EnrolledPerson>`
    select t.person_id, e.phone_cipher, e.phone_mask, a.login_index, a.activated_at is not null as activated
    from roster_entry e join trainee t on t.program_id = e.program_id and t.entry_id = e.id
    left join account a on a.person_id = t.person_id
    where e.program_id = ${programId} and e.id = any(${[...entryIds]}::uuid[])
    order by e.line, e.id`.execute(db);
  return rows;
}

export async function listTakenLogins(db: Db, loginIndexes: readonly string[]): Promise<Set<string>> {
  if (loginIndexes.length === 0) return new Set();
  const rows = await db
    .selectFrom('account')
    .select('loginIndex')
    .where('loginIndex', 'in', [...loginIndexes])
    .execute();
  return new Set(rows.map((row) => row.loginIndex));
}

/** The next serials of issued login numbers. */
export async function takeSerials(db: Db, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ serial: number }>`
    select nextval('login_number_serial') as serial from generate_series(1, ${count}::int)`.execute(db);
  return rows.map((row) => row.serial);
}

export interface NewAccountRow {
  readonly personId: string;
  readonly loginIndex: string;
  readonly loginMask: string;
  readonly loginNumber: string | null;
}

export async function insertAccounts(db: Db, rows: readonly NewAccountRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into account (person_id, login_index, login_mask, login_number)
    select "personId", "loginIndex", "loginMask", "loginNumber"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("personId" uuid, "loginIndex" text, "loginMask" text, "loginNumber" text)
    on conflict (person_id) do nothing`.execute(db);
}

export async function updateLogin(db: Db, row: NewAccountRow): Promise<void> {
  const { personId, ...login } = row;
  await db
    .updateTable('account')
    .set((eb) => ({ ...login, version: eb('version', '+', 1) }))
    .where('personId', '=', personId)
    .execute();
}

/** Accounts that a mistaken lock had made and that nobody has used go again. */
export async function removeUnusedAccounts(db: Db, programId: string, entryIds: readonly string[]): Promise<void> {
  const people = sql`select person_id from trainee where program_id = ${programId} and entry_id = any(${[...entryIds]}::uuid[])`;
  const unused = sql`a.activated_at is null
    and not exists (select 1 from trainee t where t.person_id = a.person_id and t.program_id <> ${programId})
    and not exists (select 1 from role_assignment r where r.person_id = a.person_id)`;
  await sql`delete from account a where a.person_id in (${people}) and ${unused}`.execute(db);
}

/** A person as activation and password rules need her. */
export async function findAccountPerson(db: Db, by: { loginIndex?: string; personId?: string }) {
  let query = db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.personId')
    .select([
      'account.personId',
      'account.loginIndex',
      'account.loginMask',
      'account.loginNumber',
      'account.passwordHash',
      'account.activatedAt',
      'account.consentVersion',
      'account.consentAt',
    ])
    .select(['person.name', 'person.documentCipher', 'person.documentMask', 'person.phoneCipher', 'person.phoneMask']);
  if (by.loginIndex !== undefined) query = query.where('account.loginIndex', '=', by.loginIndex);
  if (by.personId !== undefined) query = query.where('account.personId', '=', by.personId);
  return (await query.executeTakeFirst()) ?? null;
}

export type AccountPerson = NonNullable<Awaited<ReturnType<typeof findAccountPerson>>>;

export async function activateAccount(
  db: Db,
  personId: string,
  change: { passwordHash: string; activatedAt: Date; consentVersion: string; consentAt: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('account')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('personId', '=', personId)
    .where('activatedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function keepConsent(
  db: Db,
  personId: string,
  consent: { consentVersion: string; consentAt: Date },
): Promise<void> {
  await db.updateTable('account').set(consent).where('personId', '=', personId).execute();
}

export async function updatePassword(db: Db, personId: string, passwordHash: string): Promise<void> {
  await db.updateTable('account').set({ passwordHash }).where('personId', '=', personId).execute();
}

/** Takes password and activation away, so that the account must be activated anew. */
export async function reopenActivation(db: Db, personId: string): Promise<void> {
  await db
    .updateTable('account')
    .set((eb) => ({ passwordHash: null, activatedAt: null, version: eb('version', '+', 1) }))
    .where('personId', '=', personId)
    .execute();
}

export async function removeSessions(db: Db, personId: string, exceptId: string | null): Promise<void> {
  let query = db.deleteFrom('session').where('personId', '=', personId);
  if (exceptId) query = query.where('id', '<>', exceptId);
  await query.execute();
}

export interface PhoneColumns {
  readonly phoneCipher: Buffer;
  readonly phoneIndex: string;
  readonly phoneTailIndex: string;
  readonly phoneMask: string;
}

export async function updatePersonPhone(db: Db, personId: string, phone: PhoneColumns): Promise<void> {
  await db
    .updateTable('person')
    .set((eb) => ({ ...phone, version: eb('version', '+', 1) }))
    .where('id', '=', personId)
    .execute();
  await db
    .updateTable('trainee')
    .set({ phoneMask: phone.phoneMask })
    .where('personId', '=', personId)
    .where('state', '<>', 'withdrawn')
    .execute();
}

/** A trainee of a program in reach, with her account. */
export async function getTrainee(db: Db, scope: Scope, programId: string, personId: string) {
  const row = await db
    .selectFrom('trainee')
    .leftJoin('account', 'account.personId', 'trainee.personId')
    .select([
      'trainee.personId',
      'trainee.entryId',
      'trainee.schoolId',
      'trainee.name',
      'account.activatedAt',
      'account.loginMask',
      'account.loginNumber',
    ])
    .where('trainee.programId', '=', programId)
    .where('trainee.personId', '=', personId)
    .where(inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' }))
    .executeTakeFirst();
  return orNotFound(row);
}

/** Has the person an office that isn't below the one who acts? Resetting it would be taking it over. */
export async function holdsRoleBeyond(
  db: Db,
  personId: string,
  actor: { orgId: string; orgPath: string } | null,
  today: string,
): Promise<boolean> {
  const below = actor
    ? sql<boolean>`(o.path like ${`${actor.orgPath}%`} and o.id <> ${actor.orgId})`
    : sql<boolean>`false`;
  const { rows } = await sql`
    select 1 from role_assignment r join org o on o.id = r.org_id
    where r.person_id = ${personId} and r.ended_at is null
      and (r.expires_on is null or r.expires_on >= ${today}::date) and not ${below} limit 1`.execute(db);
  return rows.length > 0;
}
