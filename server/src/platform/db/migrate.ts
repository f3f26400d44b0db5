import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { clientConfig, type DatabaseConnection } from './connection.ts';

export const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));

const OLDEST_SERVER = 150_000;
const FILE_NAME = /^\d{12}_[a-z0-9-]+__[a-z0-9-]+\.sql$/;
/** Any number of ours: two servers that start at once on one database take turns. */
const LOCK = 7_208_533_014;

/** The database can't be brought up to date; the message says which file and why. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/**
 * Applies the SQL files of a folder that this database has not had yet, in the order of their names
 * (`202611210900_registration__create.sql`), each in one transaction together with its row of `schema_migration`.
 * Returns the names applied. Throws MigrationError on a server below 15, on a file changed after it was applied, on
 * a database that a newer release has migrated, and on SQL that fails.
 */
export async function migrate(connection: DatabaseConnection, folder: string = MIGRATIONS): Promise<string[]> {
  const files = readMigrations(folder);
  const client = new pg.Client(clientConfig(connection));
  await client.connect();
  try {
    await checkServer(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      `create table if not exists schema_migration (
         name text primary key,
         sha256 text not null,
         applied_at timestamptz not null default now()
       )`,
    );
    const pending = await pendingOf(client, files);
    for (const file of pending) await apply(client, file);
    return pending.map((file) => file.name);
  } finally {
    await client.end();
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      if (!FILE_NAME.test(name)) {
        throw new MigrationError(
          `数据库升级文件 ${name} 的名字不合规则，应形如 202611210900_registration__create.sql。`,
        );
      }
      const sql = readFileSync(join(folder, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string; encoding: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name,
            current_setting('server_encoding') as encoding`,
  );
  const [server] = rows;
  if (!server || server.number < OLDEST_SERVER) {
    throw new MigrationError(`数据库是 PostgreSQL ${server?.name ?? '未知'} 版，需要 15 或更高版本。`);
  }
  if (server.encoding !== 'UTF8') {
    throw new MigrationError(`数据库的编码是 ${server.encoding}，需要 UTF8。请用 encoding 'UTF8' 新建一个数据库。`);
  }
}

async function pendingOf(client: pg.Client, files: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migration');
  const applied = new Map(rows.map((row) => [row.name, row.sha256]));
  const changed = files.find((file) => applied.has(file.name) && applied.get(file.name) !== file.sha256);
  if (changed) {
    throw new MigrationError(
      `数据库升级文件 ${changed.name} 在执行之后被改动过。请恢复它的原文，另写一个新文件来修改。`,
    );
  }
  const known = new Set(files.map((file) => file.name));
  const newer = rows.find((row) => !known.has(row.name));
  if (newer) {
    throw new MigrationError(`数据库已由更新的版本升级过（${newer.name}）。请用新版本的研修台启动。`);
  }
  return files.filter((file) => !applied.has(file.name));
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new MigrationError(`数据库升级文件 ${name}${lineOf(sql, error)} 执行失败：${textOf(error)}`, {
      cause: error,
    });
  }
}

function lineOf(sql: string, error: unknown): string {
  const position = error instanceof pg.DatabaseError && error.position ? Number(error.position) : 0;
  return position > 0 ? ` 第 ${[...sql].slice(0, position - 1).filter((char) => char === '\n').length + 1} 行` : '';
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
