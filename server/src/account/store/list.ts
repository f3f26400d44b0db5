import type { Scope } from '@yanxiu/domain/access/scope';
import type { AccountState } from '@yanxiu/domain/account/login';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

const stateOf = sql<AccountState>`case
  when a.person_id is null then 'none' when a.activated_at is null then 'waiting'
  when t.first_login_at is null then 'active' else 'loggedIn' end`;

export interface AccountFilter {
  readonly q?: string | undefined;
  readonly numbers?: readonly string[] | undefined;
  readonly schoolId?: string | undefined;
  readonly state?: AccountState | undefined;
  /** Activated, and neither logged in nor seen since. */
  readonly idleSince?: Date | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

function people(
  scope: Scope,
  programId: string,
  filter: Pick<AccountFilter, 'q' | 'numbers' | 'schoolId' | 'idleSince'>,
): RawBuilder<unknown> {
  const parts = [
    sql`t.program_id = ${programId}`,
    sql`t.state = 'active'`,
    inScope(scope, { path: 't.org_path', programId: 't.program_id' }),
  ];
  if (filter.schoolId) parts.push(sql`t.school_id = ${filter.schoolId}`);
  if (filter.idleSince)
    parts.push(sql`a.activated_at is not null and coalesce(a.last_login_at, a.activated_at) < ${filter.idleSince}
      and not exists (select 1 from session u where u.person_id = t.person_id and u.seen_at >= ${filter.idleSince})`);
  if (filter.q) {
    const words = filter.q.replace(/[%_\\]/g, '\\$&');
    parts.push(sql`(t.name like ${`%${words}%`} or t.name_key like ${`${words.toLowerCase()}%`}
      or p.phone_index = any(${[...(filter.numbers ?? [])]}::text[]) or p.phone_tail_index = any(${[...(filter.numbers ?? [])]}::text[])
      or p.document_index = any(${[...(filter.numbers ?? [])]}::text[]) or p.document_tail_index = any(${[...(filter.numbers ?? [])]}::text[])
      or a.login_number = ${filter.q})`);
  }
  return sql`from trainee t join person p on p.id = t.person_id left join account a on a.person_id = t.person_id
    where ${sql.join(parts, sql` and `)}`;
}

export interface StateCounts {
  readonly total: number;
  readonly none: number;
  readonly waiting: number;
  readonly active: number;
  readonly loggedIn: number;
}

const counted = sql`count(*) as total, count(*) filter (where ${stateOf} = 'none') as "none",
  count(*) filter (where ${stateOf} = 'waiting') as waiting, count(*) filter (where ${stateOf} = 'active') as active,
  count(*) filter (where ${stateOf} = 'loggedIn') as logged_in`;

export async function countAccounts(
  db: Db,
  scope: Scope,
  programId: string,
  filter: Pick<AccountFilter, 'q' | 'numbers' | 'schoolId' | 'idleSince'>,
): Promise<StateCounts> {
  const { rows } = await sql<StateCounts>`select ${counted} ${people(scope, programId, filter)}`.execute(db);
  return rows[0] ?? { total: 0, none: 0, waiting: 0, active: 0, loggedIn: 0 };
}

export interface AccountRow {
  readonly personId: string;
  readonly name: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly workSchoolName: string;
  readonly loginMask: string | null;
  readonly loginNumber: string | null;
  readonly documentMask: string;
  readonly state: AccountState;
  readonly activatedAt: Date | null;
  readonly firstLoginAt: Date | null;
  readonly lastLoginAt: Date | null;
  readonly slipPrintedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly wrongNumber: boolean;
}

const orders: Readonly<Record<string, RawBuilder<unknown>>> = {
  firstLoginAt: sql`t.first_login_at`,
  lastLoginAt: sql`t.last_login_at`,
  name: sql`t.name_key`,
};

export async function pageAccounts(
  db: Db,
  scope: Scope,
  programId: string,
  filter: AccountFilter,
): Promise<AccountRow[]> {
  const wanted = filter.state ? sql`and ${stateOf} = ${filter.state}` : sql``;
  const order = orders[filter.sort?.replace('-', '') ?? ''] ?? sql`s.sort_key`;
  const direction = filter.sort?.startsWith('-') ? sql`desc nulls last` : sql`asc nulls last`;
  const { rows } = await sql<AccountRow>`
    with one as (
      select t.person_id, t.name, t.name_key, t.school_id, t.work_school_id, a.login_mask, a.login_number, t.document_mask,
        ${stateOf} as state, a.activated_at, t.first_login_at, a.last_login_at, t.checked_at, p.phone_index
      ${people(scope, programId, filter)} ${wanted}
    )
    select t.*, s.name as school_name, w.name as work_school_name, (
      select max(created_at) from account_slip l where l.person_id = t.person_id and l.voided_at is null) as slip_printed_at,
      t.activated_at is null and exists (
        select 1 from outbox_sms m where m.phone_index = t.phone_index and m.wrong_number) as wrong_number
    from one t join org s on s.id = t.school_id join org w on w.id = t.work_school_id
    order by ${order} ${direction}, t.name_key, t.person_id
    limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db);
  return rows;
}

export async function pageBoard(
  db: Db,
  scope: Scope,
  programId: string,
  filter: { q?: string | undefined; page: number; size: number; sort?: string | undefined },
) {
  const named = filter.q ? sql`where s.name like ${`%${filter.q.replace(/[%_\\]/g, '\\$&')}%`}` : sql``;
  const order = filter.sort?.replace('-', '') === 'name' ? sql`s.sort_key` : sql`(one.logged_in::float / one.total)`;
  const direction = filter.sort?.startsWith('-') ? sql`desc` : sql`asc`;
  const { rows } = await sql<StateCounts & { schoolId: string; schoolName: string; parentName: string; units: number }>`
    with one as (select t.school_id, ${counted} ${people(scope, programId, {})} group by t.school_id)
    select one.*, s.name as school_name, parent.name as parent_name, count(*) over () as units
    from one join org s on s.id = one.school_id join org parent on parent.id = s.parent_id ${named}
    order by ${order} ${direction}, s.sort_key, s.id
    limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db);
  return { rows, total: rows[0]?.units ?? 0 };
}

/** Units where somebody has not logged in yet, the most first, with who answers for them. */
export async function listUnitsBehind(db: Db, scope: Scope, programId: string) {
  const { rows } = await sql<{
    schoolName: string;
    total: number;
    behind: number;
    liaisonName: string | null;
    phoneCipher: Buffer | null;
    officePhone: string | null;
  }>`
    with one as (select t.school_id, ${counted} ${people(scope, programId, {})} group by t.school_id)
    select s.name as school_name, one.total::int as total, (one.total - one.logged_in)::int as behind,
      c.name as liaison_name, c.phone_cipher, c.office_phone
    from one join org s on s.id = one.school_id
    left join org_contact c on c.org_id = s.id and c.duty = 'liaison'
    where one.logged_in < one.total order by behind desc, s.sort_key, s.id`.execute(db);
  return rows;
}
