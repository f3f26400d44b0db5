import type { OddKind } from '@yanxiu/domain/study/oddity';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface EvidenceRow {
  readonly programId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly kind: OddKind;
  readonly times: number;
  readonly seconds: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Far beyond what anybody reads; a script may go on for months. */
const most = 1_000_000_000;

/** Adds to what is known of these sessions; of a session that is not that person's nothing is kept. */
export async function addEvidence(db: Db, rows: readonly EvidenceRow[]): Promise<void> {
  await sql`
    insert into play_evidence as e (program_id, session_id, person_id, kind, times, seconds, first_at, last_at)
    select n."programId", n."sessionId", n."personId", n.kind, n.times, n.seconds, n."firstAt", n."lastAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("programId" uuid, "personId" uuid, "sessionId" uuid, kind text,
      times int, seconds int, "firstAt" timestamptz, "lastAt" timestamptz)
    join play_session s on s.program_id = n."programId" and s.id = n."sessionId" and s.person_id = n."personId"
    order by 1, 2, 4
    on conflict (program_id, session_id, kind) do update set
      times = least(${most}, e.times::int8 + excluded.times), seconds = least(${most}, e.seconds::int8 + excluded.seconds),
      last_at = greatest(e.last_at, excluded.last_at)`.execute(db);
}
