import { sql } from 'kysely';
import { bulkInsert } from '../../platform/db/bulk-insert.ts';
import type { Db } from '../../platform/db/database.ts';

/** A locked score of a unit with what a certificate prints. */
export interface AwardRow {
  readonly personId: string;
  readonly name: string;
  readonly documentMask: string;
  readonly unitName: string;
  readonly totalX100: number;
  readonly passed: boolean;
  readonly creditsX100: number;
  readonly onlineHoursX100: number;
  readonly schoolBasedHoursX100: number;
}

export async function listAwardRows(
  db: Db,
  programId: string,
  of: { schoolIds?: readonly string[]; personId?: string },
): Promise<AwardRow[]> {
  const { rows } = await sql<AwardRow>`
    select score.person_id as "personId", trainee.name, trainee.document_mask as "documentMask", org_name_in(score.program_id, org.id, org.name) as "unitName",
      score.total_x100 as "totalX100", score.passed, score.credits_x100 as "creditsX100",
      score.online_hours_x100 as "onlineHoursX100", score.school_based_hours_x100 as "schoolBasedHoursX100"
    from trainee_score score
    join trainee on trainee.program_id = score.program_id and trainee.person_id = score.person_id
    join org on org.id = trainee.work_school_id
    where score.program_id = ${programId} and trainee.state = 'active'
      ${of.schoolIds ? sql`and score.school_id = any(${of.schoolIds}::uuid[])` : sql``}
      ${of.personId ? sql`and score.person_id = ${of.personId}` : sql``}
    order by score.person_id`.execute(db);
  return rows;
}

export interface NewEntry {
  readonly personId: string;
  readonly id: string;
  readonly programId: string;
  readonly number: string;
  readonly year: number;
  readonly kind: 'program' | 'correction';
  readonly title: string;
  readonly hoursX100: number;
  readonly creditsX100: number;
  readonly at: Date;
  readonly byPerson: string | null;
  readonly reason: string;
}

export async function insertEntries(db: Db, entries: readonly NewEntry[]): Promise<void> {
  await bulkInsert(db, 'creditEntry', entries as unknown as Record<string, unknown>[]);
}

/** The hours and credits that a person's entries of a program come to now. */
export async function sumOfProgram(
  db: Db,
  programId: string,
  personId: string,
): Promise<{ hoursX100: number; creditsX100: number }> {
  const { rows } = await sql<{ hoursX100: number; creditsX100: number }>`
    select coalesce(sum(hours_x100), 0)::int as "hoursX100", coalesce(sum(credits_x100), 0)::int as "creditsX100"
    from credit_entry where program_id = ${programId} and person_id = ${personId} and state = 'valid'`.execute(db);
  return rows[0] ?? { hoursX100: 0, creditsX100: 0 };
}

/** Takes the next `count` serials of a prefix and returns the first; two awards in the same moment take turns. */
export async function issueSerials(db: Db, prefix: string, count: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into certificate_serial (prefix, last) values (${prefix}, ${count})
    on conflict (prefix) do update set last = certificate_serial.last + excluded.last
    returning last`.execute(db);
  return (rows[0]?.last ?? count) - count + 1;
}

export interface Printed {
  readonly name: string;
  readonly documentMask: string;
  readonly unit: string;
  readonly program: string;
  readonly startOn: string;
  readonly endOn: string;
  readonly onlineHoursX100: number;
  readonly schoolBasedHoursX100: number;
  readonly totalX100: number;
  readonly creditsX100: number;
  readonly issuer: string;
}

export interface NewCertificate {
  readonly programId: string;
  readonly personId: string;
  readonly number: string;
  readonly token: string;
  readonly issuedOn: string;
  readonly printed: Printed;
}

export async function insertCertificates(db: Db, rows: readonly NewCertificate[]): Promise<void> {
  await bulkInsert(db, 'certificate', rows as unknown as Record<string, unknown>[]);
}

/** A person's certificate of a program as far as a correction asks, or null where none was issued. */
export async function findIssued(db: Db, programId: string, personId: string) {
  const row = await db
    .selectFrom('certificate')
    .select(['revokedAt', 'revokedCause'])
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** A corrected score prints anew under the same number. */
export async function reprint(db: Db, programId: string, personId: string, printed: Printed): Promise<void> {
  await db
    .updateTable('certificate')
    .set({ printed: JSON.stringify(printed) })
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .execute();
}

/** Brings back what a correction had revoked. */
export async function reinstate(db: Db, programId: string, personId: string): Promise<void> {
  await db
    .updateTable('certificate')
    .set({ revokedAt: null, revokedReason: null, revokedBy: null, revokedCause: null })
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .execute();
}

export async function revokeCertificate(
  db: Db,
  programId: string,
  personId: string,
  revoked: {
    revokedAt: Date;
    revokedReason: string;
    revokedBy: string | null;
    revokedCause: 'correction' | 'decision';
  },
): Promise<void> {
  await db
    .updateTable('certificate')
    .set(revoked)
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .execute();
}

export async function revokeEntries(db: Db, programId: string, personId: string): Promise<void> {
  await db
    .updateTable('creditEntry')
    .set({ state: 'revoked' })
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .execute();
}
