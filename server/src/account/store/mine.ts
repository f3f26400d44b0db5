import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface MyProgram {
  readonly programId: string;
  readonly programName: string;
  readonly entryId: string;
  readonly schoolId: string;
  readonly state: 'active' | 'exempt' | 'withdrawn';
  readonly name: string;
  readonly schoolName: string;
  readonly workSchoolName: string;
  readonly stage: string;
  readonly subject: string;
  readonly phoneMask: string;
  readonly documentMask: string;
  readonly checkedAt: Date | null;
  readonly correctionState: 'asked' | 'approved' | 'returned' | 'withdrawn' | null;
}

/** A person's enrolments, the newest program first, with the correction she last asked for. */
export async function listMyPrograms(db: Db, personId: string): Promise<MyProgram[]> {
  const { rows } = await sql<MyProgram>`
    select t.program_id, p.name as program_name, t.entry_id, t.school_id, t.state, t.name, s.name as school_name,
      w.name as work_school_name, t.stage, t.subject, t.phone_mask, t.document_mask, t.checked_at, (
        select c.state from roster_change c
        where c.program_id = t.program_id and c.entry_id = t.entry_id and c.asked_by = t.person_id
        order by c.asked_at desc limit 1) as correction_state
    from trainee t join program p on p.id = t.program_id join org s on s.id = t.school_id join org w on w.id = t.work_school_id
    where t.person_id = ${personId} and p.state <> 'draft'
    order by p.year desc, p.created_at desc`.execute(db);
  return rows;
}

export async function markChecked(db: Db, programId: string, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('trainee')
    .set({ checkedAt: now })
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .execute();
}

/**
 * Notes a person's first log-in in each program whose log-in window is open (参训率 counts it); an earlier log-in, for
 * looking around, does not count.
 */
export async function markFirstLogin(db: Db, personId: string, now: Date, today: string): Promise<void> {
  await sql`
    update trainee t set first_login_at = ${now} from program p
    where t.person_id = ${personId} and t.first_login_at is null and t.state <> 'withdrawn' and p.id = t.program_id
      and p.state = 'published' and p.settings -> 'milestones' ->> 'loginOpensOn' <= ${today}`.execute(db);
}
