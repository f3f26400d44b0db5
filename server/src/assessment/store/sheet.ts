import type { Scope } from '@yanxiu/domain/access/scope';
import type { SheetState } from '@yanxiu/domain/assessment/states';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface UnitFilter {
  readonly programId: string;
  readonly schoolIds?: readonly string[] | undefined;
}

/** A reporting unit whose registration is locked, with its sheet where there is one. */
export interface UnitSheet {
  readonly schoolId: string;
  readonly schoolName: string;
  readonly parentKind: string;
  readonly countyName: string;
  readonly state: SheetState | null;
  readonly computedAt: Date | null;
  readonly postedOn: string | null;
  readonly lockedAt: Date | null;
  readonly returnReason: string | null;
  readonly version: number;
}

const unitColumns = sql`registration.school_id as "schoolId", org.name as "schoolName", parent.kind as "parentKind",
  parent.name as "countyName", sheet.state, sheet.computed_at as "computedAt", sheet.posted_on as "postedOn",
  sheet.locked_at as "lockedAt", sheet.return_reason as "returnReason", coalesce(sheet.version, 0) as version`;

function unitsFrom(scope: Scope, programId: string) {
  return sql`from registration
    join org on org.id = registration.school_id
    join org parent on parent.id = org.parent_id
    left join score_sheet sheet on sheet.program_id = registration.program_id and sheet.school_id = registration.school_id
    where registration.program_id = ${programId} and registration.state = 'locked'
      and ${inScope(scope, { path: 'org.path', programId: 'registration.program_id' })}`;
}

/** The locked units in reach; with `forUpdate` their sheets are locked against other acts. */
export async function listUnits(db: Db, scope: Scope, filter: UnitFilter, forUpdate = false): Promise<UnitSheet[]> {
  const { rows } = await sql<UnitSheet>`select ${unitColumns} ${unitsFrom(scope, filter.programId)}
    ${filter.schoolIds ? sql`and registration.school_id = any(${filter.schoolIds}::uuid[])` : sql``}
    order by org.path ${forUpdate ? sql`for update of registration` : sql``}`.execute(db);
  return rows;
}

export interface SheetRow extends UnitSheet {
  readonly trainees: number;
  readonly scored: number;
  readonly passed: number;
  readonly excellent: number;
  readonly meanX100: number;
}

export async function pageSheets(
  db: Db,
  scope: Scope,
  filter: { programId: string; state?: SheetState | undefined; q?: string | undefined; page: number; size: number; schoolId?: string },
): Promise<{ rows: SheetRow[]; total: number }> {
  const from = sql`${unitsFrom(scope, filter.programId)}
    ${filter.state ? sql`and sheet.state = ${filter.state}` : sql``}
    ${filter.schoolId ? sql`and registration.school_id = ${filter.schoolId}` : sql``}
    ${filter.q ? sql`and org.name like ${`%${filter.q.replace(/[%_\\]/g, '\\$&')}%`}` : sql``}`;
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(db);
  const { rows } = await sql<SheetRow>`
    select units.*, figures.* from (select ${unitColumns}, org.path as path ${from} order by org.path
      limit ${filter.size} offset ${(filter.page - 1) * filter.size}) units,
    lateral (select count(*) filter (where trainee.state = 'active')::int as trainees,
      count(score.person_id)::int as scored,
      count(*) filter (where score.passed)::int as passed,
      count(*) filter (where score.excellent)::int as excellent,
      coalesce(round(avg(score.total_x100)), 0)::int as "meanX100"
      from trainee left join trainee_score score on score.program_id = trainee.program_id and score.person_id = trainee.person_id
      where trainee.program_id = ${filter.programId} and trainee.school_id = units."schoolId" and trainee.state = 'active') figures
    order by units.path`.execute(db);
  return { rows, total: counted[0]?.total ?? 0 };
}

export async function setSheet(
  db: Db,
  key: { programId: string; schoolId: string },
  to: { state: SheetState; postedOn?: string | null; lockedAt?: Date; returnReason?: string | null },
): Promise<void> {
  await db
    .updateTable('scoreSheet')
    .set((eb) => ({ ...to, version: eb('version', '+', 1) }))
    .where('programId', '=', key.programId)
    .where('schoolId', '=', key.schoolId)
    .execute();
}

/** Makes or renews the sheet of a unit that has just been computed. */
export async function upsertComputed(
  db: Db,
  row: { programId: string; schoolId: string; computedAt: Date; settingsVersion: number },
): Promise<void> {
  await db
    .insertInto('scoreSheet')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['programId', 'schoolId']).doUpdateSet((eb) => ({
        computedAt: row.computedAt,
        settingsVersion: row.settingsVersion,
        version: eb('scoreSheet.version', '+', 1),
      })),
    )
    .execute();
}

export async function insertEvent(
  db: Db,
  event: {
    programId: string;
    schoolId: string;
    at: Date;
    personId: string | null;
    role: string;
    act: string;
    fromState: string;
    toState: string;
    reason: string | null;
  },
): Promise<void> {
  await sql`insert into score_event (program_id, school_id, seq, at, person_id, role, act, from_state, to_state, reason)
    select ${event.programId}, ${event.schoolId}, coalesce(max(seq), 0) + 1, ${event.at}, ${event.personId}, ${event.role},
      ${event.act}, ${event.fromState}, ${event.toState}, ${event.reason}
    from score_event where program_id = ${event.programId} and school_id = ${event.schoolId}`.execute(db);
}

export async function countOpenObjections(db: Db, programId: string, schoolId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from score_objection objection
    join trainee on trainee.program_id = objection.program_id and trainee.person_id = objection.person_id
    where objection.program_id = ${programId} and trainee.school_id = ${schoolId} and objection.state = 'open'`.execute(db);
  return rows[0]?.n ?? 0;
}
