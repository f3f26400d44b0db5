import pg from 'pg';
import { clientConfig, type DatabaseConnection } from './connection.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';

/** A database that is not ours to fill; the message says what to do. */
export class InstallationError extends Error {
  override name = 'InstallationError';
}

/**
 * Claims the database for a mode and says whether it is still to be filled. A demo start refuses a production database
 * and a foreign one that is not empty; production refuses a demo's.
 */
export async function claimInstallation(database: Database, mode: 'demo' | 'production'): Promise<'toFill' | 'filled'> {
  const { db } = database;
  const row = await db.selectFrom('installation').select(['mode', 'filled']).executeTakeFirst();
  if (row && row.mode !== mode) {
    const [has, wanted] = row.mode === 'demo' ? ['演示', '正式'] : ['正式', '演示'];
    throw new InstallationError(`这个数据库是${has}环境的，不能用作${wanted}环境。请改用另一个数据文件夹或数据库。`);
  }
  if (row) return row.filled ? 'filled' : 'toFill';
  await db
    .insertInto('installation')
    .values({ mode, filled: mode === 'production' })
    .execute();
  return mode === 'production' ? 'filled' : 'toFill';
}

export async function markFilled(database: Database): Promise<void> {
  await database.db.updateTable('installation').set({ filled: true }).execute();
}

/**
 * Migrates; a demo whose seeding was killed half way is emptied first and begins anew. A database that holds tables of
 * something else is refused.
 */
export async function prepareDatabase(connection: DatabaseConnection, mode: 'demo' | 'production'): Promise<void> {
  const client = new pg.Client(clientConfig(connection));
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    const names = new Set(tables.map((table) => table.name));
    if (names.size > 0 && !names.has('schema_migration')) {
      throw new InstallationError('数据库里已有别的系统的数据，研修台不会覆盖它。请换一个空的数据库。');
    }
    if (mode === 'demo' && names.has('installation')) {
      const { rows } = await client.query<{ mode: string; filled: boolean }>('select mode, filled from installation');
      const [row] = rows;
      if (row?.mode === 'demo' && !row.filled) {
        await client.query(
          'drop schema public cascade; create schema public; drop schema if exists graphile_worker cascade',
        );
      }
    }
  } finally {
    await client.end();
  }
  await migrate(connection);
}
