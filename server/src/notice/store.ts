import type { Scope } from '@yanxiu/domain/access/scope';
import { bureauName } from '@yanxiu/domain/org/bureau-name';
import { helpLineOf } from '@yanxiu/domain/program/help-line';
import { programSettings } from '@yanxiu/domain/program/policy';
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
  'notice.kind',
  'notice.contact',
  'notice.answersId',
  'notice.asksPlan',
  'notice.planDueOn',
  'answered.title as answersTitle',
  'org.path as orgPath',
] as const;

function notices(db: Db) {
  return db
    .selectFrom('notice')
    .innerJoin('org', 'org.id', 'notice.orgId')
    .leftJoin('notice as answered', 'answered.id', 'notice.answersId')
    .leftJoin('program', 'program.id', 'notice.programId');
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
  filter: Paging & {
    state?: 'draft' | 'published' | undefined;
    kind?: NoticeKind | undefined;
    toSign?: boolean | undefined;
  },
) {
  let query = notices(db).where(readable(scope));
  if (filter.kind) query = query.where('notice.kind', '=', filter.kind);
  if (filter.toSign && scope.kind === 'tree') {
    query = query
      .where(fromAbove(scope.path))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('noticeReceipt')
              .select('noticeReceipt.noticeId')
              .whereRef('noticeReceipt.noticeId', '=', 'notice.id')
              .where('noticeReceipt.orgId', '=', scope.orgId),
          ),
        ),
      );
  }
  if (filter.state) query = query.where('notice.state', '=', filter.state);
  return page(query, filter);
}

/** Published by a level above the unit: what it has to sign for. */
function fromAbove(path: string): RawBuilder<boolean> {
  return sql<boolean>`(notice.state = 'published' and org.path <> ${path} and ${path} like org.path || '%')`;
}

export async function pagePublic(db: Db, paging: Paging) {
  return page(notices(db).where('notice.state', '=', 'published').where('notice.public', '=', true), paging);
}

/** Signed by the bureau, not by its region (阳城县 → 阳城县教育局), with whom to call, as the notice's program says. */
function asIssued<R extends { settings: unknown; orgName: string }>({ settings, ...row }: R) {
  return {
    ...row,
    orgName: bureauName(row.orgName),
    helpLine: settings ? helpLineOf(programSettings.parse(settings).contacts) : null,
  };
}

async function page(query: ReturnType<typeof notices>, paging: Paging) {
  const words = paging.q ? `%${paging.q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const filtered = words
    ? query.where((eb) => eb.or([eb('notice.title', 'like', words), eb('notice.number', 'like', words)]))
    : query;
  const { total } = await filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await filtered
    .select([...columns, 'program.settings'])
    .orderBy('notice.issuedOn', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(paging.size)
    .offset((paging.page - 1) * paging.size)
    .execute();
  return { rows: rows.map(asIssued), total: Number(total) };
}

export async function getNotice(db: Db, scope: Scope, id: string) {
  const row = await notices(db)
    .select([...columns, 'program.settings'])
    .where('notice.id', '=', id)
    .where(readable(scope))
    .executeTakeFirst();
  return asIssued(orNotFound(row));
}

export async function getPublic(db: Db, id: string) {
  const row = await notices(db)
    .select([...columns, 'program.settings'])
    .where('notice.id', '=', id)
    .where('notice.state', '=', 'published')
    .where('notice.public', '=', true)
    .executeTakeFirst();
  return asIssued(orNotFound(row));
}

export async function listAttachments(db: Db, fileIds: readonly string[]) {
  if (fileIds.length === 0) return [];
  return db
    .selectFrom('storedFile')
    .select(['id', 'name', 'sizeBytes', 'sha256', 'mediaType', 'personId'])
    .where('id', 'in', [...fileIds])
    .execute();
}

export type NoticeKind = 'notice' | 'plan' | 'policy';

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
  readonly kind?: NoticeKind;
  readonly contact?: string;
  readonly answersId?: string | null;
  readonly asksPlan?: boolean;
  readonly planDueOn?: string | null;
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
