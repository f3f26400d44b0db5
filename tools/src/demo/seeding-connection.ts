import type { App } from '@yanxiu/server/platform/http/app-parts';
import { sql } from 'kysely';

/**
 * Runs a part of the seeding on one connection of its own, tuned for writing much: a commit need not reach the disk
 * before the next one (a seeding that was killed begins anew anyway), and sorts and hashes get more memory, and the planner looks at a sample as large as a first plan needs. Parts that
 * don't need each other run beside each other.
 */
export function onSeedingConnection<T>(app: App, work: (app: App) => Promise<T>): Promise<T> {
  return app.database.db.connection().execute(async (db) => {
    await sql`select set_config('synchronous_commit', 'off', false), set_config('work_mem', '64MB', false),
      set_config('maintenance_work_mem', '128MB', false), set_config('jit', 'off', false),
      set_config('default_statistics_target', '20', false)`.execute(db);
    try {
      return await work({ ...app, database: { ...app.database, db } });
    } finally {
      await sql`reset all`.execute(db);
    }
  });
}
