import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { orNotFound } from '../platform/http/errors.ts';

interface Paging {
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
}

const columns = [
  'notice.id',
  'notice.number',
  'notice.title',
  'notice.orgId',
  'org.name as orgName',
  'notice.issuedOn',
  'notice.state',
  'notice.public',
  'notice.programId',
  'notice.addressees',
  'notice.body',
  'notice.basis',
  'notice.fileIds',
  'notice.version',
] as const;

function notices(db: Db) {
  return db.selectFrom('notice').innerJoin('org', 'org.id', 'notice.orgId');
}

/** A unit reads its own notices, those of every level above it and published ones below; a provider those of its programs. */
function readable(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === 'tree') {
    return sql<boolean>`(org.path = ${scope.path} or (notice.state = 'published' and (org.path like ${`${scope.path}%`} or ${scope.path} like org.path || '%')))`;
  }
  if (scope.kind === 'provider') {
    return sql<boolean>`(notice.state = 'published' and notice.program_id in (select id from program where provider_id = ${scope.providerId}))`;
  }
  return sql<boolean>`false`;
}

export async function pageNotices(
  db: Db,
  scope: Scope,
  filter: Paging & { state?: 'draft' | 'published' | undefined },
) {
  let query = notices(db).where(readable(scope));
  if (filter.state) query = query.where('notice.state', '=', filter.state);
  return page(query, filter);
}

export async function pagePublic(db: Db, paging: Paging) {
  return page(notices(db).where('notice.state', '=', 'published').where('notice.public', '=', true), paging);
}

async function page(query: ReturnType<typeof notices>, paging: Paging) {
  const words = paging.q ? `%${paging.q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const filtered = words
    ? query.where((eb) => eb.or([eb('notice.title', 'like', words), eb('notice.number', 'like', words)]))
    : query;
  const { total } = await filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await filtered
    .select(columns)
    .orderBy('notice.issuedOn', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(paging.size)
    .offset((paging.page - 1) * paging.size)
    .execute();
  return { rows, total: Number(total) };
}

export async function getNotice(db: Db, scope: Scope, id: string) {
  return orNotFound(
    await notices(db).select(columns).where('notice.id', '=', id).where(readable(scope)).executeTakeFirst(),
  );
}

export async function getPublic(db: Db, id: string) {
  const row = await notices(db)
    .select(columns)
    .where('notice.id', '=', id)
    .where('notice.state', '=', 'published')
    .where('notice.public', '=', true)
    .executeTakeFirst();
  return orNotFound(row);
}

export async function listAttachments(db: Db, fileIds: readonly string[]) {
  if (fileIds.length === 0) return [];
  return db
    .selectFrom('storedFile')
    .select(['id', 'name', 'sizeBytes', 'sha256', 'mediaType', 'personId'])
    .where('id', 'in', [...fileIds])
    .execute();
}

export interface NewNotice {
  readonly id: string;
  readonly orgId: string;
  readonly number: string;
  readonly title: string;
  readonly addressees: string;
  readonly basis: string;
  readonly body: string;
  readonly issuedOn: string;
  readonly public: boolean;
  readonly programId: string | null;
  readonly fileIds: string[];
}

export async function insertNotice(db: Db, row: NewNotice): Promise<void> {
  await db.insertInto('notice').values(row).execute();
}

export async function updateNotice(
  db: Db,
  id: string,
  version: number,
  change: Partial<NewNotice> & { state?: 'published'; publishedAt?: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('notice')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
