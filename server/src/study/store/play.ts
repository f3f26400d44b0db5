import type { Play } from '@yanxiu/domain/study/play';
import type { Asked } from '@yanxiu/domain/study/presence';
import { readRanges, writeRanges } from '@yanxiu/domain/study/ranges';
import { CompiledQuery } from 'kysely';
import type { PoolClient } from 'pg';
import type { Db } from '../../platform/db/database.ts';

/** The open session of one trainee with all that the rule needs; locked for the transaction of its batch. */
export interface OpenPlay {
  readonly programId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly lessonId: string;
  readonly active: boolean;
  /** Rises with every write. */
  readonly rev: number;
  readonly play: Play;
}

export interface PlayKey {
  readonly programId: string;
  readonly personId: string;
}

type Row = [
  programId: string,
  personId: string,
  sessionId: string,
  lessonId: string,
  traineeState: string,
  openedAtMs: number,
  lastAtMs: number,
  seq: number,
  earnedSec: number,
  lostSec: number,
  overSec: number,
  lengthSec: number,
  courseLeftSec: number,
  day: string,
  daySec: number,
  totalSec: number,
  questionLeftSec: number,
  rightInRow: number,
  wrongInRow: number,
  asked: Asked | null,
  watched: string,
  credited: string,
  rev: number,
];

const lockText = `/* prepared */
  select t.program_id, t.person_id, t.play_session_id, t.play_lesson_id, trainee.state,
    (extract(epoch from t.play_opened_at) * 1000)::int8, (extract(epoch from t.play_last_at) * 1000)::int8,
    t.play_seq, t.play_earned_sec, t.play_lost_sec, t.play_over_sec, t.play_length_sec, t.play_course_left_sec,
    t.day, t.day_sec, t.credited_sec, t.question_left_sec, t.right_in_row, t.wrong_in_row, t.asked,
    progress.watched::text, progress.credited::text, t.play_rev
  from unnest($1::uuid[], $2::uuid[]) with ordinality as wanted (program_id, person_id, place)
  join study_total t on t.program_id = wanted.program_id and t.person_id = wanted.person_id
  join trainee on trainee.program_id = t.program_id and trainee.person_id = t.person_id
  join lesson_progress progress
    on progress.program_id = t.program_id and progress.person_id = t.person_id and progress.lesson_id = t.play_lesson_id
  where t.play_session_id is not null
  order by wanted.place
  for no key update of t, progress`;

/** Locks the open sessions of these trainees, in the order of the keys given: the same order in every server. */
export async function lockPlays(client: PoolClient, keys: readonly PlayKey[]): Promise<OpenPlay[]> {
  const values = [listOf(keys.map((key) => key.programId)), listOf(keys.map((key) => key.personId))];
  const { rows } = await client.query<Row>({ text: lockText, values, rowMode: 'array' });
  return rows.map(readRow);
}

function readRow(row: Row): OpenPlay {
  return {
    programId: row[0],
    personId: row[1],
    sessionId: row[2],
    lessonId: row[3],
    active: row[4] === 'active',
    rev: row[22],
    play: {
      openedAtMs: row[5],
      lastAtMs: row[6],
      seq: row[7],
      earnedSec: row[8],
      lostSec: row[9],
      overSec: row[10],
      lengthSec: row[11],
      courseLeftSec: row[12],
      day: row[13],
      daySec: row[14],
      totalSec: row[15],
      presence: { leftSec: row[16], rightInRow: row[17], wrongInRow: row[18], asked: row[19] },
      lesson: { watched: readRanges(row[20]), credited: readRanges(row[21]) },
    },
  };
}

export interface PlayWrite {
  readonly open: OpenPlay;
  readonly play: Play;
  readonly hoursX100: number;
  /** Where to go on; null when the request said nothing of it. */
  readonly positionSec: number | null;
}

/**
 * Writes sums and lesson of each trainee in one statement, where her open session, its revision and her enrolment are
 * still what the writer knows; answers null, or whose were when not all of them were: by place, from 1. Without a
 * transaction around it, it is one by itself.
 */
const saveText = `/* prepared */
  with n as materialized (
    select * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::int[], $7::int[], $8::date[], $9::int[], $10::int[],
      $11::int[], $12::int[], $13::int[], $14::int[], $15::int[], $16::int[], $17::int[], $18::jsonb[],
      $19::uuid[], $20::int4multirange[], $21::int4multirange[], $22::int[], $23::int[]) with ordinality
      as n (program_id, person_id, session_id, rev, total_sec, hours_x100, day, day_sec, seq,
        earned_sec, lost_sec, over_sec, course_left_sec, question_left_sec, right_in_row, wrong_in_row, asked,
        lesson_id, watched, credited, new_sec, position_sec, place)
  ), totals as (
    update study_total t set
      credited_sec = n.total_sec, hours_x100 = n.hours_x100, day = n.day, day_sec = n.day_sec,
      last_studied_at = case when n.new_sec > 0 then to_timestamp($1::float8 / 1000) else t.last_studied_at end,
      play_last_at = to_timestamp($1::float8 / 1000), play_seq = n.seq, play_rev = n.rev + 1, play_earned_sec = n.earned_sec,
      play_lost_sec = n.lost_sec, play_over_sec = n.over_sec, play_course_left_sec = n.course_left_sec,
      question_left_sec = n.question_left_sec, right_in_row = n.right_in_row, wrong_in_row = n.wrong_in_row, asked = n.asked
    from n
    where t.program_id = n.program_id and t.person_id = n.person_id and t.play_session_id = n.session_id and t.play_rev = n.rev
      and (select state from trainee where trainee.program_id = n.program_id and trainee.person_id = n.person_id) = 'active'
    returning n.place
  ), lessons as (
    update lesson_progress p set
      watched = n.watched, credited = n.credited, credited_sec = p.credited_sec + n.new_sec,
      position_sec = coalesce(n.position_sec, p.position_sec), updated_at = to_timestamp($1::float8 / 1000)
    from n join totals on totals.place = n.place
    where p.program_id = n.program_id and p.person_id = n.person_id and p.lesson_id = n.lesson_id
  )
  select case when count(*) < $24 then coalesce(array_agg(place::int), '{}') end from totals`;

/** Runs a statement in the caller's transaction, be it the batch's own connection or a request's. */
export type Run = (text: string, values: unknown[]) => Promise<unknown>;

export const runWith =
  (client: PoolClient): Run =>
  (text, values) =>
    client.query(text, values);
export const runIn =
  (db: Db): Run =>
  (text, values) =>
    db.executeQuery(CompiledQuery.raw(text, values));

/** Writes what a batch has made of its sessions; returns null, or the places of those for whom it no longer held. */
export async function savePlays(
  client: Pick<PoolClient, 'query'>,
  writes: readonly PlayWrite[],
  nowMs: number,
): Promise<ReadonlySet<number> | null> {
  const numbers = (of: (write: PlayWrite) => number) => listOf(writes.map(of));
  const values = [
    nowMs,
    listOf(writes.map(({ open }) => open.programId)),
    listOf(writes.map(({ open }) => open.personId)),
    listOf(writes.map(({ open }) => open.sessionId)),
    numbers(({ open }) => open.rev),
    numbers(({ play }) => play.totalSec),
    numbers(({ hoursX100 }) => hoursX100),
    listOf(writes.map(({ play }) => play.day)),
    numbers(({ play }) => play.daySec),
    numbers(({ play }) => play.seq),
    numbers(({ play }) => play.earnedSec),
    numbers(({ play }) => play.lostSec),
    numbers(({ play }) => play.overSec),
    numbers(({ play }) => play.courseLeftSec),
    numbers(({ play }) => play.presence.leftSec),
    numbers(({ play }) => play.presence.rightInRow),
    numbers(({ play }) => play.presence.wrongInRow),
    jsonList(writes.map(({ play }) => play.presence.asked)),
    listOf(writes.map(({ open }) => open.lessonId)),
    quotedList(writes.map(({ play }) => writeRanges(play.lesson.watched))),
    quotedList(writes.map(({ play }) => writeRanges(play.lesson.credited))),
    numbers(({ open, play }) => play.earnedSec - open.play.earnedSec),
    listOf(writes.map(({ positionSec }) => positionSec ?? 'NULL')),
    writes.length,
  ];
  const { rows } = await client.query<[held: number[] | null]>({ text: saveText, values, rowMode: 'array' });
  const held = rows[0]?.[0];
  if (held === null) return null;
  const lapsed = new Set(writes.keys());
  for (const place of held ?? []) lapsed.delete(place - 1);
  return lapsed;
}

/** A PostgreSQL array of values that need no quotes: identifiers, whole numbers, days. */
function listOf(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

function quotedList(values: readonly string[]): string {
  return `{${values.map((value) => `"${value}"`).join(',')}}`;
}

function jsonList(values: readonly (Asked | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : `"${JSON.stringify(value).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}

/** Ends sessions: their figures go from the trainee's row to the log. */
export async function endPlays(
  run: Run,
  ends: readonly { programId: string; personId: string; endedBy: 'takenOver' | 'closed' | 'silent' }[],
): Promise<void> {
  if (ends.length === 0) return;
  await run(
    `/* prepared */ with ended as (
       select t.program_id, t.person_id, t.play_session_id, t.play_last_at, t.play_earned_sec, t.play_lost_sec,
         t.play_over_sec, n.ended_by
       from unnest($1::uuid[], $2::uuid[], $3::text[]) as n (program_id, person_id, ended_by)
       join study_total t on t.program_id = n.program_id and t.person_id = n.person_id and t.play_session_id is not null
     ), logged as (
       update play_session s set last_at = e.play_last_at, earned_sec = e.play_earned_sec, lost_sec = e.play_lost_sec,
         over_sec = e.play_over_sec, ended_by = e.ended_by
       from ended e where s.program_id = e.program_id and s.id = e.play_session_id
     )
     update study_total t set play_rev = play_rev + 1, play_session_id = null, play_lesson_id = null, play_opened_at = null, play_last_at = null
     from ended e where t.program_id = e.program_id and t.person_id = e.person_id`,
    [
      listOf(ends.map((end) => end.programId)),
      listOf(ends.map((end) => end.personId)),
      listOf(ends.map((end) => end.endedBy)),
    ],
  );
}

/** Keeps the sums of days that are over. */
export async function keepDays(
  run: Run,
  days: readonly { programId: string; personId: string; day: string; daySec: number }[],
): Promise<void> {
  const full = days.filter((day) => day.daySec > 0);
  if (full.length === 0) return;
  await run(
    `/* prepared */ insert into study_day (program_id, person_id, day, credited_sec)
     select * from unnest($1::uuid[], $2::uuid[], $3::date[], $4::int[])
     on conflict (program_id, person_id, day) do update set credited_sec = excluded.credited_sec`,
    [
      listOf(full.map((day) => day.programId)),
      listOf(full.map((day) => day.personId)),
      listOf(full.map((day) => day.day)),
      listOf(full.map((day) => day.daySec)),
    ],
  );
}
