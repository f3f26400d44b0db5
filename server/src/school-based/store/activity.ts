import type { ActivityState } from '@yanxiu/domain/school-based/states';
import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { bulkInsert } from '../../platform/db/bulk-insert.ts';
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
}

const reach = (scope: Scope) => inScope(scope, { path: 'org.path', programId: 'school_based_activity.program_id' });

function activities(db: Db, scope: Scope, programId: string) {
  return db
    .selectFrom('schoolBasedActivity')
    .innerJoin('org', 'org.id', 'schoolBasedActivity.schoolId')
    .where('schoolBasedActivity.programId', '=', programId)
    .where(reach(scope));
}

const attendeeCount = sql<number>`(select count(*)::int from school_based_attendance a
  where a.program_id = school_based_activity.program_id and a.activity_id = school_based_activity.id)`;

const columns = [
  'schoolBasedActivity.id',
  'schoolBasedActivity.schoolId',
  'org.name as schoolName',
  'schoolBasedActivity.taskKey',
  'schoolBasedActivity.title',
  'schoolBasedActivity.heldOn',
  'schoolBasedActivity.hoursX100',
  'schoolBasedActivity.fileIds',
  'schoolBasedActivity.state',
  'schoolBasedActivity.returnReason',
  'schoolBasedActivity.recordedBy',
  'schoolBasedActivity.host',
  'schoolBasedActivity.place',
  'schoolBasedActivity.record',
  'schoolBasedActivity.version',
] as const;

export async function pageActivities(db: Db, scope: Scope, filter: ActivityFilter) {
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
    .orderBy('schoolBasedActivity.heldOn', 'desc')
    .orderBy('schoolBasedActivity.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

/** One activity; `forUpdate` locks it against another act in the same moment. */
export async function getActivity(db: Db, scope: Scope, programId: string, id: string, forUpdate = false) {
  let query = activities(db, scope, programId)
    .select(columns)
    .select(attendeeCount.as('attendeeCount'))
    .where('schoolBasedActivity.id', '=', id);
  if (forUpdate) query = query.forUpdate('schoolBasedActivity');
  return orNotFound(await query.executeTakeFirst());
}

/** All confirmed activities in reach, for the sample and for approving many at once. */
export async function listConfirmed(db: Db, scope: Scope, programId: string, schoolId?: string) {
  let query = activities(db, scope, programId).where('schoolBasedActivity.state', '=', 'confirmed');
  if (schoolId) query = query.where('schoolBasedActivity.schoolId', '=', schoolId);
  return query.select(columns).select(attendeeCount.as('attendeeCount')).orderBy('schoolBasedActivity.id').execute();
}

export async function listAttendees(db: Db, programId: string, activityId: string) {
  return db
    .selectFrom('schoolBasedAttendance')
    .innerJoin('trainee', (join) =>
      join
        .onRef('trainee.programId', '=', 'schoolBasedAttendance.programId')
        .onRef('trainee.personId', '=', 'schoolBasedAttendance.personId'),
    )
    .select(['trainee.personId', 'trainee.name', 'trainee.stage', 'schoolBasedAttendance.hoursX100', 'schoolBasedAttendance.note'])
    .where('schoolBasedAttendance.programId', '=', programId)
    .where('schoolBasedAttendance.activityId', '=', activityId)
    .orderBy('trainee.nameKey')
    .execute();
}

export async function listFiles(db: Db, fileIds: readonly string[]) {
  if (fileIds.length === 0) return [];
  return db.selectFrom('storedFile').select(['id', 'name', 'sizeBytes']).where('id', 'in', [...fileIds]).execute();
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
    confirmedBy?: string;
    confirmedAt?: Date;
    approvedBy?: string;
    approvedAt?: Date;
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

export async function approveMany(db: Db, programId: string, ids: readonly string[], by: string, at: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await sql`update school_based_activity set state = 'approved', approved_by = ${by}, approved_at = ${at}, version = version + 1
    where program_id = ${programId} and id = any(${ids}::uuid[]) and state = 'confirmed'`.execute(db);
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
  await db.deleteFrom('schoolBasedAttendance').where('programId', '=', programId).where('activityId', '=', activityId).execute();
  await bulkInsert(
    db,
    'schoolBasedAttendance',
    personIds.map((personId) => ({ programId, activityId, personId, hoursX100, note: '' })),
  );
}

/** Active trainees of a reporting unit. */
export async function listTraineeIds(db: Db, programId: string, schoolId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('trainee')
    .select('personId')
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .where('state', '=', 'active')
    .execute();
  return rows.map((row) => row.personId);
}

/** Somebody who is down for another activity of her unit on the same day and hours that fill it: an interval counts once. */
export async function findSameDay(
  db: Db,
  programId: string,
  activityId: string | null,
  heldOn: string,
  hoursX100: number,
  personIds: readonly string[],
) {
  const { rows } = await sql<{ name: string; other: string }>`
    select trainee.name, min(activity.title) as other
    from school_based_attendance attendance
    join school_based_activity activity on activity.program_id = attendance.program_id and activity.id = attendance.activity_id
    join trainee on trainee.program_id = attendance.program_id and trainee.person_id = attendance.person_id
    where attendance.program_id = ${programId} and activity.held_on = ${heldOn}::date
      and attendance.person_id = any(${personIds}::uuid[]) and activity.id is distinct from ${activityId}::uuid
    group by trainee.person_id, trainee.name
    having sum(attendance.hours_x100) + ${hoursX100} > 800
    limit 1`.execute(db);
  return rows[0] ?? null;
}

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
