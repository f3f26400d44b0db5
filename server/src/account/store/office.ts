import { unusedDays } from '@yanxiu/domain/access/grant';
import type { Role } from '@yanxiu/domain/access/roles';
import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { under } from '../../platform/http/scope-sql.ts';

export type OfficeState = 'waiting' | 'active' | 'unused' | 'ended';

export interface OfficeRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly phoneMask: string;
  readonly role: Role;
  readonly orgId: string;
  readonly orgKind: string;
  readonly orgPath: string;
  readonly orgName: string;
  readonly parentName: string | null;
  readonly grantedAt: Date;
  readonly grantedByName: string | null;
  readonly expiresOn: string | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly activatedAt: Date | null;
  readonly lastLoginAt: Date | null;
  readonly state: OfficeState;
}

export interface OfficeFilter {
  readonly q?: string | undefined;
  readonly phoneIndexes: readonly string[];
  readonly orgId?: string | undefined;
  readonly role?: Role | undefined;
  readonly state?: 'waiting' | 'unused' | 'ended' | undefined;
}

/** A bureau or school sees its own subtree, a provider itself; nobody sees holders by program or class. */
function officesIn(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === 'tree') return under('o.path', scope.path);
  if (scope.kind === 'provider') return sql<boolean>`o.id = ${scope.providerId}`;
  return sql<boolean>`false`;
}

const stateOf = (now: Date, today: string) => sql`case
  when r.ended_at is not null or r.expires_on < ${today}::date then 'ended'
  when a.activated_at is null then 'waiting'
  when coalesce(a.last_login_at, a.activated_at) < ${new Date(now.getTime() - unusedDays * 86_400_000)} then 'unused'
  else 'active' end`;

function from(scope: Scope): RawBuilder<unknown> {
  return sql`from role_assignment r join org o on o.id = r.org_id join person p on p.id = r.person_id
    left join org u on u.id = o.parent_id left join account a on a.person_id = r.person_id
    left join person g on g.id = r.granted_by
    where ${officesIn(scope)} and r.role <> 'trainee' and r.class_id is null`;
}

function columns(now: Date, today: string): RawBuilder<unknown> {
  return sql`r.id, r.person_id, p.name, coalesce(p.phone_mask, '') as phone_mask, r.role, r.org_id, o.kind as org_kind,
    o.path as org_path, o.name as org_name, u.name as parent_name, r.granted_at, g.name as granted_by_name,
    to_char(r.expires_on, 'YYYY-MM-DD') as expires_on, r.ended_at, r.end_reason, a.activated_at, a.last_login_at,
    ${stateOf(now, today)} as state`;
}

function matching(filter: OfficeFilter): RawBuilder<unknown> {
  const words = filter.q ? filter.q.replace(/[%_\\]/g, '\\$&') : '';
  return sql`${filter.orgId ? sql`and o.id = ${filter.orgId}` : sql``} ${filter.role ? sql`and r.role = ${filter.role}` : sql``}
    ${words ? sql`and (p.name like ${`${words}%`} or p.name_key like ${`${words.toLowerCase()}%`} or o.name like ${`%${words}%`} or p.phone_index = any(${[...filter.phoneIndexes]}) or p.phone_tail_index = any(${[...filter.phoneIndexes]}))` : sql``}`;
}

interface Moment {
  readonly now: Date;
  readonly today: string;
}

export async function pageOffices(
  db: Db,
  scope: Scope,
  moment: Moment,
  filter: OfficeFilter,
  paging: { page: number; size: number },
): Promise<{ rows: OfficeRow[]; total: number }> {
  const wanted = filter.state ?? null;
  const all = sql`select ${columns(moment.now, moment.today)}, o.sort_key, length(o.path) as depth ${from(scope)} ${matching(filter)}`;
  const kept = wanted ? sql`state = ${wanted}` : sql`state <> 'ended'`;
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from (${all}) one where ${kept}`.execute(
    db,
  );
  const { rows } = await sql<OfficeRow>`
    select * from (${all}) one where ${kept} order by depth, sort_key, role desc, name, id
    limit ${paging.size} offset ${(paging.page - 1) * paging.size}`.execute(db);
  return { rows, total: counted[0]?.n ?? 0 };
}

/** One role and its holder, in reach; whether the reader may also manage it is the rule's question. */
export async function getOffice(db: Db, scope: Scope, moment: Moment, id: string): Promise<OfficeRow> {
  const { rows } = await sql<OfficeRow>`
    select ${columns(moment.now, moment.today)} ${from(scope)} and r.id = ${id}`.execute(db);
  return orNotFound(rows[0]);
}

/** Every role that is held now on these units. */
export async function listHolders(db: Db, orgIds: readonly string[], today: string) {
  if (orgIds.length === 0) return [];
  const { rows } = await sql<{ orgId: string; role: Role; personId: string; name: string }>`
    select r.org_id, r.role, r.person_id, p.name from role_assignment r join person p on p.id = r.person_id
    where r.org_id = any(${[...orgIds]}::uuid[]) and r.ended_at is null and r.role <> 'trainee'
      and (r.expires_on is null or r.expires_on >= ${today}::date)
    order by r.role desc, p.name`.execute(db);
  return rows;
}

/** Every role that a person holds anywhere on this day. */
export async function listRolesOf(db: Db, personId: string, today: string) {
  const { rows } = await sql<{ role: Role; orgId: string; orgKind: string; orgPath: string }>`
    select r.role, o.id as org_id, o.kind as org_kind, o.path as org_path
    from role_assignment r join org o on o.id = r.org_id
    where r.person_id = ${personId} and r.ended_at is null and r.role <> 'trainee'
      and (r.expires_on is null or r.expires_on >= ${today}::date)`.execute(db);
  return rows;
}

export async function insertOffice(
  db: Db,
  office: {
    id: string;
    personId: string;
    role: Role;
    orgId: string;
    grantedBy: string | null;
    grantedAt: Date;
    expiresOn: string | null;
  },
): Promise<void> {
  await db.insertInto('roleAssignment').values(office).execute();
}

/** Ends a role and every session that acts in it. */
export async function endOffice(
  db: Db,
  id: string,
  end: { endedAt: Date; endedBy: string; endReason: string },
): Promise<boolean> {
  const result = await db
    .updateTable('roleAssignment')
    .set(end)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  await db.deleteFrom('session').where('assignmentId', '=', id).execute();
  return result.numUpdatedRows > 0n;
}

/** Ends every administrative role on a unit with its sessions. */
export async function endOfficesOf(
  db: Db,
  orgId: string,
  end: { endedAt: Date; endedBy: string; endReason: string },
): Promise<void> {
  const ended = await db
    .updateTable('roleAssignment')
    .set(end)
    .where('orgId', '=', orgId)
    .where('endedAt', 'is', null)
    .where('role', '<>', 'trainee')
    .returning('id')
    .execute();
  const ids = ended.map((row) => row.id);
  if (ids.length > 0) await db.deleteFrom('session').where('assignmentId', 'in', ids).execute();
}

/** A role that is over, as the dialog of reopening lists it. */
export interface EndedRole
  extends Pick<
    OfficeRow,
    | 'id'
    | 'personId'
    | 'name'
    | 'phoneMask'
    | 'role'
    | 'orgId'
    | 'orgKind'
    | 'orgPath'
    | 'orgName'
    | 'expiresOn'
    | 'lastLoginAt'
  > {}

/** The roles that ended at the moment when their unit was closed. */
export async function listEndedWith(db: Db, orgId: string, closedAt: Date): Promise<EndedRole[]> {
  const { rows } = await sql<EndedRole>`
    select r.id, r.person_id, p.name, coalesce(p.phone_mask, '') as phone_mask, r.role, o.id as org_id, o.kind as org_kind,
      o.path as org_path, o.name as org_name, to_char(r.expires_on, 'YYYY-MM-DD') as expires_on, a.last_login_at
    from role_assignment r join org o on o.id = r.org_id join person p on p.id = r.person_id
    left join account a on a.person_id = r.person_id
    where r.org_id = ${orgId} and r.ended_at = ${closedAt} and r.role <> 'trainee' and r.class_id is null
    order by r.role desc, p.name_key, r.id`.execute(db);
  return rows;
}

/** A role that ran out on its day is closed for good before the same role is given again. */
export async function endExpired(db: Db, key: { personId: string; role: Role; orgId: string }, today: string) {
  await sql`update role_assignment set ended_at = (expires_on + 1)::timestamp at time zone 'Asia/Shanghai', end_reason = '到期'
    where person_id = ${key.personId} and role = ${key.role} and org_id = ${key.orgId} and ended_at is null
      and expires_on < ${today}::date`.execute(db);
}

export interface NewHolder {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly phoneCipher: Buffer;
  readonly phoneIndex: string;
  readonly phoneTailIndex: string;
  readonly phoneMask: string;
  readonly createdAt: Date;
}

export async function insertHolder(db: Db, person: NewHolder, loginIndex: string): Promise<void> {
  await db.insertInto('person').values(person).execute();
  await db.insertInto('account').values({ personId: person.id, loginIndex, loginMask: person.phoneMask }).execute();
}

export interface UnitBelow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly path: string;
}

/** Two openings of one bureau wait for each other: the second finds whom the first has opened. */
export async function lockOpening(db: Db, orgId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account.openUnits ${orgId}`}, 0))`.execute(db);
}

/** Units directly below a bureau that have accounts of their own; what a 中心校 reports for has none. */
export async function pageUnitsBelow(
  db: Db,
  parentId: string,
  filter: { q?: string | undefined; without: boolean; today: string },
  paging: { page: number; size: number },
): Promise<{ rows: UnitBelow[]; total: number }> {
  const words = filter.q ? `%${filter.q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const where = sql`o.parent_id = ${parentId} and o.active and o.reports_through is null
    ${words ? sql`and (o.name like ${words} or o.sort_key like ${words.toLowerCase()})` : sql``}
    ${
      filter.without
        ? sql`and not exists (select 1 from role_assignment r where r.org_id = o.id and r.ended_at is null
            and r.role in ('cityAdmin', 'countyAdmin', 'schoolAdmin') and (r.expires_on is null or r.expires_on >= ${filter.today}::date))`
        : sql``
    }`;
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from org o where ${where}`.execute(db);
  const { rows } = await sql<UnitBelow>`
    select o.id, o.name, o.kind, o.path from org o where ${where} order by o.kind, o.sort_key, o.id
    limit ${paging.size} offset ${(paging.page - 1) * paging.size}`.execute(db);
  return { rows, total: counted[0]?.n ?? 0 };
}

/** All units directly below, for finding them by the name of a list. */
export async function listUnitsBelow(db: Db, parentId: string) {
  return db
    .selectFrom('org')
    .select(['id', 'name', 'shortName', 'registeredName', 'aliases', 'kind', 'path'])
    .where('parentId', '=', parentId)
    .where('active', '=', true)
    .where('reportsThrough', 'is', null)
    .execute();
}

export async function listContactsOf(db: Db, orgIds: readonly string[]) {
  if (orgIds.length === 0) return [];
  return db
    .selectFrom('orgContact')
    .select(['orgId', 'duty', 'name', 'phoneCipher', 'phoneMask'])
    .where('orgId', 'in', [...orgIds])
    .orderBy(sql`array_position(array['head', 'liaison', 'finance'], duty)`)
    .execute();
}
