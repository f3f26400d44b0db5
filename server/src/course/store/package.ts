import type { Scope } from '@yanxiu/domain/access/scope';
import type { Stage } from '@yanxiu/domain/program/policy';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { courseInScope } from './course.ts';

export async function listPackages(db: Db, programId: string) {
  const rows = await db
    .selectFrom('coursePackage')
    .select(['stage', 'version', 'assignedAt', 'electivesMost'])
    .where('programId', '=', programId)
    .execute();
  return rows.map((row) => ({ ...row, stage: row.stage as Stage }));
}

export async function listPackageCourses(db: Db, programId: string) {
  const rows = await db
    .selectFrom('coursePackageItem as item')
    .innerJoin('course', 'course.id', 'item.courseId')
    .select([
      'item.stage',
      'item.required',
      'course.id',
      'course.title',
      'course.theme',
      'course.subject',
      'course.hoursX100',
      'course.state',
      'course.stages',
    ])
    .select(
      sql<number>`(select count(*) from lesson where course_id = course.id and retired_at is null)`.as('lessonCount'),
    )
    .where('item.programId', '=', programId)
    .orderBy('item.stage')
    .orderBy('item.position')
    .execute();
  return rows.map((row) => ({ ...row, lessonCount: Number(row.lessonCount) }));
}

/** Courses by id, as far as they are in reach. */
export async function listCoursesById(db: Db, scope: Scope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('course')
    .select(['id', 'title', 'theme', 'hoursX100', 'stages', 'state'])
    .where('id', 'in', [...ids])
    .where(courseInScope(scope))
    .execute();
}

/** Replaces a stage's package when its version is still the one that was read (0: none yet); returns whether it was. */
export async function replacePackage(
  db: Db,
  row: {
    programId: string;
    stage: Stage;
    version: number;
    assignedAt: Date;
    assignedBy: string | null;
    electivesMost?: number | null;
  },
  courses: readonly { courseId: string; required: boolean }[],
): Promise<boolean> {
  const { version, ...rest } = row;
  const written =
    version === 0
      ? await db
          .insertInto('coursePackage')
          .values(rest)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      : await db
          .updateTable('coursePackage')
          .set({
            version: version + 1,
            assignedAt: row.assignedAt,
            assignedBy: row.assignedBy,
            electivesMost: row.electivesMost ?? null,
          })
          .where('programId', '=', row.programId)
          .where('stage', '=', row.stage)
          .where('version', '=', version)
          .executeTakeFirst();
  const count =
    'numInsertedOrUpdatedRows' in written ? (written.numInsertedOrUpdatedRows ?? 0n) : written.numUpdatedRows;
  if (count === 0n) return false;
  await db
    .deleteFrom('coursePackageItem')
    .where('programId', '=', row.programId)
    .where('stage', '=', row.stage)
    .execute();
  const items = courses.map(({ courseId, required }, position) => ({
    programId: row.programId,
    stage: row.stage,
    courseId,
    position,
    required,
    toChoose: !required && (row.electivesMost ?? null) !== null,
  }));
  await db.insertInto('coursePackageItem').values(items).execute();
  return true;
}
