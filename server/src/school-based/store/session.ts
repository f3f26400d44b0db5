import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import { bulkInsert } from '../../platform/db/bulk-insert.ts';
import type { Db } from '../../platform/db/database.ts';
import { newId } from '../../platform/id/new-id.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

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
  people: readonly { personId: string; presence: 'present' | 'late' | 'absent' }[],
): Promise<void> {
  await bulkInsert(db, 'offlineAttendance', people.map((one) => ({ programId, sessionId, ...one })), { orIgnore: true });
}

/** Sessions of a program that has trainees in reach: they are held for the whole program. */
export async function pageSessions(db: Db, scope: Scope, filter: { programId: string; q?: string | undefined; page: number; size: number }) {
  const inReach = sql<boolean>`exists (select 1 from registration join org unit on unit.id = registration.school_id
    where registration.program_id = offline_session.program_id and ${inScope(scope, { path: 'unit.path', programId: 'registration.program_id' })})`;
  let query = db
    .selectFrom('offlineSession')
    .innerJoin('org', 'org.id', 'offlineSession.orgId')
    .where('offlineSession.programId', '=', filter.programId)
    .where(inReach);
  if (filter.q) query = query.where('offlineSession.title', 'like', `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select([
      'offlineSession.id', 'offlineSession.title', 'offlineSession.lecturer', 'offlineSession.heldOn', 'offlineSession.place',
      'offlineSession.hoursX100', 'offlineSession.feeds', 'offlineSession.recordedAt', 'org.name as orgName',
    ])
    .select(
      sql<number>`(select count(*)::int from offline_attendance a where a.program_id = offline_session.program_id
        and a.session_id = offline_session.id and a.presence <> 'absent')`.as('presentCount'),
    )
    .orderBy('offlineSession.heldOn', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

export interface NewMark {
  readonly personId: string;
  readonly markX100: number;
}

/** Puts new marks in place of the standing ones, which stay as history. */
export async function replaceMarks(
  db: Db,
  given: { programId: string; itemKey: string; note: string; fileId: string | null; givenBy: string; givenAt: Date },
  marks: readonly NewMark[],
): Promise<void> {
  if (marks.length === 0) return;
  const ids = marks.map((mark) => mark.personId);
  await sql`update given_mark set superseded_at = ${given.givenAt} where program_id = ${given.programId}
    and item_key = ${given.itemKey} and superseded_at is null and person_id = any(${ids}::uuid[])`.execute(db);
  await bulkInsert(db, 'givenMark', marks.map((mark) => ({ id: newId(), ...given, ...mark })));
}

export interface StandingMark {
  readonly personId: string;
  readonly itemKey: string;
  readonly markX100: number;
}

export async function listMarks(db: Db, programId: string, personIds: readonly string[]): Promise<StandingMark[]> {
  const { rows } = await sql<StandingMark>`
    select person_id as "personId", item_key as "itemKey", mark_x100 as "markX100" from given_mark
    where program_id = ${programId} and superseded_at is null and person_id = any(${personIds}::uuid[])`.execute(db);
  return rows;
}

/** Trainees in reach by name, phone or document number, for lists that people paste. */
export async function findTrainees(
  db: Db,
  scope: Scope,
  programId: string,
  wanted: { names: readonly string[]; indexes: readonly string[] },
) {
  const { rows } = await sql<{ personId: string; name: string; schoolName: string; phoneIndex: string | null; documentIndex: string | null }>`
    select trainee.person_id as "personId", trainee.name, org.name as "schoolName",
      person.phone_index as "phoneIndex", person.document_index as "documentIndex"
    from trainee join person on person.id = trainee.person_id join org on org.id = trainee.work_school_id
    where trainee.program_id = ${programId} and trainee.state = 'active'
      and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', classId: 'trainee.class_id' })}
      and (trainee.name = any(${wanted.names}) or person.phone_index = any(${wanted.indexes}) or person.document_index = any(${wanted.indexes}))`.execute(db);
  return rows;
}

/** Which of the people are active trainees in reach. */
export async function traineesInScope(db: Db, scope: Scope, programId: string, personIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from trainee where program_id = ${programId} and state = 'active'
      and person_id = any(${personIds}::uuid[])
      and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', classId: 'trainee.class_id' })}`.execute(db);
  return new Set(rows.map((row) => row.personId));
}
