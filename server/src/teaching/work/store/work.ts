import type { Scope } from '@yanxiu/domain/access/scope';
import type { WorkAct, WorkLevel } from '@yanxiu/domain/teaching/work/nomination';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { inScope } from '../../../platform/http/scope-sql.ts';
import { newId } from '../../../platform/id/new-id.ts';

const reach = {
  path: 'work.org_path',
  programId: 'work.program_id',
  personId: 'work.person_id',
  classId: 'trainee.class_id',
} as const;

const region = sql<string>`coalesce((select o.name from org o where work.org_path like o.path || '%'
  and o.kind in ('county', 'city') order by length(o.path) desc limit 1), '')`;

function works(db: Db) {
  return db
    .selectFrom('work')
    .innerJoin('assignmentPiece as piece', (join) =>
      join.onRef('piece.programId', '=', 'work.programId').onRef('piece.id', '=', 'work.pieceId'),
    )
    .innerJoin('trainee', (join) =>
      join.onRef('trainee.programId', '=', 'work.programId').onRef('trainee.personId', '=', 'work.personId'),
    )
    .innerJoin('org as unit', 'unit.id', 'trainee.schoolId')
    .leftJoin('org as parent', 'parent.id', 'unit.parentId')
    .innerJoin('org as school', 'school.id', 'trainee.workSchoolId')
    .innerJoin('lesson', 'lesson.id', 'piece.lessonId')
    .innerJoin('course', 'course.id', 'lesson.courseId');
}

const columns = [
  'work.id',
  'work.programId',
  'work.pieceId',
  'work.personId',
  'work.level',
  'work.state',
  'work.publishedAt',
  'work.publishedLevel',
  'work.version',
  'work.createdAt',
  'piece.scoreX100',
  'piece.lessonId',
  'piece.mayPublish',
  'piece.fileIds',
  'piece.text',
  'trainee.name',
  'school.name as schoolName',
  'parent.kind as parentKind',
  'lesson.title as lessonTitle',
  'course.title as courseTitle',
] as const;

export interface WorkFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly level?: WorkLevel | undefined;
  readonly show?: 'waiting' | 'setAside' | 'published' | undefined;
  readonly page: number;
  readonly size: number;
}

function filtered(db: Db, scope: Scope, filter: Omit<WorkFilter, 'page' | 'size'>) {
  let query = works(db).where('work.programId', '=', filter.programId).where(inScope(scope, reach));
  if (filter.level) query = query.where('work.level', '=', filter.level);
  if (filter.show === 'published') query = query.where('work.publishedAt', 'is not', null);
  else if (filter.show) query = query.where('work.state', '=', filter.show).where('work.publishedAt', 'is', null);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('trainee.name', 'like', words), eb('school.name', 'like', words)]));
  }
  return query;
}

/** Works in reach: those that went highest first, then the latest. */
export async function pageWorks(db: Db, scope: Scope, filter: WorkFilter) {
  const query = filtered(db, scope, filter);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select(region.as('regionName'))
    .orderBy(sql`array_position(array['city', 'county', 'school'], work.level)`)
    .orderBy('work.createdAt', 'desc')
    .orderBy('work.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

export type WorkRow = Awaited<ReturnType<typeof pageWorks>>['rows'][number];

export async function findWork(db: Db, scope: Scope, programId: string, id: string) {
  return works(db)
    .select(columns)
    .select(region.as('regionName'))
    .where('work.programId', '=', programId)
    .where('work.id', '=', id)
    .where(inScope(scope, reach))
    .executeTakeFirst();
}

/** What its author may know of a work of hers. */
export async function findWorkOfPiece(db: Db, programId: string, pieceId: string) {
  const row = await db
    .selectFrom('work')
    .select(['level', 'state', 'publishedAt'])
    .where('programId', '=', programId)
    .where('pieceId', '=', pieceId)
    .executeTakeFirst();
  return row ? { level: row.level, state: row.state, published: row.publishedAt !== null } : null;
}

export async function listWorkEvents(db: Db, programId: string, workId: string) {
  return db
    .selectFrom('workEvent as event')
    .innerJoin('person as actor', 'actor.id', 'event.byPerson')
    .select(['event.at', 'event.level', 'event.act', 'event.comment', 'actor.name as byName'])
    .where('event.programId', '=', programId)
    .where('event.workId', '=', workId)
    .orderBy('event.at')
    .orderBy('event.id')
    .execute();
}

export interface NewEvent {
  readonly programId: string;
  readonly workId: string;
  readonly at: Date;
  readonly byPerson: string;
  readonly level: WorkLevel | 'class';
  readonly act: WorkAct | 'nominate';
  readonly comment: string;
}

export async function insertWorkEvent(db: Db, event: NewEvent): Promise<void> {
  await db
    .insertInto('workEvent')
    .values({ ...event, id: newId() })
    .execute();
}

/** Puts a piece among the works, once; the id of the new one, or null when it stands there already. */
export async function insertWork(
  db: Db,
  piece: { programId: string; pieceId: string; personId: string; createdAt: Date },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into work (program_id, id, piece_id, person_id, org_path, created_at)
    select ${piece.programId}, ${newId()}::uuid, ${piece.pieceId}, person_id, org_path, ${piece.createdAt}
    from trainee where program_id = ${piece.programId} and person_id = ${piece.personId}
    on conflict (program_id, piece_id) do nothing returning id`.execute(db);
  return rows[0]?.id ?? null;
}

/** Takes a work back that no level above the class has touched; false when one has. */
export async function withdrawWork(db: Db, programId: string, pieceId: string): Promise<boolean> {
  const work = await db
    .selectFrom('work')
    .select(['id', 'version'])
    .where('programId', '=', programId)
    .where('pieceId', '=', pieceId)
    .forUpdate()
    .executeTakeFirst();
  if (!work) return true;
  if (work.version > 1) return false;
  await db.deleteFrom('workEvent').where('programId', '=', programId).where('workId', '=', work.id).execute();
  await db.deleteFrom('work').where('programId', '=', programId).where('id', '=', work.id).execute();
  return true;
}

type WorkChange = Partial<{
  level: WorkLevel;
  state: 'waiting' | 'setAside';
  setAsideReason: string;
  publishedAt: Date | null;
  publishedBy: string | null;
  publishedLevel: 'county' | 'city' | null;
}>;

/** Writes when the version is still the one that was read; returns whether it was. */
export async function updateWork(
  db: Db,
  key: { programId: string; id: string; version: number },
  change: WorkChange,
): Promise<boolean> {
  const result = await db
    .updateTable('work')
    .set({ ...change, version: key.version + 1 })
    .where('programId', '=', key.programId)
    .where('id', '=', key.id)
    .where('version', '=', key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

const galleryColumns = [
  'work.id',
  'work.programId',
  'work.publishedAt',
  'work.publishedLevel',
  'trainee.name',
  'school.name as schoolName',
  'lesson.title',
  'course.title as courseTitle',
  'program.name as programName',
  'piece.text',
  'piece.fileIds',
] as const;

/** What is public: published with the author's consent, which may be taken back at any time. */
function published(db: Db) {
  return works(db)
    .innerJoin('program', 'program.id', 'work.programId')
    .where('work.publishedAt', 'is not', null)
    .where('piece.mayPublish', '=', true);
}

export async function pageGallery(db: Db, filter: { q?: string | undefined; page: number; size: number }) {
  let query = published(db);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('trainee.name', 'like', words),
        eb('school.name', 'like', words),
        eb('lesson.title', 'like', words),
        eb('course.title', 'like', words),
      ]),
    );
  }
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(galleryColumns)
    .select(region.as('regionName'))
    .orderBy('work.publishedAt', 'desc')
    .orderBy('work.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

export async function findPublished(db: Db, id: string) {
  return published(db)
    .select(galleryColumns)
    .select(region.as('regionName'))
    .where('work.id', '=', id)
    .executeTakeFirst();
}
