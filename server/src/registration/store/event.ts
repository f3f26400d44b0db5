import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface NewEvent {
  readonly schoolId: string;
  readonly act: string;
  readonly fromState: string;
  readonly toState: string;
  readonly reason: string | null;
  readonly onBehalf: boolean;
}

export interface EventFrame {
  readonly programId: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly role: string;
}

/** Adds to the histories of units whose registrations are locked, numbering each history by itself. */
export async function insertEvents(db: Db, frame: EventFrame, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into registration_event (program_id, school_id, seq, at, person_id, role, act, from_state, to_state, reason, on_behalf)
    select ${frame.programId}, e."schoolId",
      (select coalesce(max(seq), 0) from registration_event x where x.program_id = ${frame.programId} and x.school_id = e."schoolId")
        + row_number() over (partition by e."schoolId"),
      ${frame.at}, ${frame.personId}, ${frame.role}, e.act, e."fromState", e."toState", e.reason, e."onBehalf"
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      as e("schoolId" uuid, act text, "fromState" text, "toState" text, reason text, "onBehalf" boolean)`.execute(db);
}

export async function listEvents(db: Db, programId: string, schoolId: string) {
  return db
    .selectFrom('registrationEvent')
    .leftJoin('person', 'person.id', 'registrationEvent.personId')
    .select(['seq', 'at', 'person.name as personName', 'role', 'act', 'toState', 'reason', 'onBehalf'])
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .orderBy('seq', 'desc')
    .execute();
}
