import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';

export async function saveCaptions(db: Db, row: { lessonId: string; vtt: string; cueCount: number }): Promise<void> {
  const { vtt, cueCount } = row;
  await db
    .insertInto('lessonCaption')
    .values(row)
    .onConflict((conflict) => conflict.column('lessonId').doUpdateSet({ vtt, cueCount }))
    .execute();
}

export async function deleteCaptions(db: Db, lessonId: string): Promise<void> {
  await db.deleteFrom('lessonCaption').where('lessonId', '=', lessonId).execute();
}

export async function findCaptions(db: Db, lessonId: string): Promise<string | null> {
  const row = await db.selectFrom('lessonCaption').select('vtt').where('lessonId', '=', lessonId).executeTakeFirst();
  return row?.vtt ?? null;
}

export async function getCaptions(db: Db, lessonId: string): Promise<string> {
  const row = await db.selectFrom('lessonCaption').select('vtt').where('lessonId', '=', lessonId).executeTakeFirst();
  return orNotFound(row).vtt;
}

/** Subtitles of a lesson; 0 when there are none. */
export async function countCues(db: Db, lessonId: string): Promise<number> {
  const row = await db
    .selectFrom('lessonCaption')
    .select('cueCount')
    .where('lessonId', '=', lessonId)
    .executeTakeFirst();
  return row?.cueCount ?? 0;
}
