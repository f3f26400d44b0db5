import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { namedLike } from './session.ts';

export interface AttendedRow {
  readonly personId: string;
  readonly taskKey: string;
  readonly state: string;
  readonly hoursX100: number;
}

/** What people of a program attended, by task and state; of one unit, or of the named people. */
export async function listAttended(
  db: Db,
  programId: string,
  of: { schoolId?: string | undefined; personIds?: readonly string[] | undefined },
): Promise<AttendedRow[]> {
  const { rows } = await sql<AttendedRow>`
    select attendance.person_id as "personId", activity.task_key as "taskKey", activity.state, sum(attendance.hours_x100)::int as "hoursX100"
    from school_based_attendance attendance
    join school_based_activity activity on activity.program_id = attendance.program_id and activity.id = attendance.activity_id
    where attendance.program_id = ${programId}
      ${of.schoolId ? sql`and activity.school_id = ${of.schoolId}` : sql``}
      ${of.personIds ? sql`and attendance.person_id = any(${of.personIds}::uuid[])` : sql``}
    group by 1, 2, 3`.execute(db);
  return rows;
}

export interface OfflineRow {
  readonly personId: string;
  readonly sessions: number;
  readonly present: number;
  readonly late: number;
  /** Hours of sessions attended that feed the school-based part. */
  readonly feedsX100: number;
}

export async function listOffline(db: Db, programId: string, personIds?: readonly string[]): Promise<OfflineRow[]> {
  const { rows } = await sql<OfflineRow>`
    select attendance.person_id as "personId", count(*)::int as sessions,
      count(*) filter (where presence = 'present')::int as present,
      count(*) filter (where presence = 'late')::int as late,
      coalesce(sum(session.hours_x100) filter (where presence <> 'absent' and feeds = 'schoolBased'), 0)::int as "feedsX100"
    from offline_attendance attendance
    join offline_session session on session.program_id = attendance.program_id and session.id = attendance.session_id
    where attendance.program_id = ${programId}
      ${personIds ? sql`and attendance.person_id = any(${personIds}::uuid[])` : sql``}
    group by 1`.execute(db);
  return rows;
}

export async function pageTrainees(
  db: Db,
  scope: Scope,
  filter: { programId: string; schoolId?: string | undefined; q?: string | undefined; page: number; size: number },
) {
  let query = db
    .selectFrom('trainee')
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .where('trainee.programId', '=', filter.programId)
    .where('trainee.state', '=', 'active')
    .where(inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' }));
  if (filter.schoolId) query = query.where('trainee.schoolId', '=', filter.schoolId);
  if (filter.q) query = query.where(namedLike(filter.q));
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(['trainee.personId', 'trainee.name', 'trainee.stage', 'org.name as schoolName'])
    .orderBy('org.sortKey')
    .orderBy('trainee.nameKey')
    .orderBy('trainee.personId')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

/** A person's own record, newest first. */
export async function listOwnActivities(db: Db, programId: string, personId: string) {
  return db
    .selectFrom('schoolBasedAttendance')
    .innerJoin('schoolBasedActivity', (join) =>
      join
        .onRef('schoolBasedActivity.programId', '=', 'schoolBasedAttendance.programId')
        .onRef('schoolBasedActivity.id', '=', 'schoolBasedAttendance.activityId'),
    )
    .select([
      'schoolBasedActivity.title',
      'schoolBasedActivity.taskKey',
      'schoolBasedActivity.heldOn',
      'schoolBasedActivity.state',
      'schoolBasedAttendance.hoursX100',
    ])
    .where('schoolBasedAttendance.programId', '=', programId)
    .where('schoolBasedAttendance.personId', '=', personId)
    .orderBy('schoolBasedActivity.heldOn', 'desc')
    .execute();
}

export async function listOwnSessions(db: Db, programId: string, personId: string) {
  return db
    .selectFrom('offlineAttendance')
    .innerJoin('offlineSession', (join) =>
      join
        .onRef('offlineSession.programId', '=', 'offlineAttendance.programId')
        .onRef('offlineSession.id', '=', 'offlineAttendance.sessionId'),
    )
    .select(['offlineSession.title', 'offlineSession.heldOn', 'offlineSession.hoursX100', 'offlineAttendance.presence'])
    .where('offlineAttendance.programId', '=', programId)
    .where('offlineAttendance.personId', '=', personId)
    .orderBy('offlineSession.heldOn', 'desc')
    .execute();
}
