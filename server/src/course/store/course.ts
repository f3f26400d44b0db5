import type { Scope } from '@yanxiu/domain/access/scope';
import type { Stage } from '@yanxiu/domain/program/policy';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { programInScope } from '../../program/store.ts';

/** A provider has its own courses; everybody else sees those that a program in reach uses. */
export function courseInScope(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === 'everything') return sql<boolean>`true`;
  if (scope.kind === 'provider') return sql<boolean>`course.provider_id = ${scope.providerId}`;
  return sql<boolean>`exists (
    select 1 from course_package_item used
    join program on program.id = used.program_id
    join org publisher on publisher.id = program.publisher_id
    where used.course_id = course.id and ${programInScope(scope)}
  )`;
}

const columns = [
  'course.id',
  'course.code',
  'course.title',
  'course.summary',
  'course.lecturer',
  'course.stages',
  'course.subject',
  'course.theme',
  'course.hoursX100',
  'course.state',
  'course.version',
  'course.providerId',
  'provider.name as providerName',
] as const;

function courses(db: Db, scope: Scope) {
  return db
    .selectFrom('course')
    .innerJoin('org as provider', 'provider.id', 'course.providerId')
    .where(courseInScope(scope));
}

/** Lessons, videos and seconds of a course, without what has been retired. */
const contentOf = {
  lessonCount: sql<number>`(select count(*) from lesson where course_id = course.id and retired_at is null)`,
  videoCount: sql<number>`(select count(*) from lesson where course_id = course.id and retired_at is null and kind = 'video')`,
  lengthSec: sql<number>`(select coalesce(sum(length_sec), 0) from lesson where course_id = course.id and retired_at is null)`,
};

type CourseState = 'draft' | 'published' | 'retired';

function asCourse<T extends { stages: string[]; lessonCount: number; videoCount: number; lengthSec: number }>(row: T) {
  return {
    ...row,
    stages: row.stages as Stage[],
    lessonCount: Number(row.lessonCount),
    videoCount: Number(row.videoCount),
    lengthSec: Number(row.lengthSec),
  };
}

export interface CourseFilter {
  readonly q?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly theme?: string | undefined;
  readonly state?: CourseState | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

const sortable = { title: 'course.title', theme: 'course.theme', hours: 'course.hoursX100' } as const;

export async function pageCourses(db: Db, scope: Scope, filter: CourseFilter) {
  let query = courses(db, scope);
  if (filter.stage) query = query.where(sql<boolean>`${filter.stage} = any(course.stages)`);
  if (filter.theme) query = query.where('course.theme', '=', filter.theme);
  if (filter.state) query = query.where('course.state', '=', filter.state);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('course.title', 'like', words), eb('course.lecturer', 'like', words)]));
  }
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const field = sortable[(filter.sort?.replace('-', '') ?? 'title') as keyof typeof sortable] ?? 'course.title';
  const rows = await query
    .select(columns)
    .select([
      contentOf.lessonCount.as('lessonCount'),
      contentOf.videoCount.as('videoCount'),
      contentOf.lengthSec.as('lengthSec'),
    ])
    .orderBy(field, filter.sort?.startsWith('-') ? 'desc' : 'asc')
    .orderBy('course.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map(asCourse), total: Number(total) };
}

export async function listThemes(db: Db, scope: Scope): Promise<string[]> {
  const rows = await courses(db, scope).select('course.theme').distinct().orderBy('course.theme').execute();
  return rows.map((row) => row.theme);
}

export async function getCourse(db: Db, scope: Scope, id: string) {
  const row = await courses(db, scope)
    .select(columns)
    .select([
      contentOf.lessonCount.as('lessonCount'),
      contentOf.videoCount.as('videoCount'),
      contentOf.lengthSec.as('lengthSec'),
    ])
    .where('course.id', '=', id)
    .executeTakeFirst();
  return asCourse(orNotFound(row));
}

/** A course whose reading has been allowed already. */
export async function findCourseById(db: Db, id: string) {
  const row = await db
    .selectFrom('course')
    .select(['title', 'theme', 'hoursX100', 'state'])
    .where('id', '=', id)
    .executeTakeFirst();
  return orNotFound(row);
}

export interface CourseFields {
  readonly title: string;
  readonly summary: string;
  readonly lecturer: string;
  readonly stages: string[];
  readonly subject: string;
  readonly theme: string;
  readonly hoursX100: number;
}

export async function insertCourse(
  db: Db,
  row: CourseFields & {
    id: string;
    providerId: string;
    code: string;
    createdAt: Date;
    state?: CourseState;
    publishedAt?: Date;
  },
): Promise<void> {
  await db.insertInto('course').values(row).execute();
}

/** Writes when the version is still the one that was read; returns whether it was. */
export async function updateCourse(
  db: Db,
  id: string,
  version: number,
  change: Partial<CourseFields> & { state?: CourseState; publishedAt?: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('course')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** A change of a course's outline or of a lesson counts as a change of the course. */
export async function touchCourse(db: Db, id: string): Promise<void> {
  await db
    .updateTable('course')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function listProgramsUsing(db: Db, scope: Scope, courseId: string) {
  const rows = await db
    .selectFrom('coursePackageItem as used')
    .innerJoin('program', 'program.id', 'used.programId')
    .innerJoin('org as publisher', 'publisher.id', 'program.publisherId')
    .innerJoin('coursePackage as package', (join) =>
      join.onRef('package.programId', '=', 'used.programId').onRef('package.stage', '=', 'used.stage'),
    )
    .select(['program.id', 'program.name', sql<string[]>`array_agg(used.stage order by used.stage)`.as('stages')])
    .select(sql<Date>`max(package.assigned_at)`.as('assignedAt'))
    .where('used.courseId', '=', courseId)
    .where(programInScope(scope))
    .groupBy(['program.id', 'program.name'])
    .orderBy('program.name')
    .execute();
  return rows.map((row) => ({ ...row, stages: row.stages as Stage[] }));
}
