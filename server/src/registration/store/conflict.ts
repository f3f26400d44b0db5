import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface ConflictOfUnit {
  readonly schoolId: string;
  readonly entryId: string;
  readonly name: string;
  readonly homeSchool: string;
  readonly otherName: string;
}

/** People of these units who stand on another unit's roster of the program too. */
export async function findConflicts(
  db: Db,
  programId: string,
  schoolIds: readonly string[],
): Promise<ConflictOfUnit[]> {
  const { rows } = await sql<ConflictOfUnit>`
    select distinct on (e.id) e.school_id, e.id as entry_id, e.name, e.home_school, u.name as other_name
    from roster_entry e
    join roster_entry o on o.program_id = e.program_id and o.document_index = e.document_index
      and o.school_id <> e.school_id and o.withdrawn_at is null
    join org u on u.id = o.school_id
    where e.program_id = ${programId} and e.school_id = any(${[...schoolIds]}::uuid[]) and e.withdrawn_at is null
    order by e.id, o.id`.execute(db);
  return rows;
}

export interface ConflictSideRow {
  readonly documentIndex: string;
  readonly documentMask: string;
  readonly entryId: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly name: string;
  readonly personType: string;
  readonly homeSchool: string;
  readonly remark: string;
  readonly state: 'draft' | 'withPrincipal' | 'submitted' | 'locked' | 'returned';
  readonly inReach: boolean;
}

/** Every side of the conflicts in which at least one side is in reach, a page of persons at a time. */
export async function pageConflicts(
  db: Db,
  scope: Scope,
  programId: string,
  filter: { q?: string | undefined; page: number; size: number },
) {
  const reach = inScope(scope, { path: 'u.path', programId: 'e.program_id' });
  const named = filter.q ? sql`and bool_or(e.name like ${`%${filter.q.replace(/[%_\\]/g, '\\$&')}%`})` : sql``;
  const people = sql`
    select e.document_index from roster_entry e join org u on u.id = e.school_id
    where e.program_id = ${programId} and e.withdrawn_at is null and e.document_index is not null
    group by e.document_index
    having count(distinct e.school_id) > 1 and bool_or(${reach}) ${named}`;
  const { rows: total } = await sql<{ total: number }>`select count(*) as total from (${people}) x`.execute(db);
  const { rows } = await sql<ConflictSideRow>`
    select e.document_index, e.document_mask, e.id as entry_id, e.school_id, u.name as school_name, e.name, e.person_type,
      e.home_school, e.remark, r.state, ${reach} as in_reach
    from roster_entry e join org u on u.id = e.school_id
    join registration r on r.program_id = e.program_id and r.school_id = e.school_id
    where e.program_id = ${programId} and e.withdrawn_at is null and e.document_index in (
      select document_index from (${people}) x order by document_index
      limit ${filter.size} offset ${(filter.page - 1) * filter.size})
    order by e.document_index, u.sort_key`.execute(db);
  return { rows, total: total[0]?.total ?? 0 };
}

/** All rosters on which the person of a row stands; empty unless every one of them is in reach. */
export async function listSides(db: Db, scope: Scope, programId: string, entryId: string): Promise<ConflictSideRow[]> {
  const { rows } = await sql<ConflictSideRow>`
    select e.document_index, e.document_mask, e.id as entry_id, e.school_id, u.name as school_name, e.name, e.person_type,
      e.home_school, e.remark, r.state, ${inScope(scope, { path: 'u.path', programId: 'e.program_id' })} as in_reach
    from roster_entry kept
    join roster_entry e on e.program_id = kept.program_id and e.document_index = kept.document_index and e.withdrawn_at is null
    join org u on u.id = e.school_id
    join registration r on r.program_id = e.program_id and r.school_id = e.school_id
    where kept.program_id = ${programId} and kept.id = ${entryId}
    order by u.sort_key`.execute(db);
  return rows.every((row) => row.inReach) ? rows : [];
}
