import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface LateUnit {
  readonly id: string;
  readonly name: string;
  readonly parentName: string;
  /** What the step counts: rows of the roster, fen that are missing, people. */
  readonly amount: number;
  readonly of: number;
  readonly state: string | null;
}

export interface LateUnits {
  readonly total: number;
  readonly units: readonly LateUnit[];
}

const shown = 8;

/** Runs a query of units (id, name, parent_name, amount, of, state, rank) and gives the first few with the number of all. */
async function firstOf(db: Db, units: RawBuilder<unknown>): Promise<LateUnits> {
  const { rows } = await sql<LateUnit & { total: number }>`
    with late as (${units})
    select id, name, parent_name as "parentName", amount::bigint as amount, "of"::int as "of", state, (count(*) over ())::int as total
    from late order by rank desc, sort_key, id limit ${shown}`.execute(db);
  return { total: rows[0]?.total ?? 0, units: rows.map(({ total: _all, ...unit }) => unit) };
}

interface Region {
  readonly programId: string;
  readonly path: string;
}

const reach = (scope: Scope, program: string) => sql`${inScope(scope, { path: 'unit.path', programId: program })}`;

/** Units whose roster has not been handed to the reviewers; returned ones first, then those that have begun. */
export async function unitsWithoutRoster(
  db: Db,
  scope: Scope,
  region: Region,
  stages: readonly string[],
): Promise<LateUnits> {
  return firstOf(
    db,
    sql`select unit.id, unit.name, parent.name as parent_name, unit.sort_key, coalesce(n.rows, 0) as amount, 0 as "of",
      coalesce(r.state, 'draft') as state,
      case r.state when 'returned' then 3 when 'withPrincipal' then 2 when 'draft' then 1 else 0 end as rank
    from org unit
    join program on program.id = ${region.programId}
    join org parent on parent.id = unit.parent_id
    left join registration r on r.program_id = program.id and r.school_id = unit.id
    left join lateral (select count(*) as rows from roster_entry e
      where e.program_id = r.program_id and e.school_id = r.school_id and e.withdrawn_at is null) n on true
    where unit.kind = 'school' and unit.active and unit.reports_through is null and unit.path like ${`${region.path}%`}
      and coalesce(r.state, 'draft') not in ('submitted', 'locked')
      and (r.state is not null or unit.stages && ${[...stages]}::text[]) and ${reach(scope, 'program.id')}`,
  );
}

/** Units with money to pay still; the largest amounts first. */
export async function unitsUnpaid(db: Db, scope: Scope, region: Region): Promise<LateUnits> {
  return firstOf(
    db,
    sql`select unit.id, unit.name, parent.name as parent_name, unit.sort_key, bill.balance_fen as amount, bill.heads as "of",
      null as state, bill.balance_fen as rank
    from bill join org unit on unit.id = bill.school_id join org parent on parent.id = unit.parent_id
    where bill.program_id = ${region.programId} and bill.balance_fen > 0 and unit.path like ${`${region.path}%`}
      and ${reach(scope, 'bill.program_id')}`,
  );
}

/** Units with people who meet a condition, by how many. `condition` is SQL of ours over trainee, account, study. */
async function unitsWithPeople(
  db: Db,
  scope: Scope,
  region: Region,
  condition: RawBuilder<unknown>,
): Promise<LateUnits> {
  return firstOf(
    db,
    sql`select unit.id, unit.name, parent.name as parent_name, unit.sort_key, n.late as amount, n.due as "of", null as state, n.late as rank
    from (
      select trainee.program_id, trainee.school_id, count(*) filter (where ${condition}) as late, count(*) as due
      from trainee
      left join account on account.person_id = trainee.person_id
      left join study_total study on study.program_id = trainee.program_id and study.person_id = trainee.person_id
      where trainee.program_id = ${region.programId} and trainee.state = 'active' and trainee.org_path like ${`${region.path}%`}
        and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' })}
      group by 1, 2) n
    join org unit on unit.id = n.school_id join org parent on parent.id = unit.parent_id
    where n.late > 0`,
  );
}

export function unitsNotActivated(db: Db, scope: Scope, region: Region): Promise<LateUnits> {
  return unitsWithPeople(db, scope, region, sql`account.activated_at is null`);
}

/** `expectedX100`: online hours that a person in time would have by now. */
export function unitsBehind(db: Db, scope: Scope, region: Region, expectedX100: number): Promise<LateUnits> {
  return unitsWithPeople(db, scope, region, sql`coalesce(study.hours_x100, 0) < ${expectedX100}`);
}

/** Locked units whose scores are not approved yet, the least advanced first. */
export async function unitsWithoutScores(db: Db, scope: Scope, region: Region): Promise<LateUnits> {
  return firstOf(
    db,
    sql`select unit.id, unit.name, parent.name as parent_name, unit.sort_key, 0 as amount, 0 as "of", sheet.state,
      -coalesce(array_position(array['computed', 'providerConfirmed', 'posted', 'countyConfirmed'], sheet.state), 0) as rank
    from registration r
    join org unit on unit.id = r.school_id join org parent on parent.id = unit.parent_id
    left join score_sheet sheet on sheet.program_id = r.program_id and sheet.school_id = r.school_id
    where r.program_id = ${region.programId} and r.state = 'locked' and coalesce(sheet.state, '') <> 'locked'
      and unit.path like ${`${region.path}%`} and ${reach(scope, 'r.program_id')}`,
  );
}
