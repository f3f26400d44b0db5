import type { Db } from '../../../platform/db/database.ts';

/** The kind of bureau that published a program: nothing is recommended above it. */
export async function findPublisherKind(db: Db, programId: string): Promise<string> {
  const row = await db
    .selectFrom('program')
    .innerJoin('org as publisher', 'publisher.id', 'program.publisherId')
    .select('publisher.kind')
    .where('program.id', '=', programId)
    .executeTakeFirst();
  return row?.kind ?? '';
}
