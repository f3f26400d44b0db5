import { presets } from '@yanxiu/domain/program/presets';
import type { Database } from '@yanxiu/server/platform/db/database';
import { hashToken } from '@yanxiu/server/platform/http/session-cookie';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { sql } from 'kysely';

/** A player as the load generator needs it. */
export interface Player {
  readonly cookie: string;
  readonly programId: string;
  readonly sessionId: string;
}

/** Product time at the start of every run. */
export const startAt = new Date('2021-11-03T09:00:00+08:00');

/** A lesson long enough that nobody reaches its end during a run. */
const lengthSec = 900_000;

/** A program with one endless lesson and `count` trainees, each signed in and with a play session open. */
export async function seedPlayers({ db }: Database, count: number): Promise<Player[]> {
  const [orgId, programId, courseId, unitId, lessonId] = [newId(), newId(), newId(), newId(), newId()];
  const preset = presets[0];
  if (!preset) throw new Error('no preset');
  const study = { ...preset.settings.study, dailyCapX100: 2400, bufferSec: 3600 };
  const settings = JSON.stringify({ ...preset.settings, study });
  const at = startAt.toISOString();
  await sql`insert into org (id, kind, name, short_name, path, ownership) values (${orgId}, 'school', '压测学校', '压测学校', ${`${orgId}/`}, 'public')`.execute(
    db,
  );
  await sql`insert into program (id, code, name, year, publisher_id, state, settings, created_at) values (${programId}, ${`bench-${programId}`}, '压测', 2021, ${orgId}, 'published', ${settings}, ${at})`.execute(
    db,
  );
  await sql`insert into course (id, provider_id, code, title, stages, theme, hours_x100, state, created_at) values (${courseId}, ${orgId}, ${courseId}, '压测课', '{primary}', '压测', 100000, 'published', ${at})`.execute(
    db,
  );
  await sql`insert into unit (course_id, id, title, position) values (${courseId}, ${unitId}, '一', 0)`.execute(db);
  await sql`insert into lesson (id, course_id, unit_id, kind, title, position, length_sec) values (${lessonId}, ${courseId}, ${unitId}, 'video', '一', 0, ${lengthSec})`.execute(
    db,
  );
  await sql`insert into registration (program_id, school_id, state) values (${programId}, ${orgId}, 'locked')`.execute(
    db,
  );
  const people = Array.from({ length: count }, () => ({
    person: newId(),
    entry: newId(),
    session: newId(),
    token: `bench-${newId()}`,
  }));
  const rows = JSON.stringify(people.map((one) => ({ ...one, hash: hashToken(one.token) })));
  await insertPeople(db, rows, { orgId, programId, courseId, lessonId });
  return people.map((one) => ({ cookie: `yanxiu_session=${one.token}`, programId, sessionId: one.session }));
}

async function insertPeople(
  db: Database['db'],
  rows: string,
  ids: { orgId: string; programId: string; courseId: string; lessonId: string },
): Promise<void> {
  const { orgId, programId, courseId, lessonId } = ids;
  const people = sql`jsonb_to_recordset(${rows}::jsonb) as p(person uuid, entry uuid, session uuid, hash text)`;
  const at = startAt.toISOString();
  await sql`insert into person (id, name, name_key, created_at) select person, '压测教师', 'yacejiaoshi', ${at} from ${people}`.execute(
    db,
  );
  // seen in the future: product time runs so fast that every look-up would renew the session otherwise
  await sql`insert into session (token_hash, id, person_id, created_at, seen_at, expires_at, address, user_agent)
    select hash, session, person, ${at}, ${at}::timestamptz + interval '30 days', ${at}::timestamptz + interval '60 days', '127.0.0.1', 'bench' from ${people}`.execute(
    db,
  );
  await sql`insert into roster_entry (program_id, id, school_id, work_school_id, line, name, name_key, person_id)
    select ${programId}, entry, ${orgId}, ${orgId}, 1, '压测教师', 'yacejiaoshi', person from ${people}`.execute(db);
  await sql`insert into trainee (program_id, person_id, entry_id, school_id, work_school_id, org_path, name, name_key, stage, subject, enrolled_at)
    select ${programId}, person, entry, ${orgId}, ${orgId}, ${`${orgId}/`}, '压测教师', 'yacejiaoshi', 'primary', '语文', ${at} from ${people}`.execute(
    db,
  );
  // presence questions are put off: the load generator does not read
  await sql`insert into study_total (program_id, person_id, day, question_left_sec, play_session_id, play_lesson_id, play_opened_at, play_last_at, play_length_sec, play_course_left_sec)
    select ${programId}, person, '2021-11-03', 2000000000, session, ${lessonId}, ${at}, ${at}, ${lengthSec}, 2000000000 from ${people}`.execute(
    db,
  );
  await sql`insert into lesson_progress (program_id, person_id, lesson_id, course_id, updated_at)
    select ${programId}, person, ${lessonId}, ${courseId}, ${at} from ${people}`.execute(db);
  await sql`insert into play_session (program_id, id, person_id, lesson_id, opened_at, last_at, address, user_agent)
    select ${programId}, session, person, ${lessonId}, ${at}, ${at}, '127.0.0.1', 'bench' from ${people}`.execute(db);
  await sql`analyze`.execute(db);
}
