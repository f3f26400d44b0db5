import type { Scope } from '@yanxiu/domain/access/scope';
import type { LessonKind } from '@yanxiu/domain/course/lesson-kind';
import type { Stage } from '@yanxiu/domain/program/policy';
import { type Ranges, readRanges } from '@yanxiu/domain/study/ranges';
import { sql } from 'kysely';
import { isOffered } from '../../course/store/offered.ts';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

/** A trainee of a program within the reader's scope. */
export async function getTrainee(db: Db, scope: Scope, programId: string, personId: string) {
  const row = await db
    .selectFrom('trainee')
    .innerJoin('org as school', 'school.id', 'trainee.workSchoolId')
    .select([
      'trainee.programId',
      'trainee.personId',
      'trainee.name',
      'trainee.stage',
      'trainee.state',
      'school.name as schoolName',
    ])
    .where('trainee.programId', '=', programId)
    .where('trainee.personId', '=', personId)
    .where(
      inScope(scope, {
        path: 'trainee.org_path',
        programId: 'trainee.program_id',
        personId: 'trainee.person_id',
        classId: 'trainee.class_id',
      }),
    )
    .executeTakeFirst();
  const trainee = orNotFound(row);
  return { ...trainee, stage: trainee.stage as Stage };
}

/** A lesson of a course in the trainee's own package; anything else is not found. */
export async function getPackageLesson(db: Db, programId: string, stage: Stage, lessonId: string) {
  const row = await db
    .selectFrom('lesson')
    .innerJoin('course', 'course.id', 'lesson.courseId')
    .innerJoin('coursePackageItem as item', 'item.courseId', 'course.id')
    .select([
      'lesson.id',
      'lesson.courseId',
      'lesson.kind',
      'lesson.title',
      'lesson.lengthSec',
      'lesson.sizeBytes',
      'lesson.pageCount',
      'lesson.questionCount',
      'lesson.passPercent',
      'lesson.attempts',
      'lesson.drawCount',
      'lesson.shuffled',
      'lesson.limitMinutes',
      'lesson.keeps',
      'lesson.review',
      'lesson.draws',
    ])
    .select(['course.title as courseTitle', 'course.hoursX100'])
    .where('item.programId', '=', programId)
    .where('item.stage', '=', stage)
    .where('lesson.id', '=', lessonId)
    .where(isOffered)
    .executeTakeFirst();
  const lesson = orNotFound(row);
  return { ...lesson, kind: lesson.kind as LessonKind };
}

/** Holds a person against her own other requests in the same moment. */
export async function lockPerson(db: Db, personId: string): Promise<void> {
  await sql`select 1 from person where id = ${personId} for no key update`.execute(db);
}

export interface LessonSeen {
  readonly watched: Ranges;
  readonly credited: Ranges;
  readonly positionSec: number;
}

/** A lesson of one trainee. */
export interface LessonKey {
  readonly programId: string;
  readonly personId: string;
  readonly lessonId: string;
}

export async function findLessonProgress(db: Db, key: LessonKey): Promise<LessonSeen | null> {
  const row = await db
    .selectFrom('lessonProgress')
    .select(['positionSec'])
    .select([sql<string>`watched::text`.as('watched'), sql<string>`credited::text`.as('credited')])
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('lessonId', '=', key.lessonId)
    .executeTakeFirst();
  return row
    ? { watched: readRanges(row.watched), credited: readRanges(row.credited), positionSec: row.positionSec }
    : null;
}
