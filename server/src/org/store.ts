import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { inScope } from '../platform/http/scope-sql.ts';

const rowColumns = [
  'org.id',
  'org.kind',
  'org.name',
  'org.shortName',
  'org.parentId',
  'parent.name as parentName',
  'org.code',
  'org.ownership',
  'org.stages',
  'org.registeredName',
  'org.uscc',
  'org.reportsThrough',
  'center.name as reportsThroughName',
  'org.version',
  'org.closedAt',
  'org.closeReason',
  'heir.name as mergedIntoName',
] as const;

/** A provider sees the units below the publishers of the programs that it carries out. */
function reachable(scope: Scope) {
  if (scope.kind !== 'provider') return inScope(scope, { path: 'org.path' });
  return sql<boolean>`exists (
    select 1 from program join org publisher on publisher.id = program.publisher_id
    where program.provider_id = ${scope.providerId} and program.state <> 'draft' and org.path like publisher.path || '%'
  )`;
}

function orgsIn(db: Db, scope: Scope, active = true) {
  return db
    .selectFrom('org')
    .leftJoin('org as parent', 'parent.id', 'org.parentId')
    .leftJoin('org as center', 'center.id', 'org.reportsThrough')
    .leftJoin('org as heir', 'heir.id', 'org.mergedInto')
    .where('org.active', '=', active)
    .where(reachable(scope));
}

export type OrgKind = 'province' | 'city' | 'county' | 'school' | 'provider';

export interface OrgFilter {
  readonly q?: string | undefined;
  readonly kind?: OrgKind | undefined;
  readonly parentId?: string | undefined;
  readonly closed?: boolean | undefined;
  readonly reportsThrough?: string | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

export async function pageOrgs(db: Db, scope: Scope, filter: OrgFilter) {
  let query = orgsIn(db, scope, !filter.closed);
  if (filter.kind) query = query.where('org.kind', '=', filter.kind);
  if (filter.parentId) query = query.where('org.parentId', '=', filter.parentId);
  if (filter.reportsThrough) query = query.where('org.reportsThrough', '=', filter.reportsThrough);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('org.name', 'like', words),
        eb('org.registeredName', 'like', words),
        sql<boolean>`exists (select 1 from unnest(org.aliases) as alias where alias like ${words})`,
      ]),
    );
  }
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const direction = filter.sort?.startsWith('-') ? 'desc' : 'asc';
  const byName = filter.sort?.replace('-', '') === 'name';
  const rows = await query
    .select(rowColumns)
    .select((eb) =>
      eb
        .selectFrom('org as child')
        .select((child) => child.fn.countAll<number>().as('n'))
        .whereRef('child.parentId', '=', 'org.id')
        .as('childCount'),
    )
    .orderBy(byName ? 'org.name' : 'org.sortKey', direction)
    .orderBy('org.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map((row) => ({ ...row, childCount: Number(row.childCount ?? 0) })), total: Number(total) };
}

export async function getOrg(db: Db, scope: Scope, id: string) {
  const row = await orgsIn(db, scope)
    .select(rowColumns)
    .select(['org.aliases', 'org.address', 'org.path'])
    .where('org.id', '=', id)
    .executeTakeFirst();
  return orNotFound(row);
}

export async function getClosedOrg(db: Db, scope: Scope, id: string) {
  return orNotFound(await orgsIn(db, scope, false).select(rowColumns).where('org.id', '=', id).executeTakeFirst());
}

/** How many open schools report through this one. */
export async function countReporting(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('org')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('reportsThrough', '=', id)
    .where('active', '=', true)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Closes when the version is still the one that was read; returns whether it was. */
export async function closeOrg(
  db: Db,
  id: string,
  version: number,
  end: { closedAt: Date; closeReason: string; mergedInto: string | null },
): Promise<boolean> {
  const result = await db
    .updateTable('org')
    .set({ ...end, active: false, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('active', '=', true)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function reopenOrg(db: Db, id: string): Promise<void> {
  await db
    .updateTable('org')
    .set((eb) => ({
      active: true,
      closedAt: null,
      closeReason: null,
      mergedInto: null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** A unit by itself, whatever the reader's scope: only for use cases that have already checked theirs. */
export async function getOrgPlain(db: Db, id: string) {
  const row = await db.selectFrom('org').selectAll().where('id', '=', id).executeTakeFirst();
  return orNotFound(row);
}

export async function listAncestors(db: Db, path: string) {
  const ids = path.split('/').filter(Boolean).slice(0, -1);
  if (ids.length === 0) return [];
  return db.selectFrom('org').select(['id', 'name', 'kind']).where('id', 'in', ids).orderBy('path').execute();
}

export async function countChildren(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('org')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('parentId', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function listContacts(db: Db, orgId: string) {
  return db
    .selectFrom('orgContact')
    .select(['duty', 'name', 'title', 'phoneMask', 'officePhone', 'email', 'phoneCipher', 'sinceOn'])
    .where('orgId', '=', orgId)
    .orderBy(sql`array_position(array['head', 'liaison', 'finance'], duty)`)
    .execute();
}

export interface NewOrg {
  readonly id: string;
  readonly kind: OrgKind;
  readonly name: string;
  readonly shortName: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly code: string | null;
  readonly ownership: 'public' | 'private' | null;
  readonly stages: string[];
  readonly registeredName: string | null;
  readonly aliases: string[];
  readonly uscc: string | null;
  readonly address: string | null;
  readonly reportsThrough: string | null;
  readonly sortKey: string;
}

export async function insertOrg(db: Db, row: NewOrg): Promise<void> {
  await db.insertInto('org').values(row).execute();
}

/** Updates when the version is still the one that was read; returns whether it was. */
export async function updateOrg(
  db: Db,
  id: string,
  version: number,
  change: Partial<Omit<NewOrg, 'id' | 'kind' | 'path' | 'parentId'>>,
): Promise<boolean> {
  const result = await db
    .updateTable('org')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface ContactRow {
  readonly duty: 'head' | 'liaison' | 'finance';
  readonly name: string;
  readonly title: string;
  readonly phoneCipher: Buffer | null;
  readonly phoneMask: string;
  readonly officePhone: string;
  readonly email: string;
  readonly sinceOn: string | null;
}

export async function replaceContacts(
  db: Db,
  orgId: string,
  contacts: readonly ContactRow[],
  now: Date,
): Promise<void> {
  await db.deleteFrom('orgContact').where('orgId', '=', orgId).execute();
  if (contacts.length === 0) return;
  await db
    .insertInto('orgContact')
    .values(contacts.map((contact) => ({ ...contact, orgId, updatedAt: now })))
    .execute();
}
