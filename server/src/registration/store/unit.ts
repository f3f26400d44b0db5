import type { Scope } from '@yanxiu/domain/access/scope';
import type { ReviewLevel } from '@yanxiu/domain/program/route';
import type { RegistrationState } from '@yanxiu/domain/registration/states';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import type { getProgram } from '../../program/store.ts';

export type Program = Awaited<ReturnType<typeof getProgram>>;

/** One reporting unit with its registration, or with the draft that it would begin with. */
export interface UnitRow {
  readonly schoolId: string;
  readonly schoolName: string;
  readonly path: string;
  readonly parentId: string;
  readonly parentName: string;
  readonly parentKind: string;
  readonly state: RegistrationState;
  readonly step: number;
  readonly staffCount: number | null;
  readonly openedByNext: boolean;
  readonly submittedAt: Date | null;
  readonly submittedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly confirmedBy: string | null;
  readonly confirmedHow: 'click' | 'scan' | 'bureau' | null;
  readonly scanFileId: string | null;
  readonly lockedAt: Date | null;
  readonly extendedUntil: string | null;
  readonly extensionAskedUntil: string | null;
  readonly extensionAskedReason: string | null;
  readonly returnReason: string | null;
  readonly paperCopies: number;
  readonly version: number;
  readonly clerkIsHead: boolean;
}

export interface CountedUnit extends UnitRow {
  readonly headcount: number;
  readonly exemptCount: number;
  readonly exemptAsked: number;
  readonly errorCount: number;
  readonly warningCount: number;
  readonly subordinateCount: number;
}

export interface UnitFilter {
  readonly q?: string | undefined;
  readonly state?: RegistrationState | undefined;
  readonly parentId?: string | undefined;
  /** Waiting at this level, or at the principal. */
  readonly waitingAt?: ReviewLevel | 'principal' | 'clerk' | undefined;
  /** Not yet with the reviewers although the day (today) is past the last one on which they would be accepted. */
  readonly lateOn?: string | undefined;
  readonly extension?: boolean | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

/**
 * The reporting units of a program: schools of the publisher's subtree that report through nobody else and that teach
 * (or whose subordinates teach) one of the program's stages; a unit that has begun stays, whatever became of it since.
 */
function units(program: Program, scope: Scope): RawBuilder<unknown> {
  const { stages, route } = program.settings;
  return sql`
    select u.id as school_id, org_name_in(p.id, u.id, u.name) as school_name, u.path, u.sort_key, u.aliases,
      parent.id as parent_id, parent.name as parent_name, parent.kind as parent_kind, parent.sort_key as parent_key,
      case when parent.kind = 'city' then array['city'] else ${route as string[]}::text[] end as route,
      coalesce(r.state, 'draft') as state, coalesce(r.step, 0) as step, r.staff_count,
      coalesce(r.opened_by_next, false) as opened_by_next, r.submitted_at, r.submitted_by, r.confirmed_at,
      r.confirmed_by, r.confirmed_how, r.scan_file_id, r.locked_at, r.extended_until, r.extension_asked_until,
      r.extension_asked_reason, r.return_reason, coalesce(r.paper_copies, 0) as paper_copies,
      coalesce(r.version, 0) as version
    from org u
    join program p on p.id = ${program.id}
    join org parent on parent.id = u.parent_id
    left join registration r on r.program_id = p.id and r.school_id = u.id
    where u.kind = 'school' and u.reports_through is null and u.path like ${`${program.publisherPath}%`}
      and (r.state is not null or (u.active and (u.stages && ${stages as string[]}::text[] or exists (
        select 1 from org s where s.reports_through = u.id and s.active and s.stages && ${stages as string[]}::text[]))))
      and ${inScope(scope, { path: 'u.path', programId: 'p.id' })}`;
}

const principalOf = sql`exists (select 1 from role_assignment ra
  where ra.org_id = unit.school_id and ra.role = 'principal' and ra.ended_at is null
    and (ra.expires_on is null or ra.expires_on >= product_day())`;

/** The clerk who submitted is the head too, or no head has an account: the county confirms (rules §4). */
const clerkIsHead = sql<boolean>`(not ${principalOf}) or ${principalOf} and ra.person_id = unit.submitted_by))`;

const counts = (program: Program) => sql`
  left join lateral (
    select count(*) as headcount,
      count(*) filter (where e.exempt_state = 'approved') as exempt_count,
      count(*) filter (where e.exempt_state = 'asked') as exempt_asked,
      count(*) filter (where e.check_state = 'error') as error_count,
      count(*) filter (where e.check_state = 'warning') as warning_count
    from roster_entry e
    where e.program_id = ${program.id} and e.school_id = unit.school_id and e.withdrawn_at is null
  ) n on true
  left join lateral (
    select count(*) as subordinate_count from org s where s.reports_through = unit.school_id and s.active
  ) b on true`;

/** Units by id, all of them in reach when `schoolIds` is null; with their counts. */
export async function listUnits(
  db: Db,
  scope: Scope,
  program: Program,
  schoolIds: readonly string[] | null,
): Promise<CountedUnit[]> {
  const chosen = schoolIds ? sql`where unit.school_id = any(${schoolIds as string[]}::uuid[])` : sql``;
  const { rows } = await sql<CountedUnit>`
    with unit as (${units(program, scope)})
    select unit.*, ${clerkIsHead} as clerk_is_head, n.*, b.* from unit ${counts(program)} ${chosen}
    order by unit.parent_key, unit.sort_key, unit.school_id`.execute(db);
  return rows;
}

function conditions(filter: UnitFilter): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    parts.push(
      sql`(unit.school_name like ${words} or exists (select 1 from unnest(unit.aliases) as alias where alias like ${words}) or replace(unit.sort_key, ' ', '') like ${words.toLowerCase()})`,
    );
  }
  if (filter.state) parts.push(sql`unit.state = ${filter.state}`);
  if (filter.parentId) parts.push(sql`unit.parent_id = ${filter.parentId}`);
  if (filter.waitingAt === 'principal') parts.push(sql`unit.state = 'withPrincipal'`);
  else if (filter.waitingAt === 'clerk') parts.push(sql`unit.state in ('draft', 'returned')`);
  else if (filter.waitingAt)
    parts.push(sql`unit.state = 'submitted' and unit.route[unit.step + 1] = ${filter.waitingAt}`);
  if (filter.lateOn) {
    parts.push(
      sql`unit.state not in ('submitted', 'locked') and coalesce(unit.extended_until, '1900-01-01') < ${filter.lateOn}::date`,
    );
  }
  if (filter.extension) parts.push(sql`unit.extension_asked_until is not null`);
  return sql.join(parts, sql` and `);
}

const orders: Readonly<Record<string, RawBuilder<unknown>>> = {
  name: sql`unit.sort_key`,
  state: sql`array_position(array['returned', 'draft', 'withPrincipal', 'submitted', 'locked'], unit.state)`,
  submittedAt: sql`unit.submitted_at`,
};

export async function pageUnits(db: Db, scope: Scope, program: Program, filter: UnitFilter) {
  const base = sql`with unit as (${units(program, scope)})`;
  const order = orders[filter.sort?.replace('-', '') ?? ''] ?? sql`unit.parent_key`;
  const direction = filter.sort?.startsWith('-') ? sql`desc nulls last` : sql`asc nulls last`;
  const { rows } = await sql<CountedUnit>`
    ${base}, chosen as (
      select * from unit where ${conditions(filter)}
      order by ${order} ${direction}, unit.sort_key, unit.school_id
      limit ${filter.size} offset ${(filter.page - 1) * filter.size}
    )
    select unit.*, ${clerkIsHead} as clerk_is_head, n.*, b.* from chosen unit ${counts(program)}
    order by ${order} ${direction}, unit.sort_key, unit.school_id`.execute(db);
  const { rows: totals } = await sql<{ state: string; units: number; headcount: number }>`
    ${base}, one as (select unit.* from unit where ${conditions({ ...filter, state: undefined })})
    select unit.state, count(*) as units, coalesce(sum(n.headcount), 0)::int as headcount
    from one unit ${counts(program)} group by unit.state`.execute(db);
  return { rows, totals };
}

/** Makes the registration row when there is none yet, and locks it against other writers. */
export async function lockRegistration(db: Db, programId: string, schoolIds: readonly string[]): Promise<void> {
  const ids = sql`${[...schoolIds].sort()}::uuid[]`;
  await sql`insert into registration (program_id, school_id) select ${programId}, id from unnest(${ids}) as id
    on conflict do nothing`.execute(db);
  await sql`select 1 from registration where program_id = ${programId} and school_id = any(${ids})
    order by school_id for update`.execute(db);
}

export interface RegistrationChange {
  state?: RegistrationState;
  step?: number;
  staffCount?: number;
  openedByNext?: boolean;
  submittedAt?: Date | null;
  submittedBy?: string | null;
  confirmedAt?: Date | null;
  confirmedBy?: string | null;
  confirmedHow?: 'click' | 'scan' | 'bureau' | null;
  scanFileId?: string | null;
  lockedAt?: Date | null;
  lockedBy?: string | null;
  extendedUntil?: string;
  extensionAskedUntil?: string | null;
  extensionAskedReason?: string | null;
  returnReason?: string | null;
  paperCopies?: number;
}

/** Changes the registration of one or more units alike; their rows are locked already. */
export async function updateRegistration(
  db: Db,
  programId: string,
  schoolIds: readonly string[],
  change: RegistrationChange,
) {
  await db
    .updateTable('registration')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('programId', '=', programId)
    .where('schoolId', 'in', [...schoolIds])
    .execute();
}

/** The schools that a unit registers for: itself first, then those that report through it. */
export async function listSchoolsOfUnit(db: Db, unitId: string) {
  const { rows } = await sql<{ id: string; name: string; stages: string[]; aliases: string[]; path: string }>`
    select id, name, stages, aliases, path from org
    where id = ${unitId} or (reports_through = ${unitId} and active)
    order by (id = ${unitId}) desc, sort_key`.execute(db);
  return rows;
}

export interface RegionSchool {
  readonly id: string;
  readonly name: string;
  readonly aliases: string[];
  readonly county: string;
  readonly city: string;
  readonly unitId: string;
}

/** Every school of a program's region with its county and city, for matching the names on a roster. */
export async function listRegionSchools(db: Db, publisherPath: string): Promise<RegionSchool[]> {
  const { rows } = await sql<RegionSchool>`
    select u.id, u.name, array_append(u.aliases, coalesce(u.registered_name, u.name)) as aliases,
      case when parent.kind = 'county' then parent.name else '' end as county,
      coalesce(case when parent.kind = 'city' then parent.name else city.name end, '') as city,
      coalesce(u.reports_through, u.id) as unit_id
    from org u join org parent on parent.id = u.parent_id left join org city on city.id = parent.parent_id
    where u.kind = 'school' and u.active and u.path like ${`${publisherPath}%`}`.execute(db);
  return rows;
}

/** Full names of the counties of a region, the region itself when it is one. */
export async function listCounties(db: Db, publisherPath: string): Promise<string[]> {
  const rows = await db
    .selectFrom('org')
    .select('name')
    .where('kind', '=', 'county')
    .where('path', 'like', `${publisherPath}%`)
    .orderBy('sortKey')
    .execute();
  return rows.map((row) => row.name);
}
