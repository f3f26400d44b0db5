import type { Scope } from '@yanxiu/domain/access/scope';
import type { ActivityState } from '@yanxiu/domain/school-based/states';
import { sql } from 'kysely';
import { bulkInsert } from '../../platform/db/bulk-insert.ts';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface ActivityFilter {
  readonly programId: string;
  readonly schoolId?: string | undefined;
  readonly state?: ActivityState | undefined;
  readonly waitingFor?: ActivityState | undefined;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

const reach = (scope: Scope) => inScope(scope, { path: 'org.path', programId: 'school_based_activity.program_id' });

function activities(db: Db, scope: Scope, programId: string) {
  return db
    .selectFrom('schoolBasedActivity')
    .innerJoin('org', 'org.id', 'schoolBasedActivity.schoolId')
    .innerJoin('org as parent', 'parent.id', 'org.parentId')
    .where('schoolBasedActivity.programId', '=', programId)
    .where(reach(scope));
}

const attendeeCount = sql<number>`(select count(*)::int from school_based_attendance a
  where a.program_id = school_based_activity.program_id and a.activity_id = school_based_activity.id)`;

/** Whether the reader is on the list, and the path and parent of the unit, as the rules ask. */
const forRules = (personId: string) =>
  sql<boolean>`exists (select 1 from school_based_attendance own where own.program_id = school_based_activity.program_id
    and own.activity_id = school_based_activity.id and own.person_id = ${personId})`;

const columns = [
  'schoolBasedActivity.id',
  'schoolBasedActivity.schoolId',
  'org.name as schoolName',
  'parent.kind as parentKind',
  'schoolBasedActivity.taskKey',
  'schoolBasedActivity.title',
  'schoolBasedActivity.heldOn',
  'schoolBasedActivity.hoursX100',
  'schoolBasedActivity.fileIds',
  'schoolBasedActivity.state',
  'schoolBasedActivity.returnReason',
  'schoolBasedActivity.writtenBy',
  'schoolBasedActivity.host',
  'schoolBasedActivity.place',
  'schoolBasedActivity.record',
  'schoolBasedActivity.version',
] as const;

export async function pageActivities(db: Db, scope: Scope, readerId: string, filter: ActivityFilter) {
  let query = activities(db, scope, filter.programId);
  if (filter.schoolId) query = query.where('schoolBasedActivity.schoolId', '=', filter.schoolId);
  if (filter.state) query = query.where('schoolBasedActivity.state', '=', filter.state);
  if (filter.waitingFor) query = query.where('schoolBasedActivity.state', '=', filter.waitingFor);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('schoolBasedActivity.title', 'like', words), eb('org.name', 'like', words)]));
  }
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select(attendeeCount.as('attendeeCount'))
    .select(forRules(readerId).as('attends'))
    .orderBy('schoolBasedActivity.heldOn', filter.sort === 'heldOn' ? 'asc' : 'desc')
    .orderBy('schoolBasedActivity.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

/** One activity; `forUpdate` locks it against another act in the same moment. */
export async function getActivity(
  db: Db,
  scope: Scope,
  readerId: string,
  key: { programId: string; activityId: string },
  forUpdate = false,
) {
  let query = activities(db, scope, key.programId)
    .select(columns)
    .select(attendeeCount.as('attendeeCount'))
    .select(forRules(readerId).as('attends'))
    .where('schoolBasedActivity.id', '=', key.activityId);
  if (forUpdate) query = query.forUpdate('schoolBasedActivity');
  return orNotFound(await query.executeTakeFirst());
}

/** Activities in reach in the named states, or with the named ids, in the order of their ids: for draws and for many at once. */
export async function listActivities(
  db: Db,
  scope: Scope,
  readerId: string,
  filter: {
    programId: string;
    states?: readonly ActivityState[];
    ids?: readonly string[];
    schoolId?: string | undefined;
  },
) {
  let query = activities(db, scope, filter.programId);
  if (filter.states) query = query.where('schoolBasedActivity.state', 'in', [...filter.states]);
  if (filter.ids) query = query.where(sql<boolean>`school_based_activity.id = any(${filter.ids}::uuid[])`);
  if (filter.schoolId) query = query.where('schoolBasedActivity.schoolId', '=', filter.schoolId);
  return query
    .select(columns)
    .select(attendeeCount.as('attendeeCount'))
    .select(forRules(readerId).as('attends'))
    .orderBy('schoolBasedActivity.id')
    .execute();
}

export async function listAttendees(db: Db, programId: string, activityId: string) {
  return db
    .selectFrom('schoolBasedAttendance')
    .innerJoin('trainee', (join) =>
      join
        .onRef('trainee.programId', '=', 'schoolBasedAttendance.programId')
        .onRef('trainee.personId', '=', 'schoolBasedAttendance.personId'),
    )
    .select([
      'trainee.personId',
      'trainee.name',
      'trainee.stage',
      'schoolBasedAttendance.hoursX100',
      'schoolBasedAttendance.note',
    ])
    .where('schoolBasedAttendance.programId', '=', programId)
    .where('schoolBasedAttendance.activityId', '=', activityId)
    .orderBy('trainee.nameKey')
    .execute();
}

export async function listFiles(db: Db, fileIds: readonly string[]) {
  if (fileIds.length === 0) return [];
  return db
    .selectFrom('storedFile')
    .select(['id', 'name', 'sizeBytes'])
    .where('id', 'in', [...fileIds])
    .execute();
}

export interface NewActivity {
  readonly programId: string;
  readonly id: string;
  readonly schoolId: string;
  readonly taskKey: string;
  readonly title: string;
  readonly heldOn: string;
  readonly host: string;
  readonly place: string;
  readonly record: string;
  readonly hoursX100: number;
  readonly fileIds: string[];
  readonly recordedBy: string;
  readonly writtenBy: string[];
}

export async function insertActivity(db: Db, row: NewActivity): Promise<void> {
  await db.insertInto('schoolBasedActivity').values(row).execute();
}

export async function updateActivity(
  db: Db,
  key: { programId: string; id: string; version: number },
  change: Partial<NewActivity> & {
    state?: ActivityState;
    returnReason?: string | null;
    confirmedBy?: string | null;
    confirmedAt?: Date | null;
    approvedBy?: string | null;
    approvedAt?: Date | null;
  },
): Promise<boolean> {
  const result = await db
    .updateTable('schoolBasedActivity')
    .set({ ...change, version: key.version + 1 })
    .where('programId', '=', key.programId)
    .where('id', '=', key.id)
    .where('version', '=', key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function approveMany(
  db: Db,
  programId: string,
  ids: readonly string[],
  by: string,
  at: Date,
): Promise<number> {
  if (ids.length === 0) return 0;
  const result =
    await sql`update school_based_activity set state = 'approved', approved_by = ${by}, approved_at = ${at}, version = version + 1
    where program_id = ${programId} and id = any(${ids}::uuid[])`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

export async function removeActivity(db: Db, programId: string, id: string): Promise<void> {
  await db.deleteFrom('schoolBasedActivity').where('programId', '=', programId).where('id', '=', id).execute();
}

/** Replaces the attendance of an activity in one statement. */
export async function replaceAttendance(
  db: Db,
  programId: string,
  activityId: string,
  personIds: readonly string[],
  hoursX100: number,
): Promise<void> {
  await db
    .deleteFrom('schoolBasedAttendance')
    .where('programId', '=', programId)
    .where('activityId', '=', activityId)
    .execute();
  await bulkInsert(
    db,
    'schoolBasedAttendance',
    personIds.map((personId) => ({ programId, activityId, personId, hoursX100, note: '' })),
  );
}

/** Active trainees of a reporting unit. */
export async function listTrainees(db: Db, programId: string, schoolId: string) {
  return db
    .selectFrom('trainee')
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .select(['trainee.personId', 'trainee.name', 'trainee.stage', 'trainee.subject', 'org.name as workSchoolName'])
    .where('trainee.programId', '=', programId)
    .where('trainee.schoolId', '=', schoolId)
    .where('trainee.state', '=', 'active')
    .orderBy('org.sortKey')
    .orderBy('trainee.nameKey')
    .orderBy('trainee.personId')
    .execute();
}

/** Leaves a person's own line of an activity to the next level, in words. */
export async function noteAttendance(
  db: Db,
  key: { programId: string; activityId: string; personId: string },
  note: string,
): Promise<void> {
  await db
    .updateTable('schoolBasedAttendance')
    .set({ note })
    .where('programId', '=', key.programId)
    .where('activityId', '=', key.activityId)
    .where('personId', '=', key.personId)
    .execute();
}

/**
 * Somebody whose day would hold more than 8 学时 with this activity: an interval of time counts once (rules §8). Offline
 * sessions that feed the part count with it, and what live sessions gave her that day; what was sent back doesn't.
 */
export async function findFullDay(
  db: Db,
  activity: { programId: string; id: string | null; heldOn: string; hoursX100: number },
  personIds: readonly string[],
) {
  const { rows } = await sql<{ name: string; other: string }>`
    with day as (
      select attendance.person_id, attendance.hours_x100, activity.title
      from school_based_attendance attendance
      join school_based_activity activity on activity.program_id = attendance.program_id and activity.id = attendance.activity_id
      where attendance.program_id = ${activity.programId} and activity.held_on = ${activity.heldOn}::date
        and attendance.person_id = any(${personIds}::uuid[])
        and activity.id is distinct from ${activity.id}::uuid and activity.state <> 'returned'
      union all
      select attendance.person_id, session.hours_x100, session.title
      from offline_attendance attendance
      join offline_session session on session.program_id = attendance.program_id and session.id = attendance.session_id
      where attendance.program_id = ${activity.programId} and session.held_on = ${activity.heldOn}::date
        and session.feeds = 'schoolBased' and attendance.presence <> 'absent' and attendance.person_id = any(${personIds}::uuid[])
      union all
      select live.person_id, ceil(live.credited_sec * 100 / (60.0 * (program.settings ->> 'minutesPerHour')::int))::int, '直播 ' || lesson.title
      from live_attendance live
      join lesson on lesson.id = live.lesson_id
      join program on program.id = live.program_id
      where live.program_id = ${activity.programId} and live.credited_sec > 0 and live.person_id = any(${personIds}::uuid[])
        and (live.signed_in_at at time zone 'Asia/Shanghai')::date = ${activity.heldOn}::date)
    select min(trainee.name) as name, min(day.title) as other
    from day join trainee on trainee.program_id = ${activity.programId} and trainee.person_id = day.person_id
    group by day.person_id
    having sum(day.hours_x100) + ${activity.hoursX100} > ${fullDayX100}
    order by day.person_id limit 1`.execute(db);
  return rows[0] ?? null;
}

const fullDayX100 = 800;

/** The school of a registration in reach of the scope. */
export async function getSchool(db: Db, scope: Scope, programId: string, schoolId: string) {
  const row = await db
    .selectFrom('registration')
    .innerJoin('org', 'org.id', 'registration.schoolId')
    .select(['org.id', 'org.name', 'org.path'])
    .where('registration.programId', '=', programId)
    .where('registration.schoolId', '=', schoolId)
    .where(inScope(scope, { path: 'org.path', programId: 'registration.program_id' }))
    .executeTakeFirst();
  return orNotFound(row);
}
