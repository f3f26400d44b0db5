import type { Scope } from '@yanxiu/domain/access/scope';
import type { LessonKind } from '@yanxiu/domain/course/lesson-kind';
import type { Stage } from '@yanxiu/domain/program/policy';
import type { Asked, Presence } from '@yanxiu/domain/study/presence';
import { type Ranges, readRanges } from '@yanxiu/domain/study/ranges';
import { sql } from 'kysely';
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
    ])
    .select(['course.title as courseTitle', 'course.hoursX100'])
    .where('item.programId', '=', programId)
    .where('item.stage', '=', stage)
    .where('lesson.id', '=', lessonId)
    .where('lesson.retiredAt', 'is', null)
    .executeTakeFirst();
  const lesson = orNotFound(row);
  return { ...lesson, kind: lesson.kind as LessonKind };
}

/** One person has one play session: whoever opens one waits here for the same person's other opening. */
export async function lockPerson(db: Db, personId: string): Promise<void> {
  await sql`select 1 from person where id = ${personId} for no key update`.execute(db);
}

/** The person's open sessions, in whatever program, locked. */
export async function lockOpenPlays(db: Db, personId: string) {
  return db
    .selectFrom('studyTotal')
    .select(['programId', 'personId', 'playLastAt'])
    .where('personId', '=', personId)
    .where('playSessionId', 'is not', null)
    .orderBy('programId')
    .forNoKeyUpdate()
    .execute();
}

export interface Standing {
  readonly day: string;
  readonly daySec: number;
  readonly totalSec: number;
  readonly presence: Presence;
}

/** The trainee's sums, made when she opens her first lesson; locked. */
export async function lockStanding(
  db: Db,
  key: { programId: string; personId: string },
  fresh: { day: string; presence: Presence },
): Promise<Standing> {
  await db
    .insertInto('studyTotal')
    .values({ ...key, day: fresh.day, questionLeftSec: fresh.presence.leftSec })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('studyTotal')
    .select(['day', 'daySec', 'creditedSec', 'questionLeftSec', 'rightInRow', 'wrongInRow', 'asked'])
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return {
    day: row.day,
    daySec: row.daySec,
    totalSec: row.creditedSec,
    presence: {
      leftSec: row.questionLeftSec,
      rightInRow: row.rightInRow,
      wrongInRow: row.wrongInRow,
      asked: row.asked as unknown as Asked | null,
    },
  };
}

export interface LessonSeen {
  readonly watched: Ranges;
  readonly credited: Ranges;
  readonly positionSec: number;
}

/** The trainee's seconds of a lesson; the row is there from the first opening on. */
export async function keepLessonProgress(
  db: Db,
  row: { programId: string; personId: string; lessonId: string; courseId: string; updatedAt: Date },
): Promise<LessonSeen> {
  await db
    .insertInto('lessonProgress')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await findLessonProgress(db, row);
  return kept ?? { watched: [], credited: [], positionSec: 0 };
}

export async function findLessonProgress(
  db: Db,
  key: { programId: string; personId: string; lessonId: string },
): Promise<LessonSeen | null> {
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

export async function courseCreditedSec(
  db: Db,
  key: { programId: string; personId: string; courseId: string },
): Promise<number> {
  const row = await db
    .selectFrom('lessonProgress')
    .select((eb) => eb.fn.sum<number>('creditedSec').as('sum'))
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('courseId', '=', key.courseId)
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}

export interface NewSession {
  readonly programId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly lessonId: string;
  readonly openedAt: Date;
  readonly lengthSec: number;
  readonly courseLeftSec: number;
  readonly day: string;
  readonly daySec: number;
  readonly presence: Presence;
  readonly address: string;
  readonly userAgent: string;
}

export async function insertPlaySession(db: Db, row: NewSession): Promise<void> {
  const { programId, personId, sessionId, lessonId, openedAt, presence } = row;
  await db
    .insertInto('playSession')
    .values({
      programId,
      id: sessionId,
      personId,
      lessonId,
      openedAt,
      lastAt: openedAt,
      address: row.address,
      userAgent: row.userAgent.slice(0, 300),
    })
    .execute();
  await db
    .updateTable('studyTotal')
    .set((eb) => ({
      playRev: eb('playRev', '+', 1),
      playSessionId: sessionId,
      playLessonId: lessonId,
      playOpenedAt: openedAt,
      playLastAt: openedAt,
      playSeq: 0,
      playEarnedSec: 0,
      playLostSec: 0,
      playOverSec: 0,
      playLengthSec: row.lengthSec,
      playCourseLeftSec: row.courseLeftSec,
      day: row.day,
      daySec: row.daySec,
      questionLeftSec: presence.leftSec,
      rightInRow: presence.rightInRow,
      wrongInRow: presence.wrongInRow,
      asked: presence.asked ? JSON.stringify(presence.asked) : null,
    }))
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .execute();
}

/** How a session ended that is not the open one; null when it is not this person's at all. */
export async function findEndedSession(db: Db, key: { programId: string; personId: string; sessionId: string }) {
  const row = await db
    .selectFrom('playSession')
    .innerJoin('studyTotal', (join) =>
      join
        .onRef('studyTotal.programId', '=', 'playSession.programId')
        .onRef('studyTotal.personId', '=', 'playSession.personId'),
    )
    .innerJoin('lesson', 'lesson.id', 'playSession.lessonId')
    .leftJoin('lessonProgress', (join) =>
      join
        .onRef('lessonProgress.programId', '=', 'playSession.programId')
        .onRef('lessonProgress.personId', '=', 'playSession.personId')
        .onRef('lessonProgress.lessonId', '=', 'playSession.lessonId'),
    )
    .select(['playSession.endedBy', 'lesson.lengthSec', 'lessonProgress.creditedSec as lessonCreditedSec'])
    .select(['studyTotal.creditedSec', 'studyTotal.hoursX100', 'studyTotal.day', 'studyTotal.daySec'])
    .where('playSession.programId', '=', key.programId)
    .where('playSession.id', '=', key.sessionId)
    .where('playSession.personId', '=', key.personId)
    .executeTakeFirst();
  return row ?? null;
}
