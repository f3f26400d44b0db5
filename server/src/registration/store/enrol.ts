import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Which rows of a program are meant: all that still stand on these units' rosters, or single ones. */
export interface EntryChoice {
  readonly programId: string;
  readonly schoolIds?: readonly string[];
  readonly entryIds?: readonly string[];
}

function chosen(choice: EntryChoice): RawBuilder<boolean> {
  const schools = choice.schoolIds ? sql`and e.school_id = any(${[...choice.schoolIds]}::uuid[])` : sql``;
  const entries = choice.entryIds ? sql`and e.id = any(${[...choice.entryIds]}::uuid[])` : sql``;
  return sql<boolean>`e.program_id = ${choice.programId} and e.withdrawn_at is null ${schools} ${entries}`;
}

/**
 * Finds or makes the person of each row by document number (one account for life, rules §5) and notes it on the row. A
 * person who is known keeps her name; what she is called here stays with the row and the trainee.
 */
export async function linkPersons(db: Db, choice: EntryChoice, now: Date): Promise<void> {
  await adoptOfficeHolders(db, choice);
  await sql`
    insert into person (id, name, name_key, sex, birth_on, document_kind, document_cipher, document_index,
      document_tail_index, document_mask, phone_cipher, phone_index, phone_tail_index, phone_mask, created_at)
    select distinct on (e.document_index) gen_random_uuid(), e.name, e.name_key, e.sex, e.birth_on, e.document_kind,
      e.document_cipher, e.document_index, e.document_tail_index, e.document_mask, e.phone_cipher, e.phone_index,
      e.phone_tail_index, nullif(e.phone_mask, ''), ${now}
    from roster_entry e where ${chosen(choice)} and e.document_index is not null
    order by e.document_index, e.id
    on conflict on constraint person_document_is_unique do nothing`.execute(db);
  await sql`
    update roster_entry e set person_id = coalesce(p.merged_into, p.id) from person p
    where ${chosen(choice)} and p.document_index = e.document_index
      and e.person_id is distinct from coalesce(p.merged_into, p.id)`.execute(db);
  await sql`
    update person p set phone_cipher = e.phone_cipher, phone_index = e.phone_index,
      phone_tail_index = e.phone_tail_index, phone_mask = e.phone_mask
    from roster_entry e
    where ${chosen(choice)} and p.id = e.person_id and p.phone_index is null and e.phone_index is not null`.execute(db);
}

/** A clerk or head known by name and phone alone is the person of the row with both: one account for life (rules §5). */
async function adoptOfficeHolders(db: Db, choice: EntryChoice): Promise<void> {
  await sql`
    update person p set document_kind = f.document_kind, document_cipher = f.document_cipher,
      document_index = f.document_index, document_tail_index = f.document_tail_index, document_mask = f.document_mask,
      sex = f.sex, birth_on = f.birth_on, version = p.version + 1
    from (
      select distinct on (e.document_index) k.id as holder_id, e.*
      from roster_entry e join person k on k.phone_index = e.phone_index and k.name = e.name and k.document_index is null
      where ${chosen(choice)} and e.document_index is not null
        and exists (select 1 from role_assignment r where r.person_id = k.id and r.ended_at is null)
        and not exists (select 1 from person known where known.document_index = e.document_index)
      order by e.document_index, k.created_at
    ) f
    where p.id = f.holder_id`.execute(db);
}

/** Enrols the persons of the rows. Somebody who had left the program comes back under the same key. */
export async function enrol(db: Db, choice: EntryChoice, enrolment: { now: Date; late: boolean }): Promise<void> {
  await sql`
    insert into trainee (program_id, person_id, entry_id, school_id, work_school_id, org_path, name, name_key, stage,
      subject, document_mask, phone_mask, state, late, enrolled_at)
    select e.program_id, e.person_id, e.id, e.school_id, e.work_school_id,
      u.path || case when e.work_school_id = e.school_id then '' else e.work_school_id::text || '/' end,
      e.name, e.name_key, e.stage, e.subject, e.document_mask, e.phone_mask,
      case when e.exempt_state = 'approved' then 'exempt' else 'active' end, ${enrolment.late}, ${enrolment.now}
    from roster_entry e join org u on u.id = e.school_id
    where ${chosen(choice)}
    on conflict on constraint trainee_pkey do update set entry_id = excluded.entry_id, school_id = excluded.school_id,
      work_school_id = excluded.work_school_id, org_path = excluded.org_path, name = excluded.name,
      name_key = excluded.name_key, stage = excluded.stage, subject = excluded.subject,
      document_mask = excluded.document_mask, phone_mask = excluded.phone_mask, state = excluded.state,
      withdrawn_at = null`.execute(db);
}

/** The rows of each unit that were enrolled. */
export async function listEnrolled(db: Db, programId: string, schoolIds: readonly string[]) {
  const rows = await db
    .selectFrom('trainee')
    .select(['schoolId', 'entryId', 'state'])
    .where('programId', '=', programId)
    .where('schoolId', 'in', [...schoolIds])
    .where('state', '<>', 'withdrawn')
    .execute();
  const bySchool = new Map<string, { entryIds: string[]; headcount: number }>();
  for (const row of rows) {
    const one = bySchool.get(row.schoolId) ?? { entryIds: [], headcount: 0 };
    one.entryIds.push(row.entryId);
    if (row.state === 'active') one.headcount += 1;
    bySchool.set(row.schoolId, one);
  }
  return bySchool;
}

export async function countLoggedIn(db: Db, programId: string, schoolId: string): Promise<number> {
  const row = await db
    .selectFrom('trainee')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .where('firstLoginAt', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function removeTrainees(db: Db, programId: string, schoolId: string): Promise<void> {
  await db.deleteFrom('trainee').where('programId', '=', programId).where('schoolId', '=', schoolId).execute();
}

/** A trainee leaves the denominators and stays listed. */
export async function withdrawTrainee(db: Db, programId: string, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('trainee')
    .set({ state: 'withdrawn', withdrawnAt: now })
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .execute();
}

/** Exemption claims that the level whose turn it is has not decided yet, by unit. */
export async function countUndecided(
  db: Db,
  programId: string,
  schoolIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ schoolId: string; n: number }>`
    select e.school_id, count(*) as n from roster_entry e
    join registration r on r.program_id = e.program_id and r.school_id = e.school_id
    where e.program_id = ${programId} and e.school_id = any(${[...schoolIds]}::uuid[]) and e.withdrawn_at is null
      and e.exempt_state = 'asked' and e.exempt_step <= r.step
    group by e.school_id`.execute(db);
  return new Map(rows.map((row) => [row.schoolId, row.n]));
}
