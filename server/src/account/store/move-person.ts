import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** A column that says whose a row is. */
interface OwnedColumn {
  readonly table: string;
  readonly column: string;
  readonly hasProgram: boolean;
}

/**
 * Tables that name the person a row is about without a foreign key to her. Whatever has one is found in the catalogue, so
 * that a table that comes later is not forgotten; a test tells when one of neither kind appears.
 */
export const ownedWithoutKey = ['study_day', 'quiz_best', 'class_notice_receipt', 'class_briefing_receipt'] as const;

/** Handled by themselves: the record, its enrolments, its account. */
const apart = ['person', 'person_not_same', 'trainee', 'account', 'account_slip', 'session'];

/** Every column that belongs to a person: by a key to `person`, or to the enrolment in `trainee`. */
export async function listOwnedColumns(db: Db): Promise<OwnedColumn[]> {
  const { rows } = await sql<OwnedColumn>`
    with keyed as (
      select c.conrelid as relation, k.attnum
      from pg_constraint c
      cross join lateral unnest(c.conkey, c.confkey) as k(attnum, target)
      join pg_attribute t on t.attrelid = c.confrelid and t.attnum = k.target
      where c.contype = 'f'
        and ((c.confrelid = 'person'::regclass and t.attname = 'id')
          or (c.confrelid = 'trainee'::regclass and t.attname = 'person_id'))
      union
      select a.attrelid, a.attnum from pg_attribute a
      where a.attname = 'person_id'
        and a.attrelid = any(array(select to_regclass(name) from unnest(${sql.val([...ownedWithoutKey])}::text[]) as name))
    )
    select distinct r.relname as "table", a.attname as "column",
      exists (select 1 from pg_attribute p where p.attrelid = r.oid and p.attname = 'program_id' and p.attnum > 0) as has_program
    from keyed join pg_class r on r.oid = keyed.relation
    join pg_attribute a on a.attrelid = r.oid and a.attnum = keyed.attnum
    where r.relname <> all(${sql.val(apart)}::text[]) and not r.relispartition
    order by 1, 2`.execute(db);
  return rows;
}

interface Move {
  readonly fromId: string;
  readonly intoId: string;
  /** Programs whose rows go over. */
  readonly programIds: readonly string[];
  /** Programs whose rows stay with the record that is given up. */
  readonly stayIds: readonly string[];
}

/**
 * Gives a person's rows to another: the enrolments are copied under the new person first, then everything that hangs on
 * them follows, then the old enrolments go. Who once did something (asked, marked, decided) stays as it was written.
 */
export async function moveRows(db: Db, { fromId, intoId, programIds, stayIds }: Move): Promise<void> {
  const programs = sql`${sql.val([...programIds])}::uuid[]`;
  await sql`
    insert into trainee select (jsonb_populate_record(t, jsonb_build_object('person_id', ${intoId}::text))).*
    from trainee t where t.person_id = ${fromId} and t.program_id = any(${programs})`.execute(db);
  // one play session counts at a time: the given-up record's ends
  await sql`update study_total set play_session_id = null, play_rev = play_rev + 1
    where person_id = ${fromId} and play_session_id is not null`.execute(db);
  for (const { table, column, hasProgram } of await listOwnedColumns(db)) {
    const staying = hasProgram
      ? sql`and (program_id is null or program_id <> all(${sql.val([...stayIds])}::uuid[]))`
      : sql``;
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${intoId}
      where ${sql.ref(column)} = ${fromId} ${staying}`.execute(db);
  }
  await sql`delete from trainee where person_id = ${fromId} and program_id = any(${programs})`.execute(db);
}

/** A role that both records hold is held once. */
export async function endDoubleRoles(db: Db, fromId: string, intoId: string, now: Date, by: string): Promise<void> {
  await sql`
    update role_assignment r set ended_at = ${now}, ended_by = ${by}, end_reason = '合并重复人员'
    where r.person_id = ${fromId} and r.ended_at is null and exists (
      select 1 from role_assignment k where k.person_id = ${intoId} and k.ended_at is null and k.role = r.role
        and k.org_id = r.org_id and k.program_id is not distinct from r.program_id
        and k.class_id is not distinct from r.class_id)`.execute(db);
}

/** The account that stays is the kept record's from now on; the other goes with its sessions and slips. */
export async function keepOneAccount(
  db: Db,
  fromId: string,
  intoId: string,
  of: 'kept' | 'given' | null,
): Promise<void> {
  await sql`delete from session where person_id in (${fromId}, ${intoId})`.execute(db);
  await sql`delete from account_slip where person_id in (${fromId}, ${intoId}) and used_at is null`.execute(db);
  await sql`update account_slip set person_id = ${intoId} where person_id = ${fromId}`.execute(db);
  if (of !== 'given') {
    await sql`delete from account where person_id = ${fromId}`.execute(db);
    return;
  }
  await sql`delete from account where person_id = ${intoId}`.execute(db);
  await sql`update account set person_id = ${intoId}, version = version + 1 where person_id = ${fromId}`.execute(db);
  await sql`update person k set phone_cipher = g.phone_cipher, phone_index = g.phone_index,
    phone_tail_index = g.phone_tail_index, phone_mask = g.phone_mask
    from person g where k.id = ${intoId} and g.id = ${fromId} and g.phone_index is not null`.execute(db);
}

/** The record is given up: its document leads to the other, its phone is nobody's, and so for what was merged into it. */
export async function giveUpRecord(db: Db, fromId: string, intoId: string, now: Date, by: string): Promise<void> {
  await sql`update person set merged_into = ${intoId} where merged_into = ${fromId}`.execute(db);
  await sql`update person set merged_into = ${intoId}, merged_at = ${now}, merged_by = ${by}, phone_cipher = null,
    phone_index = null, phone_tail_index = null, phone_mask = null, version = version + 1
    where id = ${fromId}`.execute(db);
}

/** Both records, locked in one order. */
export async function lockPersons(db: Db, ids: readonly string[]): Promise<void> {
  await sql`select id from person where id = any(${sql.val([...ids])}::uuid[]) order by id for update`.execute(db);
}
