import type { Db } from '../db/database.ts';
import { DemoClock } from './clock.ts';

const saveEveryMs = 20_000;

/** The demo clock as the database keeps it; a new database begins at `startAt`. */
export async function loadDemoClock(db: Db, startAt: Date): Promise<DemoClock> {
  await db
    .insertInto('demoClock')
    .values({ demoAt: startAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('demoClock').select('demoAt').executeTakeFirstOrThrow();
  return new DemoClock(row.demoAt);
}

export async function saveDemoClock(db: Db, clock: DemoClock): Promise<void> {
  await db.updateTable('demoClock').set({ demoAt: clock.now() }).execute();
}

/** Saves demo time every now and then, so that a killed server goes on near where it stood, and at the end. */
export function keepDemoClock(db: Db, clock: DemoClock): { stop: () => Promise<void> } {
  const timer = setInterval(() => void saveDemoClock(db, clock).catch(() => undefined), saveEveryMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await saveDemoClock(db, clock);
    },
  };
}
