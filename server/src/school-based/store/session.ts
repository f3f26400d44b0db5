import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';
import { bulkInsert } from '../../platform/db/bulk-insert.ts';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export type Presence = 'present' | 'late' | 'absent';

export interface NewSession {
  readonly programId: string;
  readonly id: string;
  readonly orgId: string;
  readonly title: string;
  readonly lecturer: string;
  readonly heldOn: string;
  readonly place: string;
  readonly hoursX100: number;
  readonly feeds: 'schoolBased' | 'none';
  readonly fileIds: string[];
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

export async function insertOfflineSession(db: Db, row: NewSession): Promise<void> {
  await db.insertInto('offlineSession').values(row).execute();
}

export async function insertOfflineAttendance(
  db: Db,
  programId: string,
  sessionId: string,
  people: readonly { personId: string; presence: Presence }[],
): Promise<void> {
  await bulkInsert(
    db,
    'offlineAttendance',
    people.map((one) => ({ programId, sessionId, ...one })),
    { orIgnore: true },
  );
}

/** Puts attendance in or in place of what stands, with the reason why it was done by hand. */
export async function mendAttendance(
  db: Db,
  session: { programId: string; sessionId: string; reason: string },
  people: readonly { personId: string; presence: Presence }[],
): Promise<void> {
  const rows = people.map((one) => ({ person_id: one.personId, presence: one.presence }));
  await sql`insert into offline_attendance (program_id, session_id, person_id, presence, reason)
    select ${session.programId}, ${session.sessionId}, mended.person_id, mended.presence, ${session.reason}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as mended (person_id uuid, presence text)
    on conflict on constraint offline_attendance_pkey do update set presence = excluded.presence, reason = excluded.reason`.execute(
    db,
  );
}

/** Sessions are held for the whole program; the headcount is of those in reach. */
function sessions(db: Db, scope: Scope, programId: string) {
  const inReach = sql<boolean>`exists (select 1 from registration join org unit on unit.id = registration.school_id
    where registration.program_id = offline_session.program_id and ${inScope(scope, { path: 'unit.path', programId: 'registration.program_id' })})`;
  const presentCount = sql<number>`(select count(*)::int from offline_attendance a
    join trainee on trainee.program_id = a.program_id and trainee.person_id = a.person_id
    where a.program_id = offline_session.program_id and a.session_id = offline_session.id and a.presence <> 'absent'
      and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' })})`;
  const query = db
    .selectFrom('offlineSession')
    .innerJoin('org', 'org.id', 'offlineSession.orgId')
    .where('offlineSession.programId', '=', programId)
    .where(inReach);
  return { query, presentCount: presentCount.as('presentCount') };
}

const columns = [
  'offlineSession.id',
  'offlineSession.title',
  'offlineSession.lecturer',
  'offlineSession.heldOn',
  'offlineSession.place',
  'offlineSession.hoursX100',
  'offlineSession.feeds',
  'offlineSession.fileIds',
  'offlineSession.recordedAt',
  'org.name as orgName',
] as const;

export async function pageSessions(
  db: Db,
  scope: Scope,
  filter: { programId: string; q?: string | undefined; page: number; size: number },
) {
  const { query: all, presentCount } = sessions(db, scope, filter.programId);
  const query = filter.q ? all.where('offlineSession.title', 'like', `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`) : all;
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select(presentCount)
    .orderBy('offlineSession.heldOn', 'desc')
    .orderBy('offlineSession.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

export async function getSession(db: Db, scope: Scope, programId: string, id: string) {
  const { query, presentCount } = sessions(db, scope, programId);
  return orNotFound(
    await query.select(columns).select(presentCount).where('offlineSession.id', '=', id).executeTakeFirst(),
  );
}

/** Who is listed for a session, of those in reach. */
export async function pageSessionPeople(
  db: Db,
  scope: Scope,
  filter: {
    programId: string;
    sessionId: string;
    presence?: Presence | undefined;
    q?: string | undefined;
    page: number;
    size: number;
  },
) {
  let query = db
    .selectFrom('offlineAttendance')
    .innerJoin('trainee', (join) =>
      join
        .onRef('trainee.programId', '=', 'offlineAttendance.programId')
        .onRef('trainee.personId', '=', 'offlineAttendance.personId'),
    )
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .where('offlineAttendance.programId', '=', filter.programId)
    .where('offlineAttendance.sessionId', '=', filter.sessionId)
    .where(inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' }));
  if (filter.presence) query = query.where('offlineAttendance.presence', '=', filter.presence);
  if (filter.q) query = query.where(namedLike(filter.q));
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select([
      'trainee.personId',
      'trainee.name',
      'trainee.stage',
      'org.name as schoolName',
      'offlineAttendance.presence',
      'offlineAttendance.reason',
    ])
    .orderBy('org.sortKey')
    .orderBy('trainee.nameKey')
    .orderBy('trainee.personId')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

/** A trainee (table `trainee`, school `org`) by the beginning of her name, its pinyin, or a part of the school's name. */
export function namedLike(q: string): RawBuilder<boolean> {
  const plain = q.replace(/[%_\\]/g, '\\$&');
  return sql<boolean>`(trainee.name like ${`${plain}%`} or trainee.name_key like ${`${plain.toLowerCase()}%`} or org.name like ${`%${plain}%`})`;
}

/** Trainees in reach by name, phone or document number, for lists that people paste. */
export async function findTrainees(
  db: Db,
  scope: Scope,
  programId: string,
  wanted: { names: readonly string[]; indexes: readonly string[] },
) {
  const { rows } = await sql<{
    personId: string;
    name: string;
    schoolName: string;
    phoneIndex: string | null;
    documentIndex: string | null;
  }>`
    select trainee.person_id as "personId", trainee.name, org.name as "schoolName",
      person.phone_index as "phoneIndex", person.document_index as "documentIndex"
    from trainee join person on person.id = trainee.person_id join org on org.id = trainee.work_school_id
    where trainee.program_id = ${programId} and trainee.state = 'active'
      and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', classId: 'trainee.class_id' })}
      and (trainee.name = any(${wanted.names}) or person.phone_index = any(${wanted.indexes}) or person.document_index = any(${wanted.indexes}))`.execute(
    db,
  );
  return rows;
}
