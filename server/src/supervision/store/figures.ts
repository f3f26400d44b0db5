import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

/** Counts as the contract names them; money in fen, hours in hundredths. */
export interface Figures {
  readonly units: number;
  readonly staff: number;
  readonly registered: number;
  readonly exempt: number;
  readonly withdrawn: number;
  readonly due: number;
  readonly submittedUnits: number;
  readonly lockedUnits: number;
  readonly activated: number;
  readonly loggedIn: number;
  readonly started: number;
  readonly onlineDone: number;
  readonly schoolBasedDone: number;
  readonly scored: number;
  readonly passed: number;
  readonly excellent: number;
  readonly certificates: number;
  readonly onlineHoursX100: number;
  readonly schoolBasedHoursX100: number;
  readonly paidHeads: number;
  readonly dueFen: number;
  readonly receivedFen: number;
  readonly invoicedFen: number;
}

export type FigureKey = keyof Figures;

export interface FigureRow extends Figures {
  /** Path of the child node the row is for. */
  readonly path: string;
}

interface Plan {
  readonly programId: string;
  readonly onlineX100: number;
  readonly schoolBasedX100: number;
  readonly startedX100: number;
}

/** The path of the child of `node` under which a row's path lies: its first `depth` ids. */
const cut = (column: string, depth: number): RawBuilder<string> =>
  sql<string>`array_to_string((string_to_array(${sql.ref(column)}, '/'))[1:${sql.lit(depth)}], '/') || '/'`;

export interface NodeCut {
  readonly path: string;
  /** How many ids of a path name the child that a row belongs to. */
  readonly depth: number;
  /** A school's people by where they work: the schools that report through a 中心校 stay nodes of every statistic. */
  readonly bySchool: boolean;
}

/**
 * Figures of everything below a node, one row a child. People count with their reporting unit as it was at the time, and
 * inside a unit where they work; units and money where the reporting unit is.
 */
export async function figuresBelow(db: Db, scope: Scope, plan: Plan, node: NodeCut): Promise<FigureRow[]> {
  const [people, units] = await Promise.all([peopleFigures(db, scope, plan, node), unitFigures(db, scope, plan, node)]);
  const rows = new Map<string, FigureRow>();
  for (const part of [...people, ...units]) {
    rows.set(part.path, { ...empty, ...rows.get(part.path), ...part });
  }
  return [...rows.values()];
}

export const emptyFigures: Figures = {
  units: 0,
  staff: 0,
  registered: 0,
  exempt: 0,
  withdrawn: 0,
  due: 0,
  submittedUnits: 0,
  lockedUnits: 0,
  activated: 0,
  loggedIn: 0,
  started: 0,
  onlineDone: 0,
  schoolBasedDone: 0,
  scored: 0,
  passed: 0,
  excellent: 0,
  certificates: 0,
  onlineHoursX100: 0,
  schoolBasedHoursX100: 0,
  paidHeads: 0,
  dueFen: 0,
  receivedFen: 0,
  invoicedFen: 0,
};
const empty = emptyFigures;

type Part = Partial<Figures> & { path: string };

async function peopleFigures(db: Db, scope: Scope, plan: Plan, node: NodeCut): Promise<Part[]> {
  const { rows } = await sql<Part>`
    with hours as (
      select attendance.person_id, sum(attendance.hours_x100) as x100
      from school_based_attendance attendance
      join school_based_activity activity on activity.program_id = attendance.program_id and activity.id = attendance.activity_id
      where attendance.program_id = ${plan.programId} and activity.state = 'approved' group by 1
    )
    select ${node.bySchool ? sql`work.path` : cut('trainee.org_path', node.depth)} as path,
      count(*) filter (where trainee.state = 'exempt')::int as exempt,
      count(*) filter (where trainee.state = 'withdrawn')::int as withdrawn,
      count(*) filter (where trainee.state = 'active')::int as due,
      count(*) filter (where trainee.state = 'active' and account.activated_at is not null)::int as activated,
      count(*) filter (where trainee.state = 'active' and trainee.first_login_at is not null)::int as "loggedIn",
      count(*) filter (where trainee.state = 'active' and study.hours_x100 >= ${plan.startedX100})::int as started,
      count(*) filter (where trainee.state = 'active' and study.hours_x100 >= ${plan.onlineX100})::int as "onlineDone",
      count(*) filter (where trainee.state = 'active' and hours.x100 >= ${plan.schoolBasedX100})::int as "schoolBasedDone",
      count(score.person_id) filter (where trainee.state = 'active')::int as scored,
      count(*) filter (where trainee.state = 'active' and score.passed)::int as passed,
      count(*) filter (where trainee.state = 'active' and score.excellent)::int as excellent,
      count(certificate.person_id) filter (where certificate.revoked_at is null)::int as certificates,
      coalesce(sum(least(coalesce(study.hours_x100, 0), ${plan.onlineX100})) filter (where trainee.state = 'active'), 0)::int as "onlineHoursX100",
      coalesce(sum(least(coalesce(hours.x100, 0), ${plan.schoolBasedX100})) filter (where trainee.state = 'active'), 0)::int as "schoolBasedHoursX100"
    from trainee
    ${node.bySchool ? sql`join org work on work.id = trainee.work_school_id` : sql``}
    left join account on account.person_id = trainee.person_id
    left join study_total study on study.program_id = trainee.program_id and study.person_id = trainee.person_id
    left join hours on hours.person_id = trainee.person_id
    left join trainee_score score on score.program_id = trainee.program_id and score.person_id = trainee.person_id
    left join certificate on certificate.program_id = trainee.program_id and certificate.person_id = trainee.person_id
    where trainee.program_id = ${plan.programId} and trainee.org_path like ${`${node.path}%`}
      and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' })}
    group by 1`.execute(db);
  return rows;
}

async function unitFigures(db: Db, scope: Scope, plan: Plan, node: NodeCut): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select ${cut('org.path', node.depth)} as path,
      count(*)::int as units,
      coalesce(sum(registration.staff_count), 0)::int as staff,
      coalesce(sum(entries.registered), 0)::int as registered,
      count(*) filter (where registration.state in ('submitted', 'locked'))::int as "submittedUnits",
      count(*) filter (where registration.state = 'locked')::int as "lockedUnits",
      coalesce(sum(least(bill.heads, case when bill.fee_fen > 0 then bill.allocated_fen / bill.fee_fen else bill.heads end)), 0)::int as "paidHeads",
      coalesce(sum(bill.due_fen + bill.adjusted_fen), 0)::bigint as "dueFen",
      coalesce(sum(bill.allocated_fen), 0)::bigint as "receivedFen",
      coalesce(sum(bill.invoiced_fen - bill.red_fen), 0)::bigint as "invoicedFen"
    from org
    left join registration on registration.program_id = ${plan.programId} and registration.school_id = org.id
    left join bill on bill.program_id = ${plan.programId} and bill.school_id = org.id
    left join lateral (
      select count(*)::int as registered from roster_entry entry
      where entry.program_id = ${plan.programId} and entry.school_id = org.id and registration.state = 'locked'
    ) entries on true
    where org.kind = 'school' and ${stoodIn(plan.programId)} and org.reports_through is null and org.path like ${`${node.path}%`}
      and ${unitsOf(scope, plan.programId)}
    group by 1`.execute(db);
  return rows;
}

/** The reporting units in reach of a scope that are in the program's region. */
function unitsOf(scope: Scope, programId: string): RawBuilder<boolean> {
  const inRegion = sql<boolean>`exists (select 1 from program join org publisher on publisher.id = program.publisher_id
    where program.id = ${programId} and org.path like publisher.path || '%'
      and ${inScope(scope, { path: 'org.path', programId: 'program.id', providerId: 'program.provider_id' })})`;
  return inRegion;
}

/** A school that was closed since is still a unit of the programs in which it took part (rules §1). */
const stoodIn = (programId: string) => sql<boolean>`(org.active
  or exists (select 1 from registration r where r.program_id = ${programId} and r.school_id = org.id)
  or exists (select 1 from program p where p.id = ${programId} and p.closed_at < org.closed_at))`;

const nameIn = (programId: string) => sql<string>`org_name_in(${programId}, org.id, org.name)`.as('name');

/** Units below a node, in a closed program by the names of its time. */
export async function listChildren(db: Db, programId: string, parentId: string) {
  return db
    .selectFrom('org')
    .select(['id', 'kind', 'path', 'sortKey', nameIn(programId)])
    .where('parentId', '=', parentId)
    .where(stoodIn(programId))
    .where('reportsThrough', 'is', null)
    .orderBy('sortKey')
    .orderBy('name')
    .execute();
}

/** Schools that report through a 中心校, which stay nodes of every statistic. */
export async function listSubordinates(db: Db, programId: string, schoolId: string) {
  return db
    .selectFrom('org')
    .select(['id', 'kind', 'path', 'sortKey', nameIn(programId)])
    .where('reportsThrough', '=', schoolId)
    .where(stoodIn(programId))
    .orderBy('sortKey')
    .execute();
}

export async function findNode(db: Db, programId: string, id: string) {
  return db
    .selectFrom('org')
    .select(['id', 'kind', 'path', nameIn(programId)])
    .where('id', '=', id)
    .where(stoodIn(programId))
    .executeTakeFirst();
}

export async function studyTrend(db: Db, scope: Scope, programId: string, path: string, from: string) {
  const { rows } = await sql<{ day: string; people: number; creditedSec: number }>`
    select study_day.day::text as day, count(*)::int as people, sum(study_day.credited_sec)::bigint as "creditedSec"
    from study_day
    join trainee on trainee.program_id = study_day.program_id and trainee.person_id = study_day.person_id
    where study_day.program_id = ${programId} and study_day.day >= ${from}::date and trainee.org_path like ${`${path}%`}
      and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' })}
    group by 1 order by 1`.execute(db);
  return rows;
}
