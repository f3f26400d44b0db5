import type { LessonKind } from '@yanxiu/domain/course/lesson-kind';
import { type ProgramSettings, programSettings, type Stage } from '@yanxiu/domain/program/policy';
import { sql } from 'kysely';
import { isOffered } from '../../course/store/offered.ts';
import type { Db } from '../../platform/db/database.ts';

/** The programs in which a person is enrolled, the newest first, with her sums. */
export async function listEnrolments(db: Db, personId: string) {
  const rows = await db
    .selectFrom('trainee')
    .innerJoin('program', 'program.id', 'trainee.programId')
    .leftJoin('studyTotal as total', (join) =>
      join.onRef('total.programId', '=', 'trainee.programId').onRef('total.personId', '=', 'trainee.personId'),
    )
    .select(['trainee.programId', 'trainee.stage', 'trainee.state', 'program.name as programName', 'program.settings'])
    .select(['total.creditedSec', 'total.hoursX100', 'total.day', 'total.daySec'])
    .where('trainee.personId', '=', personId)
    .where('program.state', '<>', 'draft')
    .orderBy('program.year', 'desc')
    .orderBy('program.publishedAt', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, stage: row.stage as Stage, settings: readSettings(row.settings) }));
}

function readSettings(settings: unknown): ProgramSettings {
  return programSettings.parse(settings);
}

/** A trainee's package with what she has credited in each course. */
export async function listCourseProgress(db: Db, key: { programId: string; personId: string; stage: Stage }) {
  const { rows } = await sql<{
    id: string;
    title: string;
    theme: string;
    summary: string;
    lecturer: string;
    required: boolean;
    toChoose: boolean;
    chosen: boolean;
    hoursX100: number;
    creditedSec: number;
    lessonCount: number;
    lessonsDone: number;
  }>`
    select course.id, course.title, course.theme, course.summary, course.lecturer, item.required, item.to_choose, course.hours_x100,
      exists (select 1 from study_elective own where own.program_id = item.program_id and own.person_id = ${key.personId}
        and own.course_id = item.course_id) as chosen,
      coalesce(own.credited_sec, 0)::int as credited_sec, content.lesson_count, content.lessons_done
    from course_package_item item
    join course on course.id = item.course_id
    left join (
      select course_id, sum(credited_sec) as credited_sec from lesson_progress
      where program_id = ${key.programId} and person_id = ${key.personId} group by course_id
    ) own on own.course_id = course.id
    cross join lateral (
      select count(*)::int as lesson_count,
        (count(*) filter (where case when lesson.kind = 'quiz' then best.lesson_id is not null
          when lesson.kind in ('assignment', 'discussion') then judged.lesson_id is not null
          when lesson.kind = 'live' then progress.credited_sec > 0
          else progress.credited_sec >= lesson.length_sec end))::int as lessons_done
      from lesson
      left join lesson_progress progress on progress.program_id = ${key.programId}
        and progress.person_id = ${key.personId} and progress.lesson_id = lesson.id
      left join quiz_best best on best.program_id = ${key.programId}
        and best.person_id = ${key.personId} and best.lesson_id = lesson.id
      left join lesson_score judged on judged.program_id = ${key.programId}
        and judged.person_id = ${key.personId} and judged.lesson_id = lesson.id
      where lesson.course_id = course.id and ${isOffered}
    ) content
    where item.program_id = ${key.programId} and item.stage = ${key.stage}
    order by item.position`.execute(db);
  return rows;
}

/** The lessons of a course in their order with a trainee's progress in each. */
export async function listLessonProgress(db: Db, key: { programId: string; personId: string; courseId: string }) {
  const rows = await db
    .selectFrom('lesson')
    .innerJoin('unit', (join) =>
      join.onRef('unit.courseId', '=', 'lesson.courseId').onRef('unit.id', '=', 'lesson.unitId'),
    )
    .leftJoin('lessonProgress as progress', (join) =>
      join
        .onRef('progress.lessonId', '=', 'lesson.id')
        .on('progress.programId', '=', key.programId)
        .on('progress.personId', '=', key.personId),
    )
    .leftJoin('quizBest as best', (join) =>
      join
        .onRef('best.lessonId', '=', 'lesson.id')
        .on('best.programId', '=', key.programId)
        .on('best.personId', '=', key.personId),
    )
    .leftJoin('lessonScore as judged', (join) =>
      join
        .onRef('judged.lessonId', '=', 'lesson.id')
        .on('judged.programId', '=', key.programId)
        .on('judged.personId', '=', key.personId),
    )
    .select(['lesson.id', 'lesson.kind', 'lesson.title', 'lesson.lengthSec', 'lesson.sizeBytes', 'lesson.pageCount'])
    .select(['unit.id as unitId', 'unit.title as unitTitle', 'best.scoreX100 as quizBestX100'])
    .select(['judged.lessonId as judgedId', 'best.lessonId as quizId', 'judged.scoreX100 as workX100'])
    .select(['progress.creditedSec', 'progress.positionSec'])
    .select(
      sql<number | null>`(select sum(upper(seen) - lower(seen)) from unnest(progress.watched) as seen)`.as(
        'watchedSec',
      ),
    )
    .where('lesson.courseId', '=', key.courseId)
    .where(isOffered)
    .orderBy('unit.position')
    .orderBy('unit.id')
    .orderBy('lesson.position')
    .orderBy('lesson.id')
    .execute();
  return rows.map(({ judgedId, quizId, ...row }) => ({
    ...row,
    handedIn: judgedId !== null || quizId !== null,
    kind: row.kind as LessonKind,
    creditedSec: row.creditedSec ?? 0,
    positionSec: row.positionSec ?? 0,
    watchedSec: Number(row.watchedSec ?? 0),
  }));
}

/** The log of play sessions, the newest first; the figures of the open one come from the trainee's own row. */
export async function pageSessions(
  db: Db,
  key: { programId: string; personId: string },
  page: { page: number; size: number },
) {
  const own = db
    .selectFrom('playSession as session')
    .innerJoin('lesson', 'lesson.id', 'session.lessonId')
    .innerJoin('course', 'course.id', 'lesson.courseId')
    .leftJoin('studyTotal as total', (join) =>
      join
        .onRef('total.programId', '=', 'session.programId')
        .onRef('total.playSessionId', '=', 'session.id')
        .onRef('total.personId', '=', 'session.personId'),
    )
    .where('session.programId', '=', key.programId)
    .where('session.personId', '=', key.personId);
  const { count } = await own.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const rows = await own
    .select([
      'session.id as sessionId',
      'session.openedAt',
      'session.endedBy',
      'session.address',
      'course.title as courseTitle',
      'lesson.title as lessonTitle',
    ])
    .select([
      sql<Date>`coalesce(total.play_last_at, session.last_at)`.as('lastAt'),
      sql<number>`coalesce(total.play_earned_sec, session.earned_sec)`.as('earnedSec'),
      sql<number>`coalesce(total.play_lost_sec, session.lost_sec)`.as('lostSec'),
      sql<number>`coalesce(total.play_over_sec, session.over_sec)`.as('overSec'),
    ])
    .orderBy('session.openedAt', 'desc')
    .orderBy('session.id')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { rows: rows.map((row) => ({ ...row, endedBy: row.endedBy ?? ('open' as const) })), total: Number(count) };
}

/** Seconds credited on each day, the newest first. */
export async function listDays(db: Db, key: { programId: string; personId: string }) {
  const { rows } = await sql<{ day: string; creditedSec: number }>`
    select day, credited_sec from study_day where program_id = ${key.programId} and person_id = ${key.personId}
    union all
    select day, day_sec from study_total
    where program_id = ${key.programId} and person_id = ${key.personId} and day_sec > 0
      and not exists (select 1 from study_day d where d.program_id = study_total.program_id
        and d.person_id = study_total.person_id and d.day = study_total.day)
    order by day desc`.execute(db);
  return rows;
}
