import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface NewSlip {
  readonly id: string;
  readonly personId: string;
  readonly codeHash: string;
}

/** People of a unit, in their order, whose accounts wait for activation; all of the unit or those named. */
export async function listWaiting(db: Db, programId: string, schoolId: string, personIds: readonly string[] | null) {
  let query = db
    .selectFrom('trainee')
    .innerJoin('account', 'account.personId', 'trainee.personId')
    .innerJoin('rosterEntry', (join) =>
      join.onRef('rosterEntry.programId', '=', 'trainee.programId').onRef('rosterEntry.id', '=', 'trainee.entryId'),
    )
    .select(['trainee.personId', 'trainee.name', 'account.loginMask', 'account.loginNumber'])
    .where('trainee.programId', '=', programId)
    .where('trainee.schoolId', '=', schoolId)
    .where('trainee.state', '=', 'active')
    .where('account.activatedAt', 'is', null);
  if (personIds) query = query.where('trainee.personId', 'in', [...personIds]);
  return query.orderBy('rosterEntry.line').orderBy('rosterEntry.id').execute();
}

/** Voids the people's older slips and writes the new ones. */
export async function insertSlips(
  db: Db,
  frame: { programId: string | null; createdBy: string; createdAt: Date; expiresOn: string },
  slips: readonly NewSlip[],
): Promise<void> {
  const ids = slips.map((slip) => slip.personId);
  await db
    .updateTable('accountSlip')
    .set({ voidedAt: frame.createdAt })
    .where('personId', 'in', ids)
    .where('voidedAt', 'is', null)
    .where('usedAt', 'is', null)
    .execute();
  await sql`
    insert into account_slip (id, person_id, program_id, code_hash, created_by, created_at, expires_on)
    select id, "personId", ${frame.programId}, "codeHash", ${frame.createdBy}, ${frame.createdAt}, ${frame.expiresOn}::date
    from jsonb_to_recordset(${JSON.stringify(slips)}::jsonb) as s(id uuid, "personId" uuid, "codeHash" text)`.execute(
    db,
  );
}

/** The slip of a person that may still be used, locked for this transaction. */
export async function lockSlip(db: Db, personId: string, today: string, mostTries: number) {
  const row = await db
    .selectFrom('accountSlip')
    .select(['id', 'codeHash', 'tries'])
    .where('personId', '=', personId)
    .where('voidedAt', 'is', null)
    .where('usedAt', 'is', null)
    .where('expiresOn', '>=', today)
    .where('tries', '<', mostTries)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function countTry(db: Db, slipId: string): Promise<void> {
  await db
    .updateTable('accountSlip')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', slipId)
    .execute();
}

/** The slip is used up, and so is every other of the person. */
export async function useSlips(db: Db, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('accountSlip')
    .set({ usedAt: now })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .execute();
}
