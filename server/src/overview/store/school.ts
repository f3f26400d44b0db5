import type { Scope } from '@yanxiu/domain/access/scope';
import type { SheetState } from '@yanxiu/domain/assessment/states';
import type { ActivityState } from '@yanxiu/domain/school-based/states';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

/** A school with the 中心校 that reports for it, where one does. */
export async function getSchool(db: Db, scope: Scope, schoolId: string) {
  const row = await db
    .selectFrom('org')
    .leftJoin('org as center', 'center.id', 'org.reportsThrough')
    .select(['org.id', 'org.name', 'org.path', 'center.name as throughName'])
    .where('org.id', '=', schoolId)
    .where(inScope(scope, { path: 'org.path' }))
    .executeTakeFirst();
  return orNotFound(row);
}

/** The bill of a unit in fen, adjustments included; undefined before there is one. */
export async function findBill(db: Db, scope: Scope, programId: string, schoolId: string) {
  return db
    .selectFrom('bill')
    .innerJoin('org', 'org.id', 'bill.schoolId')
    .select(['bill.heads', 'bill.allocatedFen as receivedFen', 'bill.requestedFen', 'bill.redFen'])
    .select(sql<number>`bill.due_fen + bill.adjusted_fen`.as('dueFen'))
    .where('bill.programId', '=', programId)
    .where('bill.schoolId', '=', schoolId)
    .where(inScope(scope, { path: 'org.path', programId: 'bill.program_id' }))
    .executeTakeFirst();
}

/** Records of school-based study of a unit by state. */
export async function countActivities(
  db: Db,
  scope: Scope,
  programId: string,
  schoolId: string,
): Promise<Partial<Record<ActivityState, number>>> {
  const rows = await db
    .selectFrom('schoolBasedActivity as activity')
    .innerJoin('org', 'org.id', 'activity.schoolId')
    .select((eb) => ['activity.state', eb.fn.countAll<number>().as('n')])
    .where('activity.programId', '=', programId)
    .where('activity.schoolId', '=', schoolId)
    .where(inScope(scope, { path: 'org.path', programId: 'activity.program_id' }))
    .groupBy('activity.state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.n)]));
}

/** Teachers of a school, or of those below it, who wait for help (我不会用，请学校帮我). */
export async function countOpenHelps(db: Db, scope: Scope, programId: string, path: string): Promise<number> {
  const { n } = await db
    .selectFrom('studyHelp as help')
    .innerJoin('trainee', (join) =>
      join.onRef('trainee.programId', '=', 'help.programId').onRef('trainee.personId', '=', 'help.personId'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('help.programId', '=', programId)
    .where('help.state', '=', 'open')
    .where('trainee.orgPath', 'like', `${path}%`)
    .where(inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' }))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The score sheet of a unit, with the objections that are not answered yet. */
export async function findSheet(db: Db, scope: Scope, programId: string, schoolId: string) {
  const { rows } = await sql<{
    state: SheetState;
    postedOn: string | null;
    returnReason: string | null;
    objections: number;
  }>`
    select sheet.state, sheet.posted_on::text as "postedOn", sheet.return_reason as "returnReason",
      (select count(*) from score_objection objection
        join trainee on trainee.program_id = objection.program_id and trainee.person_id = objection.person_id
        where objection.program_id = sheet.program_id and trainee.school_id = sheet.school_id and objection.state = 'open')::int as objections
    from score_sheet sheet join org on org.id = sheet.school_id
    where sheet.program_id = ${programId} and sheet.school_id = ${schoolId}
      and ${inScope(scope, { path: 'org.path', programId: 'sheet.program_id' })}`.execute(db);
  return rows[0];
}

/** Transfers whose bill moves to this unit and that wait for its agreement (rules §4). */
export async function countTransfersToAgree(
  db: Db,
  scope: Scope,
  programId: string,
  schoolId: string,
): Promise<number> {
  const row = await db
    .selectFrom('rosterChange as change')
    .innerJoin('org', 'org.id', 'change.toSchoolId')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('change.programId', '=', programId)
    .where('change.toSchoolId', '=', schoolId)
    .where('change.state', '=', 'asked')
    .where('change.moveBill', '=', true)
    .where('change.toAgreedAt', 'is', null)
    .where(inScope(scope, { path: 'org.path', programId: 'change.program_id' }))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
