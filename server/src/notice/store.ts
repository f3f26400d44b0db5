import type { Scope } from '@yanxiu/domain/access/scope';
import type { NoticeBody } from '@yanxiu/domain/notice/body';
import { storedBody } from '@yanxiu/domain/notice/body-shape';
import type { TargetKind, TargetLevel } from '@yanxiu/domain/notice/target';
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
  'notice.publicity',
  'notice.targetLevels',
  'notice.targetKinds',
  'notice.programId',
  'notice.addressees',
  'notice.copiesTo',
  'notice.basis',
  'notice.fileIds',
  'notice.version',
  'notice.kind',
  'notice.contact',
  'notice.answersId',
  'notice.asksPlan',
  'notice.planDueOn',
  'notice.asksMeeting',
  'notice.meetingDueOn',
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
    /** These alone, where given. */
    ids?: readonly string[] | undefined;
  },
) {
  let query = notices(db).where(readable(scope));
  if (filter.kind) query = query.where('notice.kind', '=', filter.kind);
  if (filter.ids) query = query.where('notice.id', 'in', filter.ids.length > 0 ? [...filter.ids] : [noId]);
  if (filter.state) query = query.where('notice.state', '=', filter.state);
  return page(query, filter);
}

const noId = '00000000-0000-0000-0000-000000000000';

/** What levels above have published and the unit has not signed for, with whom each is addressed to. */
export async function listUnsigned(db: Db, scope: Scope, orgId: string) {
  if (scope.kind !== 'tree') return [];
  const rows = await notices(db)
    .select(['notice.id', 'notice.targetLevels', 'notice.targetKinds'])
    .where(readable(scope))
    .where(fromAbove(scope.path))
    .where('notice.kind', '<>', 'material')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('noticeReceipt')
            .select('noticeReceipt.noticeId')
            .whereRef('noticeReceipt.noticeId', '=', 'notice.id')
            .where('noticeReceipt.orgId', '=', orgId),
        ),
      ),
    )
    .execute();
  return rows.map(withTargets);
}

/** A program's notices from above that ask for a 动员会, the newest first. */
export async function listAsking(db: Db, scope: Scope, programId: string) {
  if (scope.kind !== 'tree') return [];
  const rows = await notices(db)
    .select(['notice.id', 'notice.targetLevels', 'notice.targetKinds', 'notice.meetingDueOn'])
    .where(readable(scope))
    .where(fromAbove(scope.path))
    .where('notice.programId', '=', programId)
    .where('notice.asksMeeting', '=', true)
    .orderBy('notice.issuedOn', 'desc')
    .execute();
  return rows.map(withTargets);
}

/** Published by a level above the unit: what it has to sign for. */
function fromAbove(path: string): RawBuilder<boolean> {
  return sql<boolean>`(notice.state = 'published' and org.path <> ${path} and ${path} like org.path || '%')`;
}

/** The columns are lists of text; only known words are ever written. */
function withTargets<R extends { targetLevels: string[]; targetKinds: string[] }>(row: R) {
  return { ...row, targetLevels: row.targetLevels as TargetLevel[], targetKinds: row.targetKinds as TargetKind[] };
}

export async function pagePublic(db: Db, paging: Paging) {
  return page(notices(db).where('notice.state', '=', 'published').where('notice.publicity', '=', 'open'), paging);
}

/** Signed by the bureau, not by its region (阳城县 → 阳城县教育局), with whom to call, as the notice's program says. */
function asIssued<R extends { settings: unknown; orgName: string; targetLevels: string[]; targetKinds: string[] }>({
  settings,
  ...row
}: R) {
  return {
    ...withTargets(row),
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
    .select([...columns, 'notice.body', 'program.settings'])
    .where('notice.id', '=', id)
    .where(readable(scope))
    .executeTakeFirst();
  return wholeOf(orNotFound(row));
}

function wholeOf<R extends Parameters<typeof asIssued>[0] & { body: unknown }>(row: R) {
  return { ...asIssued(row), body: storedBody.parse(row.body) };
}

export async function getPublic(db: Db, id: string) {
  const row = await notices(db)
    .select([...columns, 'notice.body', 'program.settings'])
    .where('notice.id', '=', id)
    .where('notice.state', '=', 'published')
    .where('notice.publicity', '=', 'open')
    .executeTakeFirst();
  return wholeOf(orNotFound(row));
}

export async function listAttachments(db: Db, fileIds: readonly string[]) {
  if (fileIds.length === 0) return [];
  return db
    .selectFrom('storedFile')
    .select(['id', 'name', 'sizeBytes', 'sha256', 'mediaType', 'personId'])
    .where('id', 'in', [...fileIds])
    .execute();
}

export type NoticeKind = 'notice' | 'plan' | 'policy' | 'material';

export interface NewNotice {
  readonly id: string;
  readonly orgId: string;
  readonly number: string;
  readonly title: string;
  readonly addressees: string;
  readonly copiesTo?: string;
  readonly basis: string;
  readonly body: NoticeBody;
  readonly issuedOn: string;
  readonly programId: string | null;
  readonly fileIds: string[];
  readonly publicity?: 'open' | 'onRequest' | 'closed';
  readonly targetLevels?: TargetLevel[];
  readonly targetKinds?: TargetKind[];
  readonly kind?: NoticeKind;
  readonly contact?: string;
  readonly answersId?: string | null;
  readonly asksPlan?: boolean;
  readonly planDueOn?: string | null;
  readonly asksMeeting?: boolean;
  readonly meetingDueOn?: string | null;
}

export async function insertNotice(db: Db, { body, ...row }: NewNotice): Promise<void> {
  await db
    .insertInto('notice')
    .values({ ...row, body: JSON.stringify(body) })
    .execute();
}

export async function updateNotice(
  db: Db,
  id: string,
  version: number,
  { body, ...change }: Partial<NewNotice> & { state?: 'published'; publishedAt?: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('notice')
    .set({ ...change, ...(body ? { body: JSON.stringify(body) } : {}), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
