import type { Scope } from '@yanxiu/domain/access/scope';
import type { Span } from '@yanxiu/domain/study/live-credit';
import { type Ranges, writeRanges } from '@yanxiu/domain/study/ranges';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import type { LessonKey } from './session.ts';

export interface Attendance {
  readonly signedInAt: Date | null;
  readonly signedOutAt: Date | null;
  readonly creditedSec: number;
  readonly wrongTries: number;
}

const absent: Attendance = { signedInAt: null, signedOutAt: null, creditedSec: 0, wrongTries: 0 };

export async function findAttendance(db: Db, key: LessonKey): Promise<Attendance> {
  const row = await db
    .selectFrom('liveAttendance')
    .select(['signedInAt', 'signedOutAt', 'creditedSec', 'wrongTries'])
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('lessonId', '=', key.lessonId)
    .executeTakeFirst();
  return row ?? absent;
}

export async function saveAttendance(db: Db, key: LessonKey, change: Partial<Attendance>): Promise<void> {
  const { programId, personId, lessonId } = key;
  await db
    .insertInto('liveAttendance')
    .values({ programId, personId, lessonId, ...change })
    .onConflict((conflict) => conflict.columns(['programId', 'personId', 'lessonId']).doUpdateSet(change))
    .execute();
}

/**
 * Where else a person's time went between two instants, in every program: play sessions from opening to last report (an
 * open one until `to`: kept-back reports may still come), and other live sessions from sign-in to sign-out.
 */
export async function listElsewhere(db: Db, key: LessonKey, { fromMs, toMs }: Span): Promise<Span[]> {
  const [from, to] = [new Date(fromMs), new Date(toMs)];
  const { rows } = await sql<{ fromAt: Date; toAt: Date }>`
    select s.opened_at as from_at, case when s.ended_by is null then ${to}::timestamptz else s.last_at end as to_at
    from play_session s
    where s.person_id = ${key.personId} and s.opened_at < ${to} and (s.ended_by is null or s.last_at > ${from})
    union all
    select a.signed_in_at, a.signed_out_at from live_attendance a
    where a.person_id = ${key.personId} and a.signed_in_at < ${to} and a.signed_out_at > ${from}
      and not (a.program_id = ${key.programId} and a.lesson_id = ${key.lessonId})`.execute(db);
  return rows.map(({ fromAt, toAt }) => ({ fromMs: fromAt.getTime(), toMs: toAt.getTime() }));
}

/** The trainee's sums, locked; null before anything was studied. */
export async function lockTotal(db: Db, key: LessonKey) {
  const row = await db
    .selectFrom('studyTotal')
    .select(['day', 'daySec', 'creditedSec'])
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function courseSeconds(db: Db, key: LessonKey, courseId: string): Promise<number> {
  const row = await db
    .selectFrom('lessonProgress')
    .select((eb) => eb.fn.sum<string>('creditedSec').as('sum'))
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('courseId', '=', courseId)
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}

export interface LiveEarning {
  readonly courseId: string;
  readonly credited: Ranges;
  readonly creditedSec: number;
  readonly day: string;
  readonly daySec: number;
  readonly totalSec: number;
  readonly hoursX100: number;
  /** Presence questions begin with the first lesson, whatever it is. */
  readonly questionLeftSec: number;
  readonly at: Date;
}

/**
 * Adds what a live session earned to sums and lesson. The revision rises, so that a server that remembers the open play
 * session reads it anew; a session open in the same course has so much less left of it.
 */
export async function addLiveEarning(db: Db, key: LessonKey, earning: LiveEarning): Promise<void> {
  const { programId, personId, lessonId } = key;
  const { courseId, creditedSec, day, daySec, totalSec, hoursX100, at } = earning;
  await sql`
    insert into study_total as t (program_id, person_id, credited_sec, hours_x100, day, day_sec, last_studied_at, question_left_sec)
    values (${programId}, ${personId}, ${totalSec}, ${hoursX100}, ${day}, ${daySec}, ${at}, ${earning.questionLeftSec})
    on conflict (program_id, person_id) do update set
      credited_sec = excluded.credited_sec, hours_x100 = excluded.hours_x100, day = excluded.day, day_sec = excluded.day_sec,
      last_studied_at = excluded.last_studied_at, play_rev = t.play_rev + 1,
      play_course_left_sec = greatest(0, t.play_course_left_sec - case when exists (
        select 1 from lesson where lesson.id = t.play_lesson_id and lesson.course_id = ${courseId}) then ${creditedSec}::int else 0 end)`.execute(
    db,
  );
  const ranges = writeRanges(earning.credited);
  await sql`
    insert into lesson_progress as p (program_id, person_id, lesson_id, course_id, watched, credited, credited_sec, position_sec, updated_at)
    values (${programId}, ${personId}, ${lessonId}, ${courseId}, ${ranges}::int4multirange, ${ranges}::int4multirange, ${creditedSec}, 0, ${at})
    on conflict (program_id, person_id, lesson_id) do update set
      watched = excluded.watched, credited = excluded.credited, credited_sec = excluded.credited_sec, updated_at = excluded.updated_at`.execute(
    db,
  );
}

/** Who signed in to a session, of the trainees in reach, by name. */
export async function pageAttendance(
  db: Db,
  scope: Scope,
  filter: { programId: string; lessonId: string; q?: string | undefined; page: number; size: number },
) {
  let query = db
    .selectFrom('liveAttendance as seen')
    .innerJoin('trainee', (join) =>
      join.onRef('trainee.programId', '=', 'seen.programId').onRef('trainee.personId', '=', 'seen.personId'),
    )
    .innerJoin('org as school', 'school.id', 'trainee.workSchoolId')
    .where('seen.programId', '=', filter.programId)
    .where('seen.lessonId', '=', filter.lessonId)
    .where('seen.signedInAt', 'is not', null)
    .where(inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', classId: 'trainee.class_id' }));
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('trainee.name', 'like', words), eb('school.name', 'like', words)]));
  }
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(['seen.personId', 'trainee.name', 'school.name as schoolName'])
    .select(['seen.signedInAt', 'seen.signedOutAt', 'seen.creditedSec'])
    .orderBy('trainee.nameKey')
    .orderBy('seen.personId')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}
