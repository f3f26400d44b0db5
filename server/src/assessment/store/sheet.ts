import type { Scope } from '@yanxiu/domain/access/scope';
import type { SheetState } from '@yanxiu/domain/assessment/states';
import { type ProgramSettings, programSettings } from '@yanxiu/domain/program/policy';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

/** A reporting unit whose registration is locked, with its sheet where there is one and what the rules ask of it. */
export interface UnitSheet {
  readonly schoolId: string;
  readonly schoolName: string;
  readonly parentKind: string;
  readonly countyName: string;
  readonly state: SheetState | null;
  readonly computedAt: Date | null;
  readonly settingsVersion: number | null;
  readonly postedOn: string | null;
  readonly lockedAt: Date | null;
  readonly returnReason: string | null;
  readonly version: number;
  readonly openObjections: number;
  readonly unscored: number;
  readonly ownScore: boolean;
}

/** `readerId`: whose own score on a sheet is looked for. */
const unitColumns = (readerId: string | null) => sql`registration.school_id as "schoolId",
  org_name_in(registration.program_id, org.id, org.name) as "schoolName",
  parent.kind as "parentKind", parent.name as "countyName", sheet.state, sheet.computed_at as "computedAt",
  sheet.settings_version as "settingsVersion", sheet.posted_on as "postedOn", sheet.locked_at as "lockedAt",
  sheet.return_reason as "returnReason", coalesce(sheet.version, 0) as version,
  (select count(*)::int from score_objection objection
    join trainee on trainee.program_id = objection.program_id and trainee.person_id = objection.person_id
    where objection.program_id = registration.program_id and objection.state = 'open'
      and trainee.school_id = registration.school_id) as "openObjections",
  (select count(*)::int from trainee where trainee.program_id = registration.program_id
    and trainee.school_id = registration.school_id and trainee.state = 'active'
    and not exists (select 1 from trainee_score score where score.program_id = trainee.program_id
      and score.person_id = trainee.person_id)) as unscored,
  exists (select 1 from trainee where trainee.program_id = registration.program_id
    and trainee.school_id = registration.school_id and trainee.state = 'active'
    and trainee.person_id = ${readerId}::uuid) as "ownScore"`;

function unitsFrom(scope: Scope, programId: string): RawBuilder<unknown> {
  return sql`from registration
    join org on org.id = registration.school_id
    join org parent on parent.id = org.parent_id
    left join score_sheet sheet on sheet.program_id = registration.program_id and sheet.school_id = registration.school_id
    where registration.program_id = ${programId} and registration.state = 'locked'
      and ${inScope(scope, { path: 'org.path', programId: 'registration.program_id' })}`;
}

export interface UnitFilter {
  readonly programId: string;
  readonly schoolIds?: readonly string[] | undefined;
}

export async function listUnits(
  db: Db,
  scope: Scope,
  readerId: string | null,
  filter: UnitFilter,
): Promise<UnitSheet[]> {
  const { rows } = await sql<UnitSheet>`select ${unitColumns(readerId)} ${unitsFrom(scope, filter.programId)}
    ${ofSchools(filter)} order by org.path`.execute(db);
  return rows;
}

const ofSchools = (filter: UnitFilter) =>
  filter.schoolIds ? sql`and registration.school_id = any(${filter.schoolIds}::uuid[])` : sql``;

/** Locks the units in reach against other acts on their sheets, which may not exist yet, and reads them. */
export async function lockUnits(
  db: Db,
  scope: Scope,
  readerId: string | null,
  filter: UnitFilter,
): Promise<UnitSheet[]> {
  await sql`select 1 ${unitsFrom(scope, filter.programId)} ${ofSchools(filter)}
    order by registration.school_id for no key update of registration`.execute(db);
  return listUnits(db, scope, readerId, filter);
}

export interface SheetRow extends UnitSheet {
  readonly trainees: number;
  readonly scored: number;
  readonly passed: number;
  readonly excellent: number;
  readonly meanX100: number;
}

export interface SheetFilter {
  readonly programId: string;
  readonly state?: SheetState | 'none' | undefined;
  readonly schoolId?: string;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
}

export async function pageSheets(
  db: Db,
  scope: Scope,
  readerId: string,
  filter: SheetFilter,
): Promise<{ rows: SheetRow[]; total: number }> {
  const wanted = filter.state === 'none' ? sql`and sheet.state is null` : sql`and sheet.state = ${filter.state}`;
  const from = sql`${unitsFrom(scope, filter.programId)}
    ${filter.state ? wanted : sql``}
    ${filter.schoolId ? sql`and registration.school_id = ${filter.schoolId}` : sql``}
    ${filter.q ? sql`and org.name like ${`%${filter.q.replace(/[%_\\]/g, '\\$&')}%`}` : sql``}`;
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(db);
  const { rows } = await sql<SheetRow>`
    select units.*, figures.* from (select ${unitColumns(readerId)}, org.path as path ${from} order by org.path
      limit ${filter.size} offset ${(filter.page - 1) * filter.size}) units,
    lateral (select count(*)::int as trainees, count(score.person_id)::int as scored,
      count(*) filter (where score.passed)::int as passed, count(*) filter (where score.excellent)::int as excellent,
      coalesce(round(avg(score.total_x100)), 0)::int as "meanX100"
      from trainee left join trainee_score score on score.program_id = trainee.program_id and score.person_id = trainee.person_id
      where trainee.program_id = ${filter.programId} and trainee.school_id = units."schoolId" and trainee.state = 'active') figures
    order by units.path`.execute(db);
  return { rows, total: counted[0]?.total ?? 0 };
}

export async function getSheet(
  db: Db,
  scope: Scope,
  readerId: string,
  programId: string,
  schoolId: string,
): Promise<SheetRow> {
  const { rows } = await pageSheets(db, scope, readerId, { programId, schoolId, page: 1, size: 1 });
  return orNotFound(rows[0]);
}

export async function setSheets(
  db: Db,
  key: { programId: string; schoolIds: readonly string[] },
  to: { state: SheetState; postedOn?: string | null; lockedAt?: Date; returnReason?: string | null },
): Promise<void> {
  await db
    .updateTable('scoreSheet')
    .set((eb) => ({ ...to, version: eb('version', '+', 1) }))
    .where('programId', '=', key.programId)
    .where(sql<boolean>`school_id = any(${key.schoolIds}::uuid[])`)
    .execute();
}

/** Makes or renews the sheets of units that have just been computed. */
export async function upsertComputed(
  db: Db,
  computed: { programId: string; schoolIds: readonly string[]; computedAt: Date; settingsVersion: number },
): Promise<void> {
  await sql`insert into score_sheet (program_id, school_id, computed_at, settings_version)
    select ${computed.programId}, school_id, ${computed.computedAt}, ${computed.settingsVersion}
    from unnest(${computed.schoolIds}::uuid[]) unit (school_id)
    on conflict (program_id, school_id) do update set computed_at = excluded.computed_at,
      settings_version = excluded.settings_version, version = score_sheet.version + 1`.execute(db);
}

/** A program's settings as they were at a version; null for one that was not kept. */
export async function findSettings(db: Db, programId: string, version: number): Promise<ProgramSettings | null> {
  const row = await db
    .selectFrom('programVersion')
    .select('settings')
    .where('programId', '=', programId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? programSettings.parse(row.settings) : null;
}
