import type { Role } from '@yanxiu/domain/access/roles';
import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface PersonRecord {
  readonly personId: string;
  readonly name: string;
  readonly sex: string | null;
  readonly birthOn: string | null;
  readonly documentKind: string | null;
  readonly documentMask: string;
  readonly phoneMask: string;
  readonly schoolName: string;
  readonly programCount: number;
  readonly createdAt: Date;
}

/** Enrolments that the scope reaches. */
const reached = (scope: Scope) =>
  sql`select t.person_id from trainee t where ${inScope(scope, { path: 't.org_path', programId: 't.program_id' })}`;

const recordOf = (alias: 'a' | 'b') => {
  const p = sql.raw(alias);
  return sql`jsonb_build_object('personId', ${p}.id, 'name', ${p}.name, 'sex', ${p}.sex, 'birthOn', ${p}.birth_on,
    'documentKind', ${p}.document_kind, 'documentMask', coalesce(${p}.document_mask, ''),
    'phoneMask', coalesce(${p}.phone_mask, ''), 'createdAt', ${p}.created_at,
    'programCount', (select count(*) from trainee t where t.person_id = ${p}.id),
    'schoolName', coalesce((select o.name from trainee t join org o on o.id = t.work_school_id
      where t.person_id = ${p}.id order by t.enrolled_at desc limit 1), ''))`;
};

/**
 * Pairs of records of one name that agree in phone or birth date; with a name, all pairs of that name. Pairs that were
 * found to be two people are left out. Both records have to be in reach.
 */
export async function pageDoubles(
  db: Db,
  scope: Scope,
  filter: { q?: string | undefined; page: number; size: number },
): Promise<{ rows: { one: PersonRecord; other: PersonRecord; why: string }[]; total: number }> {
  const alike = sql`(b.phone_index = a.phone_index or (b.birth_on = a.birth_on and b.sex is not distinct from a.sex))`;
  const { rows } = await sql<{ one: PersonRecord; other: PersonRecord; why: string; n: number }>`
    with mine as materialized (${reached(scope)}),
    pairs as (
      select a.id as one_id, b.id as other_id, a.name_key, a.phone_index = b.phone_index as same_phone,
        a.birth_on = b.birth_on as same_birth
      from person a join person b on b.name = a.name and b.id > a.id
      where a.merged_into is null and b.merged_into is null and ${filter.q ? sql`a.name = ${filter.q}` : alike}
        and a.id in (select person_id from mine) and b.id in (select person_id from mine)
        and not exists (select 1 from person_not_same d where d.one_id = a.id and d.other_id = b.id)
    ),
    page as (
      select *, count(*) over () as n from pairs order by same_phone desc nulls last, name_key, one_id, other_id
      limit ${filter.size} offset ${(filter.page - 1) * filter.size}
    )
    select page.n::int as n, ${recordOf('a')} as one, ${recordOf('b')} as other,
      case when same_phone then '手机号相同' when same_birth then '出生日期相同' else '同名' end as why
    from page join person a on a.id = page.one_id join person b on b.id = page.other_id
    order by same_phone desc nulls last, page.name_key, one_id, other_id`.execute(db);
  return { rows: rows.map(({ one, other, why }) => ({ one, other, why })), total: rows[0]?.n ?? 0 };
}

/** A record as merging sees it; null when it is unknown. */
export async function findRecord(db: Db, personId: string) {
  const { rows } = await sql<{
    record: PersonRecord;
    mergedInto: string | null;
    version: number;
    loginMask: string | null;
    loginNumber: string | null;
    activatedAt: Date | null;
    lastLoginAt: Date | null;
    creditEntries: number;
    certificates: number;
  }>`
    select ${recordOf('a')} as record, a.merged_into, a.version, c.login_mask, c.login_number, c.activated_at,
      c.last_login_at, (select count(*)::int from credit_entry e where e.person_id = a.id) as credit_entries,
      (select count(*)::int from certificate f where f.person_id = a.id) as certificates
    from person a left join account c on c.person_id = a.id where a.id = ${personId}`.execute(db);
  return rows[0] ?? null;
}

/** All enrolments of a person, each with whether the scope reaches it. */
export async function listEnrolments(db: Db, scope: Scope, personId: string) {
  const { rows } = await sql<{
    programId: string;
    programName: string;
    schoolName: string;
    state: 'active' | 'exempt' | 'withdrawn';
    inReach: boolean;
  }>`
    select t.program_id, p.name as program_name, o.name as school_name, t.state,
      ${inScope(scope, { path: 't.org_path', programId: 't.program_id' })} as in_reach
    from trainee t join program p on p.id = t.program_id join org o on o.id = t.work_school_id
    where t.person_id = ${personId} order by p.year desc, p.name`.execute(db);
  return rows;
}

/** Roles that are held on this day, with where. */
export async function listHeldRoles(db: Db, personId: string, today: string) {
  const { rows } = await sql<{ role: Role; orgId: string; orgKind: string; orgPath: string; orgName: string }>`
    select r.role, o.id as org_id, o.kind as org_kind, o.path as org_path, o.name as org_name
    from role_assignment r join org o on o.id = r.org_id
    where r.person_id = ${personId} and r.ended_at is null and r.role <> 'trainee'
      and (r.expires_on is null or r.expires_on >= ${today}::date) order by o.path, r.role`.execute(db);
  return rows;
}

export async function insertNotSame(
  db: Db,
  row: { oneId: string; otherId: string; notedBy: string; notedAt: Date; reason: string },
): Promise<void> {
  await db
    .insertInto('personNotSame')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
