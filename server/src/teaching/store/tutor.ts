import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { classInCharge } from './class.ts';

export interface ChargedClass {
  readonly id: string;
  readonly name: string;
  readonly regionOrgId: string;
}

/** Those of these classes that are in the actor's charge, locked against another appointment in the same moment. */
export async function lockInCharge(db: Db, scope: Scope, programId: string, ids: readonly string[]) {
  const { rows } = await sql<ChargedClass>`
    select class.id, class.name, class.region_org_id from study_class class
    where class.program_id = ${programId} and class.closed_at is null and class.id = any(${[...ids]}::uuid[])
      and ${classInCharge(scope)} order by class.number for no key update of class`.execute(db);
  return rows;
}

export interface TutorRow {
  readonly id: string;
  readonly classId: string;
  readonly personId: string;
  readonly name: string;
  readonly phoneMask: string;
  readonly kind: 'lead' | 'substitute';
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly assignmentId: string;
  readonly endedAt: Date | null;
  readonly endReason: string;
}

/** All appointments of some classes, the present lead first; that the classes are in reach is the caller's. */
export async function listTutors(db: Db, programId: string, classIds: readonly string[]): Promise<TutorRow[]> {
  const { rows } = await sql<TutorRow>`
    select tutor.id, tutor.class_id, tutor.person_id, person.name, coalesce(person.phone_mask, '') as phone_mask, tutor.kind,
      to_char(tutor.from_on, 'YYYY-MM-DD') as from_on, to_char(tutor.until_on, 'YYYY-MM-DD') as until_on,
      tutor.assignment_id, tutor.ended_at, tutor.end_reason
    from class_tutor tutor join person on person.id = tutor.person_id
    where tutor.program_id = ${programId} and tutor.class_id = any(${[...classIds]}::uuid[])
    order by tutor.ended_at is not null, tutor.kind, tutor.from_on desc, tutor.id`.execute(db);
  return rows;
}

export interface Appointment {
  readonly programId: string;
  readonly id: string;
  readonly classId: string;
  readonly personId: string;
  readonly kind: 'lead' | 'substitute';
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly assignmentId: string;
  readonly appointedBy: string | null;
  readonly appointedAt: Date;
}

/** The appointment with the role on the class that goes with it. */
export async function insertTutor(db: Db, row: Appointment, orgId: string): Promise<void> {
  await db
    .insertInto('roleAssignment')
    .values({
      id: row.assignmentId,
      personId: row.personId,
      role: 'tutor',
      orgId,
      programId: row.programId,
      classId: row.classId,
      grantedBy: row.appointedBy,
      grantedAt: row.appointedAt,
      startsOn: row.fromOn,
      expiresOn: row.untilOn,
    })
    .execute();
  await db.insertInto('classTutor').values(row).execute();
}

/** Ends an appointment and its role; false when it had ended. */
export async function endTutorRow(
  db: Db,
  programId: string,
  tutor: Pick<TutorRow, 'id' | 'assignmentId'>,
  end: { endedAt: Date; endedBy: string | null; endReason: string },
): Promise<boolean> {
  const result = await db
    .updateTable('classTutor')
    .set(end)
    .where('programId', '=', programId)
    .where('id', '=', tutor.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await db
    .updateTable('roleAssignment')
    .set(end)
    .where('id', '=', tutor.assignmentId)
    .where('endedAt', 'is', null)
    .execute();
  return true;
}

/**
 * Who may be appointed: holders of the tutor's role at the program's provider or in the actor's subtree, and whoever
 * tutors in the program already. With the school where she works, which tells namesakes apart.
 */
export async function listTutorChoices(
  db: Db,
  scope: Scope,
  program: { id: string; providerId: string | null },
  q: string | undefined,
  limit: number,
) {
  const words = q ? q.replace(/[%_\\]/g, '\\$&') : null;
  const tree = scope.kind === 'tree' ? sql`or org.path like ${`${scope.path}%`}` : sql``;
  const { rows } = await sql<{
    personId: string;
    name: string;
    phoneMask: string;
    schoolName: string | null;
    classes: number;
  }>`
    select person.id as person_id, person.name, coalesce(person.phone_mask, '') as phone_mask, school.name as school_name,
      (select count(*)::int from class_tutor tutor where tutor.program_id = ${program.id} and tutor.person_id = person.id
        and tutor.ended_at is null) as classes
    from person
    left join trainee on trainee.program_id = ${program.id} and trainee.person_id = person.id
    left join org school on school.id = trainee.work_school_id
    where person.id in (
        select held.person_id from role_assignment held join org on org.id = held.org_id
        where held.role = 'tutor' and held.ended_at is null and (held.org_id = ${program.providerId}::uuid ${tree})
        union select tutor.person_id from class_tutor tutor join study_class class on class.program_id = tutor.program_id
          and class.id = tutor.class_id where tutor.program_id = ${program.id} and tutor.ended_at is null and ${classInCharge(scope)})
      ${scope.kind === 'tree' ? sql`and (trainee.person_id is null or trainee.org_path like ${`${scope.path}%`})` : sql``}
      ${words ? sql`and (person.name like ${`%${words}%`} or person.name_key like ${`${words.toLowerCase()}%`} or school.name like ${`%${words}%`})` : sql``}
    order by classes, person.name_key, person.id limit ${limit}`.execute(db);
  return rows;
}
