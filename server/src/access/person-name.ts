import type { Db } from '../platform/db/database.ts';

export async function findPersonName(db: Db, personId: string): Promise<string> {
  const row = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst();
  return row?.name ?? '';
}
