import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';

const columns = ['startsAt', 'endsAt', 'joinUrl', 'replayUrl', 'secret'] as const;

export interface LiveRow {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly joinUrl: string;
  readonly replayUrl: string | null;
  /** Of which the codes are made: never leaves the server. */
  readonly secret: string;
}

export async function findLive(db: Db, lessonId: string): Promise<LiveRow | null> {
  const row = await db.selectFrom('liveSession').select(columns).where('lessonId', '=', lessonId).executeTakeFirst();
  return row ?? null;
}

export async function getLive(db: Db, lessonId: string): Promise<LiveRow> {
  return orNotFound((await findLive(db, lessonId)) ?? undefined);
}

/** Writes when and where; the secret stays what it was. */
export async function saveLive(db: Db, lessonId: string, live: LiveRow, lengthSec: number): Promise<void> {
  const { secret: _secret, ...change } = live;
  await db
    .insertInto('liveSession')
    .values({ lessonId, ...live })
    .onConflict((conflict) => conflict.column('lessonId').doUpdateSet(change))
    .execute();
  await db.updateTable('lesson').set({ lengthSec }).where('id', '=', lessonId).execute();
}
