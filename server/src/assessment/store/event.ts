import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface NewEvent {
  readonly schoolId: string;
  readonly fromState: string;
  readonly onBehalf: boolean;
}

/** Notes one act on the sheets of one or more units; numbered within each. */
export async function insertEvents(
  db: Db,
  act: {
    programId: string;
    at: Date;
    personId: string;
    role: string;
    act: string;
    toState: string;
    reason: string | null;
  },
  events: readonly NewEvent[],
): Promise<void> {
  const rows = events.map((one) => ({ school_id: one.schoolId, from_state: one.fromState, on_behalf: one.onBehalf }));
  await sql`insert into score_event (program_id, school_id, seq, at, person_id, role, act, from_state, to_state, reason, on_behalf)
    select ${act.programId}, event.school_id,
      (select coalesce(max(seq), 0) + 1 from score_event kept where kept.program_id = ${act.programId} and kept.school_id = event.school_id),
      ${act.at}, ${act.personId}, ${act.role}, ${act.act}, event.from_state, ${act.toState}, ${act.reason}, event.on_behalf
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as event (school_id uuid, from_state text, on_behalf boolean)`.execute(
    db,
  );
}

/** What happened to a unit's sheet, in order. */
export async function listEvents(db: Db, programId: string, schoolId: string) {
  return db
    .selectFrom('scoreEvent')
    .leftJoin('person', 'person.id', 'scoreEvent.personId')
    .select([
      'scoreEvent.at',
      'person.name as byName',
      'scoreEvent.role',
      'scoreEvent.act',
      'scoreEvent.toState',
      'scoreEvent.reason',
      'scoreEvent.onBehalf',
    ])
    .where('scoreEvent.programId', '=', programId)
    .where('scoreEvent.schoolId', '=', schoolId)
    .orderBy('scoreEvent.seq')
    .execute();
}
