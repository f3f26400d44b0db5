import type { Db } from '../../../platform/db/database.ts';
import { orNotFound } from '../../../platform/http/errors.ts';

export async function findLessonTitle(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('lesson').select('title').where('id', '=', id).executeTakeFirst();
  return orNotFound(row).title;
}
