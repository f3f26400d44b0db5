import type { CourseContent } from '@yanxiu/domain/course/course-version';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface VersionRow {
  readonly number: number;
  readonly begunAt: Date;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly byName: string | null;
  readonly content: CourseContent;
}

/** Every version of a course, the newest first. */
export async function listVersions(db: Db, courseId: string): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom('courseVersion as version')
    .leftJoin('person', 'person.id', 'version.changedBy')
    .select(['version.number', 'version.begunAt', 'version.changedAt', 'version.changedBy', 'version.content'])
    .select('person.name as byName')
    .where('version.courseId', '=', courseId)
    .orderBy('version.number', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, content: row.content as unknown as CourseContent }));
}

/** The newest version's number; 0 while none was published. */
export async function latestVersion(db: Db, courseId: string): Promise<number> {
  const row = await db
    .selectFrom('courseVersion')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('courseId', '=', courseId)
    .executeTakeFirst();
  return row?.number ?? 0;
}

export interface NewVersion {
  readonly courseId: string;
  readonly number: number;
  readonly at: Date;
  readonly by: string | null;
  readonly content: CourseContent;
}

export async function insertVersion(db: Db, { courseId, number, at, by, content }: NewVersion): Promise<void> {
  const row = { courseId, number, begunAt: at, changedAt: at, changedBy: by, content: JSON.stringify(content) };
  await db.insertInto('courseVersion').values(row).execute();
}

/** The same version goes on. */
export async function updateVersion(db: Db, { courseId, number, at, content }: Omit<NewVersion, 'by'>): Promise<void> {
  await db
    .updateTable('courseVersion')
    .set({ changedAt: at, content: JSON.stringify(content) })
    .where('courseId', '=', courseId)
    .where('number', '=', number)
    .execute();
}

/** Whether a program's package has been given this course since then. */
export async function isTakenSince(db: Db, courseId: string, since: Date): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select 1 from course_package_item item
      join course_package package on package.program_id = item.program_id and package.stage = item.stage
      where item.course_id = ${courseId} and package.assigned_at >= ${since}) as taken`.execute(db);
  return rows[0]?.taken ?? false;
}
