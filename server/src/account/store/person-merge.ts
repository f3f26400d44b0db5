import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { listOwnedColumns, type MovedRows } from './move-person.ts';

/** What a merge changed: enough to take it back. Texts hold rows of the database as jsonb, ciphers included. */
export interface Moved {
  readonly programIds: readonly string[];
  readonly rows: readonly MovedRows[];
  readonly rolesEnded: readonly string[];
  readonly mergedBefore: readonly string[];
  readonly slips: readonly string[];
  readonly accountOf: 'kept' | 'given' | null;
  /** The account that was given up, without its password; null where there was none. */
  readonly account: string | null;
  readonly phones: { readonly kept: string; readonly given: string };
  /** Prints of the moved programs' rows after the merge, by table and column. */
  readonly prints: Readonly<Record<string, string>>;
}

const phoneOf = (personId: string) => sql<string>`(select jsonb_build_object('phone_cipher', phone_cipher,
  'phone_index', phone_index, 'phone_tail_index', phone_tail_index, 'phone_mask', phone_mask)::text
  from person where id = ${personId})`;

/** What is overwritten by a merge, read before it. The password is not kept: the account is activated anew. */
export async function readBefore(db: Db, fromId: string, intoId: string, accountOf: 'kept' | 'given' | null) {
  const goes = accountOf === 'given' ? intoId : fromId;
  const { rows } = await sql<{ account: string | null; kept: string; given: string; slips: string[] }>`
    select (select (to_jsonb(a) || '{"password_hash": null, "activated_at": null}')::text from account a
        where a.person_id = ${goes}) as account,
      ${phoneOf(intoId)} as kept, ${phoneOf(fromId)} as given,
      array(select id::text from account_slip where person_id = ${fromId} and used_at is not null) as slips`.execute(
    db,
  );
  return orNotFound(rows[0]);
}

/** Mere mail: whether it was read is no reason to keep two people joined. */
const mail = ['trainee_message', 'class_notice_receipt', 'class_briefing_receipt'];

/** A print of everything that hangs on the person's enrolments in these programs: it changes with any row of it. */
export async function printOf(db: Db, personId: string, programIds: readonly string[]) {
  const prints: Record<string, string> = {};
  if (programIds.length === 0) return prints;
  const owned = (await listOwnedColumns(db)).filter((one) => one.hasProgram && one.ofEnrolment);
  const columns = [
    ...owned,
    { table: 'trainee', column: 'person_id' },
    { table: 'discussion_post', column: 'person_id' },
  ];
  for (const { table, column } of columns) {
    if (mail.includes(table)) continue;
    const { rows } = await sql<{ print: string | null }>`
      select md5(string_agg(one, '|' order by one)) as print from (
        select to_jsonb(t)::text as one from ${sql.table(table)} t where ${sql.ref(`t.${column}`)} = ${personId}
          and t.program_id = any(${sql.val([...programIds])}::uuid[])) held`.execute(db);
    if (rows[0]?.print) prints[`${table}.${column}`] = rows[0].print;
  }
  return prints;
}

export async function insertMerge(
  db: Db,
  row: { id: string; fromId: string; intoId: string; mergedAt: Date; mergedBy: string; reason: string },
  moved: Moved,
): Promise<void> {
  await db
    .insertInto('personMerge')
    .values({ ...row, moved: JSON.stringify(moved) })
    .execute();
}

/** What can no longer be taken back needs no note of what was moved. */
export async function forgetOldMerges(db: Db, before: Date): Promise<void> {
  await sql`update person_merge set moved = null where moved is not null and merged_at < ${before}`.execute(db);
}

const merges = (scope: Scope) => sql`
  from person_merge m join person k on k.id = m.into_id join person g on g.id = m.from_id
    left join person by_whom on by_whom.id = m.merged_by left join person back on back.id = m.undone_by
  where (m.into_id in (${reached(scope)}) or m.from_id in (${reached(scope)}))`;

const reached = (scope: Scope) =>
  sql`select t.person_id from trainee t where ${inScope(scope, { path: 't.org_path', programId: 't.program_id' })}`;

const columns = sql`m.id, m.from_id, m.into_id, k.name, coalesce(k.document_mask, '') as kept_mask,
  coalesce(g.document_mask, '') as given_mask, m.merged_at, coalesce(by_whom.name, '') as merged_by_name, m.reason,
  m.undone_at, back.name as undone_by_name, m.undo_reason`;

interface MergeRow {
  readonly id: string;
  readonly fromId: string;
  readonly intoId: string;
  readonly name: string;
  readonly keptMask: string;
  readonly givenMask: string;
  readonly mergedAt: Date;
  readonly mergedByName: string;
  readonly reason: string;
  readonly undoneAt: Date | null;
  readonly undoneByName: string | null;
  readonly undoReason: string | null;
}

export async function pageMerges(
  db: Db,
  scope: Scope,
  filter: { q?: string | undefined; page: number; size: number },
): Promise<{ rows: MergeRow[]; total: number }> {
  const named = filter.q ? sql`and k.name like ${`${filter.q.replace(/[%_\\]/g, '\\$&')}%`}` : sql``;
  const { rows } = await sql<MergeRow & { n: number }>`
    select ${columns}, (count(*) over ())::int as n ${merges(scope)} ${named}
    order by m.merged_at desc, m.id desc limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db);
  return { rows: rows.map(({ n: _, ...row }) => row), total: rows[0]?.n ?? 0 };
}

export async function getMerge(db: Db, scope: Scope, id: string) {
  const { rows } = await sql<MergeRow & { movedText: string | null }>`
    select ${columns}, m.moved::text as moved_text ${merges(scope)} and m.id = ${id}`.execute(db);
  const { movedText, ...row } = orNotFound(rows[0]);
  return { ...row, moved: movedText === null ? null : (JSON.parse(movedText) as Moved) };
}

/** What has happened since a merge that stands against taking it back. */
export async function readSince(db: Db, merge: MergeRow, moved: Moved) {
  const then = moved.accountOf === 'given' ? moved.phones.given : moved.phones.kept;
  const { rows } = await sql<{
    enrolledSince: string[];
    phoneChanged: boolean;
    loginTaken: boolean;
    mergedOn: boolean;
  }>`
    with gone as (select * from jsonb_populate_record(null::account, coalesce(${moved.account}, '{}')::jsonb))
    select array(select p.name from trainee t join program p on p.id = t.program_id
        where t.person_id = ${merge.intoId} and t.enrolled_at > ${merge.mergedAt}) as enrolled_since,
      (select phone_index is distinct from (${then}::jsonb ->> 'phone_index') from person where id = ${merge.intoId})
        as phone_changed,
      exists (select 1 from account a, gone where a.login_index = gone.login_index or a.login_number = gone.login_number)
        as login_taken,
      exists (select 1 from person where id = ${merge.intoId} and merged_into is not null) as merged_on`.execute(db);
  return orNotFound(rows[0]);
}

/** The given-up record is a person of its own again, with its phone, its account and what had led to it. */
export async function restoreRecord(db: Db, merge: MergeRow, moved: Moved): Promise<void> {
  const { fromId, intoId } = merge;
  await sql`delete from session where person_id in (${fromId}, ${intoId})`.execute(db);
  await restorePhone(db, fromId, moved.phones.given);
  await restorePhone(db, intoId, moved.phones.kept);
  await sql`update person set merged_into = null, merged_at = null, merged_by = null where id = ${fromId}`.execute(db);
  await sql`update person set merged_into = ${fromId}
    where id = any(${sql.val([...moved.mergedBefore])}::uuid[]) and merged_into = ${intoId}`.execute(db);
  if (moved.accountOf === 'given') {
    await sql`update account set person_id = ${fromId}, version = version + 1 where person_id = ${intoId}`.execute(db);
  }
  if (moved.account !== null) {
    await sql`insert into account select (jsonb_populate_record(null::account, ${moved.account}::jsonb)).*`.execute(db);
  }
  await sql`update account_slip set person_id = ${fromId}
    where id = any(${sql.val([...moved.slips])}::uuid[]) and person_id = ${intoId}`.execute(db);
  await sql`update role_assignment set ended_at = null, ended_by = null, end_reason = null
    where id = any(${sql.val([...moved.rolesEnded])}::uuid[]) and person_id = ${fromId}`.execute(db);
}

async function restorePhone(db: Db, personId: string, phone: string): Promise<void> {
  await sql`update person set (phone_cipher, phone_index, phone_tail_index, phone_mask) = (
      select one.phone_cipher, one.phone_index, one.phone_tail_index, one.phone_mask
      from jsonb_populate_record(null::person, ${phone}::jsonb) one), version = version + 1
    where id = ${personId}`.execute(db);
}

export async function closeMerge(
  db: Db,
  id: string,
  end: { undoneAt: Date; undoneBy: string; undoReason: string },
): Promise<void> {
  await db
    .updateTable('personMerge')
    .set({ ...end, moved: null })
    .where('id', '=', id)
    .execute();
}
