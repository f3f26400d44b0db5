import type { Scope } from '@yanxiu/domain/access/scope';
import type { LessonKind } from '@yanxiu/domain/course/lesson-kind';
import type { Stage } from '@yanxiu/domain/program/policy';
import type { Asked, Presence } from '@yanxiu/domain/study/presence';
import { type Ranges, readRanges } from '@yanxiu/domain/study/ranges';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { prepared } from '../../platform/db/prepared.ts';
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

/** What a trainee opens: she herself, the lesson of her own package (null: not in it), and the course's hours. */
export interface Opening {
  readonly traineeState: string;
  readonly lesson: {
    readonly courseId: string;
    readonly kind: LessonKind;
    readonly lengthSec: number;
    readonly hoursX100: number;
  } | null;
}

/** Trainee and lesson in one query: this is asked whenever anybody goes on to the next lesson. */
export async function findOpening(db: Db, scope: Scope, key: LessonKey): Promise<Opening> {
  const { rows } = await sql<{
    state: string;
    courseId: string | null;
    kind: LessonKind;
    lengthSec: number;
    hoursX100: number;
  }>`${prepared}
    select trainee.state, lesson.course_id as "courseId", lesson.kind, lesson.length_sec as "lengthSec",
      lesson.hours_x100 as "hoursX100"
    from trainee
    left join lateral (
      select lesson.course_id, lesson.kind, lesson.length_sec, course.hours_x100
      from lesson
      join course on course.id = lesson.course_id
      join course_package_item item on item.course_id = course.id
      where lesson.id = ${key.lessonId} and lesson.retired_at is null
        and item.program_id = trainee.program_id and item.stage = trainee.stage
    ) lesson on true
    where trainee.program_id = ${key.programId} and trainee.person_id = ${key.personId}
      and ${inScope(scope, {
        path: 'trainee.org_path',
        programId: 'trainee.program_id',
        personId: 'trainee.person_id',
        classId: 'trainee.class_id',
      })}`.execute(db);
  const row = orNotFound(rows[0]);
  const { state, courseId, kind, lengthSec, hoursX100 } = row;
  return { traineeState: state, lesson: courseId ? { courseId, kind, lengthSec, hoursX100 } : null };
}

interface LessonKey {
  readonly programId: string;
  readonly personId: string;
  readonly lessonId: string;
}

/** One person has one play session: whoever opens one waits here for the same person's other opening. */
export async function lockPerson(db: Db, personId: string): Promise<void> {
  await sql`${prepared} select 1 from person where id = ${personId} for no key update`.execute(db);
}

export interface Standing {
  readonly day: string;
  readonly daySec: number;
  readonly totalSec: number;
  readonly presence: Presence;
}

export interface OpenElsewhere {
  readonly programId: string;
  readonly lastAt: Date | null;
}

/**
 * The person's open sessions, in whatever program, and her sums in this one (null before her first lesson); locked, so
 * that no report can be booked on them any more.
 */
export async function lockStandings(
  db: Db,
  key: { programId: string; personId: string },
): Promise<{ open: OpenElsewhere[]; standing: Standing | null }> {
  const { rows } = await sql<{
    programId: string;
    day: string;
    daySec: number;
    totalSec: number;
    leftSec: number;
    rightInRow: number;
    wrongInRow: number;
    asked: Asked | null;
    isOpen: boolean;
    lastAt: Date | null;
  }>`${prepared}
    select program_id as "programId", day, day_sec as "daySec", credited_sec as "totalSec",
      question_left_sec as "leftSec", right_in_row as "rightInRow", wrong_in_row as "wrongInRow", asked,
      play_session_id is not null as "isOpen", play_last_at as "lastAt"
    from study_total
    where person_id = ${key.personId} and (program_id = ${key.programId} or play_session_id is not null)
    order by program_id for no key update`.execute(db);
  const own = rows.find((row) => row.programId === key.programId);
  const { leftSec = 0, rightInRow = 0, wrongInRow = 0, asked = null } = own ?? {};
  return {
    open: rows.filter((row) => row.isOpen),
    standing: own ? { ...own, presence: { leftSec, rightInRow, wrongInRow, asked } } : null,
  };
}

export interface LessonSeen {
  readonly watched: Ranges;
  readonly credited: Ranges;
  readonly positionSec: number;
}

/** The trainee's seconds of a lesson so far, and the credited ones of its whole course. */
export async function readCourseSeen(
  db: Db,
  key: LessonKey & { readonly courseId: string },
): Promise<{ seen: LessonSeen; courseSec: number }> {
  const { rows } = await sql<{
    isIt: boolean;
    creditedSec: number;
    positionSec: number;
    watched: string;
    credited: string;
  }>`${prepared}
    select lesson_id = ${key.lessonId} as "isIt", credited_sec as "creditedSec", position_sec as "positionSec",
      watched::text, credited::text
    from lesson_progress
    where program_id = ${key.programId} and person_id = ${key.personId} and course_id = ${key.courseId}`.execute(db);
  const own = rows.find((row) => row.isIt);
  return {
    seen: {
      watched: own ? readRanges(own.watched) : [],
      credited: own ? readRanges(own.credited) : [],
      positionSec: own?.positionSec ?? 0,
    },
    courseSec: rows.reduce((sum, row) => sum + row.creditedSec, 0),
  };
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

export interface NewSession extends LessonKey {
  readonly sessionId: string;
  readonly courseId: string;
  readonly openedAt: Date;
  readonly lengthSec: number;
  readonly courseLeftSec: number;
  readonly day: string;
  readonly daySec: number;
  readonly presence: Presence;
  readonly address: string;
  readonly userAgent: string;
}

/** The new session with the rows that it counts on, the sums and the lesson's seconds, made when they are missing. */
export async function insertPlaySession(db: Db, row: NewSession): Promise<void> {
  const { programId, personId, sessionId, lessonId, openedAt, presence } = row;
  const asked = presence.asked ? JSON.stringify(presence.asked) : null;
  await sql`${prepared}
    with progress as (
      insert into lesson_progress (program_id, person_id, lesson_id, course_id, updated_at)
      values (${programId}, ${personId}, ${lessonId}, ${row.courseId}, ${openedAt}) on conflict do nothing
    ), session as (
      insert into play_session (program_id, id, person_id, lesson_id, opened_at, last_at, address, user_agent)
      values (${programId}, ${sessionId}, ${personId}, ${lessonId}, ${openedAt}, ${openedAt}, ${row.address},
        ${row.userAgent.slice(0, 300)})
    )
    insert into study_total as t (program_id, person_id, day, question_left_sec, right_in_row, wrong_in_row, asked,
      play_rev, play_session_id, play_lesson_id, play_opened_at, play_last_at, play_length_sec, play_course_left_sec)
    values (${programId}, ${personId}, ${row.day}, ${presence.leftSec}, ${presence.rightInRow}, ${presence.wrongInRow},
      ${asked}::jsonb, 1, ${sessionId}, ${lessonId}, ${openedAt}, ${openedAt}, ${row.lengthSec}, ${row.courseLeftSec})
    on conflict (program_id, person_id) do update set
      day = excluded.day, day_sec = ${row.daySec}, question_left_sec = excluded.question_left_sec,
      right_in_row = excluded.right_in_row, wrong_in_row = excluded.wrong_in_row, asked = excluded.asked,
      play_rev = t.play_rev + 1, play_session_id = excluded.play_session_id, play_lesson_id = excluded.play_lesson_id,
      play_opened_at = excluded.play_opened_at, play_last_at = excluded.play_last_at, play_seq = 0, play_earned_sec = 0,
      play_lost_sec = 0, play_over_sec = 0, play_length_sec = excluded.play_length_sec,
      play_course_left_sec = excluded.play_course_left_sec`.execute(db);
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
