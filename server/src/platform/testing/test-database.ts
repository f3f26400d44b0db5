import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createConnection } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { inject } from 'vitest';
import { clientConfig, type DatabaseConnection, withDatabase } from '../db/connection.ts';
import { type Database, openDatabase } from '../db/database.ts';

export interface TestDatabase extends Database {
  readonly connection: DatabaseConnection;
}

let shared: Promise<TestDatabase> | undefined;
let template: Promise<DatabaseConnection> | undefined;

/**
 * The database of this worker, migrated and empty at its first use; all test files that the worker runs share it, so
 * a test makes what it needs under names of its own and never counts whole tables. Not to be closed by a test.
 */
export function testDatabase(): Promise<TestDatabase> {
  shared ??= clone(`yanxiu_worker_${process.env.VITEST_POOL_ID ?? '0'}`);
  return shared;
}

/** A new migrated, empty database for one test file or test (about 30 ms); close it in afterAll. */
export function freshDatabase(): Promise<TestDatabase> {
  return clone(`yanxiu_fresh_${randomBytes(6).toString('hex')}`);
}

/** A new folder for a test's files; all go when the run ends. */
export function testFolder(): string {
  return mkdtempSync(join(dirname(inject('testDatabaseSocket')), 'files-'));
}

/** A new database without any table, for tests of migrations. */
export async function emptyDatabase(): Promise<DatabaseConnection> {
  const name = `yanxiu_empty_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name}`);
  return withDatabase(await templateConnection(), name);
}

async function clone(name: string): Promise<TestDatabase> {
  const source = await templateConnection();
  const { database } = 'database' in source ? source : { database: '' };
  // a worker that Vitest replaced has left a database of the same name
  await administer(`drop database if exists ${name} with (force)`, `create database ${name} template ${database}`);
  const connection = withDatabase(source, name);
  return { ...openDatabase(connection, { max: 8 }), connection };
}

async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client(clientConfig(withDatabase(await templateConnection(), 'yanxiu')));
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Asks global-setup.ts, which starts the database at the first question. */
function templateConnection(): Promise<DatabaseConnection> {
  template ??= text(createConnection(inject('testDatabaseSocket'))).then((answer) => {
    const { template: connection, error } = JSON.parse(answer) as { template?: DatabaseConnection; error?: string };
    if (!connection) throw new Error(`the test database did not start: ${error}`);
    return connection;
  });
  return template;
}
