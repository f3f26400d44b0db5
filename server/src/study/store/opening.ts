import type { Scope } from '@yanxiu/domain/access/scope';
import type { LessonKind } from '@yanxiu/domain/course/lesson-kind';
import type { Asked, Presence } from '@yanxiu/domain/study/presence';
import { readRanges } from '@yanxiu/domain/study/ranges';
import { sql } from 'kysely';
import { isOffered } from '../../course/store/offered.ts';
import type { Db } from '../../platform/db/database.ts';
import { prepared } from '../../platform/db/prepared.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import type { LessonKey, LessonSeen } from './session.ts';

/** The trainee's sums in the program, with the session that is open in it. */
export interface Standing {
  /** Rises with every write: what was made of this standing is written only while it still stands. */
  readonly rev: number;
  readonly day: string;
  readonly daySec: number;
  readonly totalSec: number;
  readonly presence: Presence;
  readonly open: OpenSession | null;
}

export interface OpenSession {
  readonly sessionId: string;
  readonly lastAt: Date;
  readonly earnedSec: number;
  readonly lostSec: number;
  readonly overSec: number;
}

/** All that opening a lesson asks, of one moment. */
export interface Opening {
  readonly traineeState: string;
  /** Null when it is not in the trainee's own package. */
  readonly lesson: {
    readonly courseId: string;
    readonly kind: LessonKind;
    readonly lengthSec: number;
    readonly hoursX100: number;
    /** An elective that the trainee would have to choose first. */
    readonly unchosen: boolean;
  } | null;
  readonly seen: LessonSeen;
  /** Credited seconds of the lesson's whole course. */
  readonly courseSec: number;
  /** Null before the first lesson. */
  readonly standing: Standing | null;
  /** Sessions of the same person that are open in other programs. */
  readonly elsewhere: readonly { readonly programId: string; readonly lastAt: Date }[];
}

interface Row {
  readonly state: string;
  readonly courseId: string | null;
  readonly kind: LessonKind;
  readonly lengthSec: number;
  readonly hoursX100: number;
  readonly unchosen: boolean;
  readonly courseSec: number;
  readonly watched: string | null;
  readonly credited: string | null;
  readonly positionSec: number | null;
  readonly rev: number | null;
  readonly day: string;
  readonly daySec: number;
  readonly totalSec: number;
  readonly leftSec: number;
  readonly rightInRow: number;
  readonly wrongInRow: number;
  readonly asked: Asked | null;
  readonly sessionId: string | null;
  readonly lastAt: Date;
  readonly earnedSec: number;
  readonly lostSec: number;
  readonly overSec: number;
  readonly elsewhere: readonly { readonly programId: string; readonly lastAt: string }[];
}

/** Trainee, lesson, sums and sessions in one query: it is asked whenever anybody goes on to the next lesson. */
export async function findOpening(db: Db, scope: Scope, key: LessonKey): Promise<Opening> {
  const { rows } = await sql<Row>`${prepared}
    select trainee.state, lesson.course_id as "courseId", lesson.kind, lesson.length_sec as "lengthSec",
      lesson.hours_x100 as "hoursX100", lesson.unchosen,
      coalesce((select sum(c.credited_sec) from lesson_progress c where c.program_id = trainee.program_id
        and c.person_id = trainee.person_id and c.course_id = lesson.course_id), 0)::int as "courseSec",
      p.watched::text, p.credited::text, p.position_sec as "positionSec",
      t.play_rev as rev, t.day, t.day_sec as "daySec", t.credited_sec as "totalSec", t.question_left_sec as "leftSec",
      t.right_in_row as "rightInRow", t.wrong_in_row as "wrongInRow", t.asked, t.play_session_id as "sessionId",
      t.play_last_at as "lastAt", t.play_earned_sec as "earnedSec", t.play_lost_sec as "lostSec", t.play_over_sec as "overSec",
      coalesce((select jsonb_agg(jsonb_build_object('programId', o.program_id, 'lastAt', o.play_last_at))
        from study_total o where o.person_id = trainee.person_id and o.play_session_id is not null
          and o.program_id <> trainee.program_id), '[]'::jsonb) as elsewhere
    from trainee
    left join lateral (
      select lesson.course_id, lesson.kind, lesson.length_sec, course.hours_x100,
        item.to_choose and not exists (select 1 from study_elective own where own.program_id = trainee.program_id
          and own.person_id = trainee.person_id and own.course_id = course.id) as unchosen
      from lesson
      join course on course.id = lesson.course_id
      join course_package_item item on item.course_id = course.id
      where lesson.id = ${key.lessonId}::uuid and ${isOffered}
        and item.program_id = trainee.program_id and item.stage = trainee.stage
    ) lesson on true
    left join study_total t on t.program_id = trainee.program_id and t.person_id = trainee.person_id
    left join lesson_progress p on p.program_id = trainee.program_id and p.person_id = trainee.person_id
      and p.lesson_id = ${key.lessonId}::uuid
    where trainee.program_id = ${key.programId} and trainee.person_id = ${key.personId}
      and ${inScope(scope, {
        path: 'trainee.org_path',
        programId: 'trainee.program_id',
        personId: 'trainee.person_id',
        classId: 'trainee.class_id',
      })}`.execute(db);
  return readOpening(orNotFound(rows[0]));
}

function readOpening(row: Row): Opening {
  const { courseId, kind, lengthSec, hoursX100, unchosen, courseSec } = row;
  return {
    traineeState: row.state,
    lesson: courseId ? { courseId, kind, lengthSec, hoursX100, unchosen } : null,
    seen: {
      watched: row.watched ? readRanges(row.watched) : [],
      credited: row.credited ? readRanges(row.credited) : [],
      positionSec: row.positionSec ?? 0,
    },
    courseSec,
    standing: row.rev === null ? null : readStanding(row, row.rev),
    elsewhere: row.elsewhere.map(({ programId, lastAt }) => ({ programId, lastAt: new Date(lastAt) })),
  };
}

function readStanding(row: Row, rev: number): Standing {
  const { day, daySec, totalSec, leftSec, rightInRow, wrongInRow, asked } = row;
  const { sessionId, lastAt, earnedSec, lostSec, overSec } = row;
  const open = sessionId ? { sessionId, lastAt, earnedSec, lostSec, overSec } : null;
  return { rev, day, daySec, totalSec, presence: { leftSec, rightInRow, wrongInRow, asked }, open };
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

/**
 * Ends the session that is open in the program, keeps a day that is over, and opens the new session with the rows that it
 * counts on; all in one statement, or nothing (false) when the standing is no longer the one that was read.
 */
export async function replaceSession(
  db: Db,
  row: NewSession,
  before: Standing | null,
  endedBy: 'takenOver' | 'silent',
): Promise<boolean> {
  const { programId, personId, sessionId, lessonId, openedAt, presence } = row;
  const asked = presence.asked ? JSON.stringify(presence.asked) : null;
  const open = before?.open ?? null;
  const result = await sql`${prepared}
    with total as (
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
        play_course_left_sec = excluded.play_course_left_sec
        where t.play_rev = ${before?.rev ?? -1}
      returning program_id
    ), ended as (
      update play_session s set last_at = ${open?.lastAt ?? openedAt}, earned_sec = ${open?.earnedSec ?? 0},
        lost_sec = ${open?.lostSec ?? 0}, over_sec = ${open?.overSec ?? 0}, ended_by = ${endedBy}
      from total where s.program_id = total.program_id and s.id = ${open?.sessionId ?? null}::uuid
    ), kept_day as (
      insert into study_day (program_id, person_id, day, credited_sec)
      select program_id, ${personId}::uuid, ${before?.day ?? row.day}::date, ${before?.daySec ?? 0}::int from total
      where ${before?.daySec ?? 0}::int > 0 and ${before?.day ?? row.day}::date <> ${row.day}::date
      on conflict (program_id, person_id, day) do update set credited_sec = excluded.credited_sec
    ), progress as (
      insert into lesson_progress (program_id, person_id, lesson_id, course_id, updated_at)
      select program_id, ${personId}::uuid, ${lessonId}::uuid, ${row.courseId}::uuid, ${openedAt}::timestamptz from total
      on conflict do nothing
    )
    insert into play_session (program_id, id, person_id, lesson_id, opened_at, last_at, address, user_agent)
    select program_id, ${sessionId}::uuid, ${personId}::uuid, ${lessonId}::uuid, ${openedAt}::timestamptz,
      ${openedAt}::timestamptz, ${row.address}::text, ${row.userAgent.slice(0, 300)}::text from total`.execute(db);
  return result.numAffectedRows === 1n;
}
