import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** A column that says whose a row is. */
export interface OwnedColumn {
  readonly table: string;
  readonly column: string;
  readonly hasProgram: boolean;
  /** Columns of the primary key. */
  readonly keys: readonly string[];
  /** Rows that hang on an enrolment and go where it goes; the others name who did something. */
  readonly ofEnrolment: boolean;
}

/** Rows of an enrolment that are keyed to the person alone. */
const enrolmentRows = ['roster_entry', 'credit_entry'];

/**
 * Tables that name the person a row is about without a foreign key to her. Whatever has one is found in the catalogue, so
 * that a table that comes later is not forgotten; a test tells when one of neither kind appears.
 */
export const ownedWithoutKey = ['study_day', 'quiz_best', 'class_notice_receipt', 'class_briefing_receipt'] as const;

/** Handled by themselves: the record, its enrolments, its account. */
const apart = ['person', 'person_merge', 'person_not_same', 'trainee', 'account', 'account_slip', 'session'];

/** Every column that belongs to a person: by a key to `person`, or to the enrolment in `trainee`. */
export async function listOwnedColumns(db: Db): Promise<OwnedColumn[]> {
  const { rows } = await sql<OwnedColumn>`
    with keyed as (
      select c.conrelid as relation, k.attnum, c.confrelid = 'trainee'::regclass as of_enrolment
      from pg_constraint c
      cross join lateral unnest(c.conkey, c.confkey) as k(attnum, target)
      join pg_attribute t on t.attrelid = c.confrelid and t.attnum = k.target
      where c.contype = 'f'
        and ((c.confrelid = 'person'::regclass and t.attname = 'id')
          or (c.confrelid = 'trainee'::regclass and t.attname = 'person_id'))
      union
      select a.attrelid, a.attnum, true from pg_attribute a
      where a.attname = 'person_id'
        and a.attrelid = any(array(select to_regclass(name) from unnest(${sql.val([...ownedWithoutKey])}::text[]) as name))
    )
    select r.relname as "table", a.attname as "column",
      bool_or(keyed.of_enrolment) or r.relname = any(${sql.val(enrolmentRows)}::text[]) as of_enrolment,
      array(select k.attname::text from pg_index i cross join lateral unnest(i.indkey) with ordinality as n(attnum, at)
        join pg_attribute k on k.attrelid = i.indrelid and k.attnum = n.attnum
        where i.indrelid = r.oid and i.indisprimary order by n.at) as keys,
      exists (select 1 from pg_attribute p where p.attrelid = r.oid and p.attname = 'program_id' and p.attnum > 0) as has_program
    from keyed join pg_class r on r.oid = keyed.relation
    join pg_attribute a on a.attrelid = r.oid and a.attnum = keyed.attnum
    where r.relname <> all(${sql.val(apart)}::text[]) and not r.relispartition
    group by r.oid, r.relname, a.attname order by 1, 2`.execute(db);
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

/** Rows of one table that went over, by their keys as they are afterwards. */
export interface MovedRows {
  readonly table: string;
  readonly column: string;
  readonly keys: readonly string[];
}

/**
 * Gives a person's rows to another: the enrolments are copied under the new person first, then everything that hangs on
 * them follows, then the old enrolments go. Who once did something (asked, marked, decided) stays as it was written.
 */
export async function moveRows(db: Db, { fromId, intoId, programIds, stayIds }: Move): Promise<MovedRows[]> {
  await copyEnrolments(db, fromId, intoId, programIds);
  // one play session counts at a time: the given-up record's ends
  await sql`update study_total set play_session_id = null, play_rev = play_rev + 1
    where person_id = ${fromId} and play_session_id is not null`.execute(db);
  const moved: MovedRows[] = [];
  for (const owned of await listOwnedColumns(db)) {
    const { table, column, hasProgram } = owned;
    const staying = hasProgram
      ? sql`and (program_id is null or program_id <> all(${sql.val([...stayIds])}::uuid[]))`
      : sql``;
    const { rows } = await sql<{ key: string }>`update ${sql.table(table)} set ${sql.ref(column)} = ${intoId}
      where ${sql.ref(column)} = ${fromId} ${staying} returning ${keyOf(owned)} as key`.execute(db);
    if (rows.length > 0) moved.push({ table, column, keys: rows.map((row) => row.key) });
  }
  await removeEnrolments(db, fromId, programIds);
  return moved;
}

/** A row's primary key, as the text of a jsonb object. */
const keyOf = ({ keys }: OwnedColumn) =>
  sql`jsonb_build_object(${sql.join(keys.flatMap((key) => [sql.lit(key), sql.ref(key)]))})::text`;

/** The way back of `moveRows`: the enrolments with all that hangs on them, and whatever else went over then. */
export async function moveRowsBack(
  db: Db,
  { fromId, intoId, programIds }: Omit<Move, 'stayIds'>,
  moved: readonly MovedRows[],
): Promise<void> {
  await copyEnrolments(db, intoId, fromId, programIds);
  const owned = await listOwnedColumns(db);
  // in the opposite order: a key that holds two of the columns is then the one that was noted
  for (const one of owned.toReversed()) {
    const { table, column, hasProgram, ofEnrolment } = one;
    const noted = moved.find((rows) => rows.table === table && rows.column === column)?.keys ?? [];
    const back = sql`${keyOf(one)} = any(${sql.val([...noted])}::text[])`;
    const ofMoved = sql`program_id = any(${sql.val([...programIds])}::uuid[])`;
    const which = hasProgram && ofEnrolment ? sql`(${ofMoved} or ${back})` : back;
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${fromId}
      where ${sql.ref(column)} = ${intoId} and ${which}`.execute(db);
  }
  await removeEnrolments(db, intoId, programIds);
}

async function copyEnrolments(db: Db, ofId: string, toId: string, programIds: readonly string[]): Promise<void> {
  await sql`
    insert into trainee select (jsonb_populate_record(t, jsonb_build_object('person_id', ${toId}::text))).*
    from trainee t where t.person_id = ${ofId} and t.program_id = any(${sql.val([...programIds])}::uuid[])`.execute(db);
}

async function removeEnrolments(db: Db, ofId: string, programIds: readonly string[]): Promise<void> {
  await sql`delete from trainee where person_id = ${ofId}
    and program_id = any(${sql.val([...programIds])}::uuid[])`.execute(db);
}

/** A role that both records hold is held once. */
export async function endDoubleRoles(db: Db, fromId: string, intoId: string, now: Date, by: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update role_assignment r set ended_at = ${now}, ended_by = ${by}, end_reason = '合并重复人员'
    where r.person_id = ${fromId} and r.ended_at is null and exists (
      select 1 from role_assignment k where k.person_id = ${intoId} and k.ended_at is null and k.role = r.role
        and k.org_id = r.org_id and k.program_id is not distinct from r.program_id
        and k.class_id is not distinct from r.class_id)
    returning r.id`.execute(db);
  return rows.map((row) => row.id);
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
export async function giveUpRecord(db: Db, fromId: string, intoId: string, now: Date, by: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update person set merged_into = ${intoId} where merged_into = ${fromId} returning id`.execute(db);
  await sql`update person set merged_into = ${intoId}, merged_at = ${now}, merged_by = ${by}, phone_cipher = null,
    phone_index = null, phone_tail_index = null, phone_mask = null, version = version + 1
    where id = ${fromId}`.execute(db);
  return rows.map((row) => row.id);
}

/** Both records, locked in one order. */
export async function lockPersons(db: Db, ids: readonly string[]): Promise<void> {
  await sql`select id from person where id = any(${sql.val([...ids])}::uuid[]) order by id for update`.execute(db);
}
