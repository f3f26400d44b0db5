import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { prepared } from '../../platform/db/prepared.ts';

export interface EndedKey {
  readonly programId: string;
  readonly personId: string;
  readonly sessionId: string;
}

export interface EndedSession {
  readonly endedBy: 'takenOver' | 'closed' | 'silent' | null;
  readonly lengthSec: number;
  readonly lessonCreditedSec: number | null;
  readonly creditedSec: number;
  readonly hoursX100: number;
  readonly day: string;
  readonly daySec: number;
}

const listOf = (values: readonly string[]) => `{${values.join(',')}}`;

/** How each of these sessions ended, in the order of the keys; null where it is not that person's. */
export async function listEndedSessions(db: Db, keys: readonly EndedKey[]): Promise<(EndedSession | null)[]> {
  const { rows } = await sql<EndedSession & { place: number }>`${prepared}
    select wanted.place::int as place, s.ended_by as "endedBy", lesson.length_sec as "lengthSec",
      p.credited_sec as "lessonCreditedSec", t.credited_sec as "creditedSec", t.hours_x100 as "hoursX100", t.day, t.day_sec as "daySec"
    from unnest(${listOf(keys.map((key) => key.programId))}::uuid[], ${listOf(keys.map((key) => key.personId))}::uuid[],
      ${listOf(keys.map((key) => key.sessionId))}::uuid[]) with ordinality as wanted (program_id, person_id, session_id, place)
    join play_session s on s.program_id = wanted.program_id and s.id = wanted.session_id and s.person_id = wanted.person_id
    join study_total t on t.program_id = s.program_id and t.person_id = s.person_id
    join lesson on lesson.id = s.lesson_id
    left join lesson_progress p on p.program_id = s.program_id and p.person_id = s.person_id and p.lesson_id = s.lesson_id`.execute(
    db,
  );
  const found = new Map(rows.map(({ place, ...row }) => [place, row]));
  return keys.map((_, at) => found.get(at + 1) ?? null);
}
