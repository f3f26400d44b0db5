import { presets } from '@yanxiu/domain/program/presets';
import type { Database } from '@yanxiu/server/platform/db/database';
import { hashToken } from '@yanxiu/server/platform/http/session-cookie';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { type RawBuilder, sql } from 'kysely';
import { startAt } from '../heartbeat/seed.ts';

type Db = Database['db'];

export interface SeededClasses {
  readonly programId: string;
  readonly classId: string;
  /** Headers of the tutor of three classes and of the provider's manager. */
  readonly tutor: string;
  readonly manager: string;
}

export const perClass = 150;
const tutored = 3;
export const ungraded = 2000;
const lessonCount = Math.ceil(ungraded / (perClass * tutored));

/**
 * A program of so many trainees in classes of 150, all with hours; one tutor has three classes and 2,000 pieces that wait,
 * her colleagues' classes have as many to each person.
 */
export async function seedClasses({ db }: Database, people: number): Promise<SeededClasses> {
  const [cityId, countyId, schoolId, providerId, programId] = [newId(), newId(), newId(), newId(), newId()];
  const at = startAt.toISOString();
  const settings = JSON.stringify(presets[0]?.settings);
  await sql`insert into org (id, kind, name, short_name, parent_id, path, ownership) values
    (${cityId}, 'city', '压测市', '压测市', null, ${`${cityId}/`}, null),
    (${countyId}, 'county', '压测县', '压测县', ${cityId}, ${`${cityId}/${countyId}/`}, null),
    (${schoolId}, 'school', '压测学校', '压测学校', ${countyId}, ${`${cityId}/${countyId}/${schoolId}/`}, 'public'),
    (${providerId}, 'provider', '压测学院', '压测学院', null, ${`${providerId}/`}, null)`.execute(db);
  await sql`insert into program (id, code, name, year, publisher_id, provider_id, state, settings, created_at)
    values (${programId}, ${`bench-${programId}`}, '压测', 2021, ${cityId}, ${providerId}, 'published', ${settings}, ${at})`.execute(
    db,
  );
  await sql`insert into registration (program_id, school_id, state) values (${programId}, ${schoolId}, 'locked')`.execute(
    db,
  );
  const classIds = Array.from({ length: Math.ceil(people / perClass) }, () => newId());
  await insertClasses(db, { programId, countyId, path: `${cityId}/${countyId}/`, classIds, at });
  await insertTrainees(db, { programId, schoolId, path: `${cityId}/${countyId}/${schoolId}/`, classIds, people, at });
  await insertPieces(db, { programId, providerId, classIds: classIds.slice(0, tutored), at });
  const tutor = await aTutor(db, { programId, countyId, classIds: classIds.slice(0, tutored), at });
  const manager = await signedIn(db, at, async (personId, assignmentId) => {
    await sql`insert into role_assignment (id, person_id, role, org_id, granted_at)
      values (${assignmentId}, ${personId}, 'providerManager', ${providerId}, ${at})`.execute(db);
  });
  await sql`analyze`.execute(db);
  return { programId, classId: classIds[0] ?? '', tutor, manager };
}

async function insertClasses(
  db: Db,
  one: { programId: string; countyId: string; path: string; classIds: readonly string[]; at: string },
): Promise<void> {
  await sql`insert into study_class (program_id, id, number, name, stage, subject, region_org_id, region_path, size_target, formed_at)
    select ${one.programId}, id::uuid, number::int, '压测县小学语文' || number || '班', 'primary', '语文', ${one.countyId}, ${one.path}, 100, ${one.at}
    from unnest(${[...one.classIds]}::text[]) with ordinality as c (id, number)`.execute(db);
}

async function insertTrainees(
  db: Db,
  one: { programId: string; schoolId: string; path: string; classIds: readonly string[]; people: number; at: string },
): Promise<void> {
  const rows = Array.from({ length: one.people }, (_, at) => ({
    person: newId(),
    entry: newId(),
    class: one.classIds[Math.floor(at / perClass)],
    name: `压测教师${at}`,
    hours: at % 5000,
  }));
  const people = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(person uuid, entry uuid, class uuid, name text, hours int)`;
  const write = (statement: RawBuilder<unknown>) => sql`${statement} from ${people}`.execute(db);
  await write(sql`insert into person (id, name, name_key, created_at) select person, name, name, ${one.at}`);
  await write(sql`insert into roster_entry (program_id, id, school_id, work_school_id, line, name, name_key, person_id)
    select ${one.programId}, entry, ${one.schoolId}, ${one.schoolId}, 1, name, name, person`);
  await write(sql`insert into trainee (program_id, person_id, entry_id, school_id, work_school_id, org_path, name, name_key, stage, subject, enrolled_at, first_login_at, class_id)
    select ${one.programId}, person, entry, ${one.schoolId}, ${one.schoolId}, ${one.path}, name, name, 'primary', '语文', ${one.at}, ${one.at}, class`);
  await write(sql`insert into study_total (program_id, person_id, day, question_left_sec, hours_x100, credited_sec, last_studied_at)
    select ${one.programId}, person, '2021-11-03', 2000000000, hours, hours * 27, ${one.at}`);
}

/** Pieces of the tutor's people, the oldest first, until 2,000 wait. */
async function insertPieces(
  db: Db,
  one: { programId: string; providerId: string; classIds: readonly string[]; at: string },
): Promise<void> {
  const [courseId, unitId] = [newId(), newId()];
  const lessons = Array.from({ length: lessonCount }, () => newId());
  await sql`insert into course (id, provider_id, code, title, stages, theme, hours_x100, state, created_at)
    values (${courseId}, ${one.providerId}, ${courseId}, '压测课', '{primary}', '压测', 5000, 'published', ${one.at})`.execute(
    db,
  );
  await sql`insert into unit (course_id, id, title, position) values (${courseId}, ${unitId}, '一', 0)`.execute(db);
  await sql`insert into lesson (id, course_id, unit_id, kind, title, position, length_sec)
    select id::uuid, ${courseId}, ${unitId}, 'assignment', '作业' || place, place, 0
    from unnest(${lessons}::text[]) with ordinality as l (id, place)`.execute(db);
  await sql`insert into assignment_piece (program_id, id, person_id, lesson_id, state, text, saved_at, hand_ins, handed_in_at)
    select ${one.programId}, gen_random_uuid(), trainee.person_id, l.id::uuid, 'handedIn', repeat('课堂提问要有层次。', 60),
      ${one.at}::timestamptz, 1, ${one.at}::timestamptz - (row_number() over ()) * interval '1 minute'
    from trainee cross join unnest(${lessons}::text[]) as l (id)
    where trainee.program_id = ${one.programId} and trainee.class_id = any(${[...one.classIds]}::uuid[])
    limit ${ungraded}`.execute(db);
}

async function aTutor(
  db: Db,
  one: { programId: string; countyId: string; classIds: readonly string[]; at: string },
): Promise<string> {
  return signedIn(db, one.at, async (personId, assignmentId) => {
    for (const [at, classId] of one.classIds.entries()) {
      const roleId = at === 0 ? assignmentId : newId();
      await sql`insert into role_assignment (id, person_id, role, org_id, program_id, class_id, granted_at)
        values (${roleId}, ${personId}, 'tutor', ${one.countyId}, ${one.programId}, ${classId}, ${one.at})`.execute(db);
      await sql`insert into class_tutor (program_id, id, class_id, person_id, kind, from_on, assignment_id, appointed_at)
        values (${one.programId}, ${newId()}, ${classId}, ${personId}, 'lead', '2021-11-01', ${roleId}, ${one.at})`.execute(
        db,
      );
    }
  });
}

/** A person with a session that acts in the role which `grant` writes down; the cookie of the session. */
async function signedIn(
  db: Db,
  at: string,
  grant: (personId: string, assignmentId: string) => Promise<void>,
): Promise<string> {
  const [personId, assignmentId, token] = [newId(), newId(), `bench-${newId()}`];
  await sql`insert into person (id, name, name_key, created_at) values (${personId}, '压测', 'yace', ${at})`.execute(
    db,
  );
  await grant(personId, assignmentId);
  await sql`insert into session (token_hash, id, person_id, assignment_id, created_at, seen_at, expires_at, address, user_agent)
    values (${hashToken(token)}, ${newId()}, ${personId}, ${assignmentId}, ${at}, ${at}::timestamptz + interval '30 days',
      ${at}::timestamptz + interval '60 days', '127.0.0.1', 'bench')`.execute(db);
  return `yanxiu_session=${token}`;
}
