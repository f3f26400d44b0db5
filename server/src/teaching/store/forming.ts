import type { Stage } from '@yanxiu/domain/program/policy';
import type { Learner, StandingClass } from '@yanxiu/domain/teaching/class-group';
import { sql } from 'kysely';
import { bulkInsert } from '../../platform/db/bulk-insert.ts';
import type { Db } from '../../platform/db/database.ts';

/**
 * Everybody who is to be in a class: the active trainees of a program, or some of them. Forming is for the whole program:
 * whoever may form at all is the rule's question, so no scope narrows this.
 */
export async function listLearners(db: Db, programId: string, personIds: readonly string[] | null): Promise<Learner[]> {
  const { rows } = await sql<Learner>`
    select trainee.person_id, trainee.stage, trainee.subject, unit.parent_id as region_id,
      unit.sort_key || unit.id::text as school_key, trainee.name_key, trainee.class_id, trainee.class_pinned as pinned
    from trainee join org unit on unit.id = trainee.school_id
    where trainee.program_id = ${programId} and trainee.state = 'active'
      ${personIds ? sql`and trainee.person_id = any(${[...personIds]}::uuid[])` : sql``}`.execute(db);
  return rows;
}

export interface StandingRow extends StandingClass {
  readonly name: string;
  readonly people: number;
}

export async function listStanding(db: Db, programId: string): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select class.id, class.number, class.ordinal, class.name, class.stage, class.subject, class.region_org_id as region_id,
      coalesce(members.people, 0)::int as people
    from study_class class
    left join (select class_id, count(*) as people from trainee where program_id = ${programId} and state = 'active'
      group by class_id) members on members.class_id = class.id
    where class.program_id = ${programId} and class.closed_at is null order by class.number`.execute(db);
  return rows;
}

/** Who leads which classes now: nobody learns in a class of her own. */
export async function listLeads(db: Db, programId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('classTutor')
    .select(['personId', 'classId'])
    .where('programId', '=', programId)
    .where('kind', '=', 'lead')
    .where('endedAt', 'is', null)
    .execute();
  const leads = new Map<string, string[]>();
  for (const { personId, classId } of rows) leads.set(personId, [...(leads.get(personId) ?? []), classId]);
  return leads;
}

export interface Region {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  /** Counties by their GB/T 2260 code, what has none behind them. */
  readonly order: string;
}

/** Names and paths of the regions of classes. */
export async function listRegions(db: Db, ids: readonly string[]): Promise<Map<string, Region>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('org')
    .select(['id', 'name', 'shortName', 'path', 'code', 'sortKey'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, name: row.shortName || row.name, path: row.path, order: `${row.code ?? '~'}${row.sortKey}` },
    ]),
  );
}

/** One forming at a time in a program. */
export async function lockForming(db: Db, programId: string): Promise<void> {
  await sql`select 1 from program where id = ${programId} for no key update`.execute(db);
}

export interface NewClass {
  readonly programId: string;
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly stage: Stage | null;
  readonly subject: string;
  readonly regionOrgId: string;
  readonly regionPath: string;
  readonly ordinal: number;
  readonly sizeTarget: number;
  readonly why: string;
  readonly formedAt: Date;
}

export async function insertClasses(db: Db, classes: readonly NewClass[]): Promise<void> {
  await bulkInsert(
    db,
    'studyClass',
    classes.map((one) => ({ ...one })),
  );
}

export async function updateWhy(
  db: Db,
  programId: string,
  kept: readonly { id: string; why: string }[],
): Promise<void> {
  if (kept.length === 0) return;
  await sql`update study_class class set why = told.why
    from unnest(${kept.map((one) => one.id)}::uuid[], ${kept.map((one) => one.why)}::text[]) as told (id, why)
    where class.program_id = ${programId} and class.id = told.id and class.why <> told.why`.execute(db);
}

export interface Placing {
  readonly personId: string;
  readonly classId: string;
}

/** Puts people into classes; `pinned` when a person decided it. */
export async function placePeople(db: Db, programId: string, placings: readonly Placing[], pinned: boolean) {
  if (placings.length === 0) return;
  await sql`update trainee set class_id = placed.class_id, class_pinned = ${pinned}
    from unnest(${placings.map((one) => one.personId)}::uuid[], ${placings.map((one) => one.classId)}::uuid[])
      as placed (person_id, class_id)
    where trainee.program_id = ${programId} and trainee.person_id = placed.person_id and trainee.state = 'active'`.execute(
    db,
  );
}

/** Closes classes that nobody is in any more; their tutors' appointments and roles end with them. */
export async function closeClasses(
  db: Db,
  programId: string,
  ids: readonly string[],
  end: { now: Date; by: string | null; reason: string },
): Promise<void> {
  if (ids.length === 0) return;
  const classIds = [...ids];
  await sql`update role_assignment set ended_at = ${end.now}, ended_by = ${end.by}, end_reason = ${end.reason}
    where class_id = any(${classIds}::uuid[]) and ended_at is null`.execute(db);
  await sql`update class_tutor set ended_at = ${end.now}, ended_by = ${end.by}, end_reason = ${end.reason}
    where program_id = ${programId} and class_id = any(${classIds}::uuid[]) and ended_at is null`.execute(db);
  await sql`update trainee set class_id = null, class_pinned = false
    where program_id = ${programId} and class_id = any(${classIds}::uuid[])`.execute(db);
  await sql`update study_class set closed_at = ${end.now} where program_id = ${programId} and id = any(${classIds}::uuid[])`.execute(
    db,
  );
}

/** Takes people out of their classes: who has left the roster is in none. */
export async function takeOut(db: Db, programId: string, personIds: readonly string[]): Promise<void> {
  await sql`update trainee set class_id = null, class_pinned = false
    where program_id = ${programId} and person_id = any(${[...personIds]}::uuid[]) and class_id is not null`.execute(
    db,
  );
}

/** How many of each school are in each class, by the key of `Learner.schoolKey`: schoolKey → class → people. */
export async function countColleagues(db: Db, programId: string, personIds: readonly string[]) {
  const { rows } = await sql<{ schoolKey: string; classId: string; n: number }>`
    select unit.sort_key || unit.id::text as school_key, trainee.class_id, count(*)::int as n
    from trainee join org unit on unit.id = trainee.school_id
    where trainee.program_id = ${programId} and trainee.state = 'active' and trainee.class_id is not null
      and trainee.school_id in (select school_id from trainee where program_id = ${programId}
        and person_id = any(${[...personIds]}::uuid[]))
    group by 1, 2`.execute(db);
  const found = new Map<string, Map<string, number>>();
  for (const { schoolKey, classId, n } of rows) {
    const ofSchool = found.get(schoolKey) ?? new Map<string, number>();
    found.set(schoolKey, ofSchool.set(classId, n));
  }
  return found;
}

/** The highest number that a class of the program ever had; 0 before the first. */
export async function findLastNumber(db: Db, programId: string): Promise<number> {
  const row = await db
    .selectFrom('studyClass')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('programId', '=', programId)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}
