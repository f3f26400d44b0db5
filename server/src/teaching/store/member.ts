import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope, under } from '../../platform/http/scope-sql.ts';
import { classInCharge } from './class.ts';

/** The people that these roster rows became. */
export async function listPersonsOfEntries(db: Db, programId: string, entryIds: readonly string[]): Promise<string[]> {
  if (entryIds.length === 0) return [];
  const { rows } = await sql<{ personId: string }>`
    select person_id from trainee where program_id = ${programId} and entry_id = any(${[...entryIds]}::uuid[])`.execute(
    db,
  );
  return rows.map((row) => row.personId);
}

const reach = (scope: Scope) =>
  inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', classId: 'trainee.class_id' });

/** Active trainees in reach without a class. */
export async function countUnplaced(db: Db, scope: Scope, programId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from trainee where trainee.program_id = ${programId} and trainee.state = 'active'
      and trainee.class_id is null and ${reach(scope)}`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function pageUnplaced(
  db: Db,
  scope: Scope,
  filter: { programId: string; q?: string | undefined; page: number; size: number },
) {
  const words = filter.q ? `%${filter.q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const from = sql`from trainee join org school on school.id = trainee.work_school_id
    where trainee.program_id = ${filter.programId} and trainee.state = 'active' and trainee.class_id is null
      and ${reach(scope)} ${words ? sql`and (trainee.name like ${words} or school.name like ${words})` : sql``}`;
  const [counted, page] = await Promise.all([
    sql<{ n: number }>`select count(*)::int as n ${from}`.execute(db),
    sql<{ personId: string; name: string; schoolName: string; stage: string; subject: string }>`
      select trainee.person_id, trainee.name, school.name as school_name, trainee.stage, trainee.subject ${from}
      order by school.sort_key, trainee.name_key, trainee.person_id
      limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db),
  ]);
  return { rows: page.rows, total: counted.rows[0]?.n ?? 0 };
}

export interface Movable {
  readonly personId: string;
  readonly name: string;
  readonly classId: string | null;
}

/** Those of these people whom the actor may move: in reach, and in no class or in one that is in the actor's charge. */
export async function lockMovable(
  db: Db,
  scope: Scope,
  programId: string,
  personIds: readonly string[],
): Promise<Movable[]> {
  const inReach = scope.kind === 'tree' ? under('trainee.org_path', scope.path) : reach(scope);
  const { rows } = await sql<Movable>`
    select trainee.person_id, trainee.name, trainee.class_id from trainee
    where trainee.program_id = ${programId} and trainee.state = 'active'
      and trainee.person_id = any(${[...personIds]}::uuid[]) and ${inReach}
      and (trainee.class_id is null or exists (select 1 from study_class class
        where class.program_id = trainee.program_id and class.id = trainee.class_id and ${classInCharge(scope)}))
    for update of trainee`.execute(db);
  return rows;
}

/** Which of the people are in one of these classes. */
export async function listMembersAmong(
  db: Db,
  programId: string,
  classIds: readonly string[],
  personIds: readonly string[],
): Promise<{ personId: string; classId: string }[]> {
  const { rows } = await sql<{ personId: string; classId: string }>`
    select person_id, class_id from trainee where program_id = ${programId} and state = 'active'
      and class_id = any(${[...classIds]}::uuid[]) and person_id = any(${[...personIds]}::uuid[])`.execute(db);
  return rows;
}
