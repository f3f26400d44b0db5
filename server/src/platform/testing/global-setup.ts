import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { clientConfig, withDatabase } from '../db/connection.ts';
import { openDatabase } from '../db/database.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../db/embedded.ts';
import { endLeftover } from '../db/embedded-process.ts';
import { migrate } from '../db/migrate.ts';
import { graphileJobs } from '../jobs/jobs.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Unix socket that answers with the connection to the migrated template, see test-database.ts. */
    testDatabaseSocket: string;
  }
}

const TEMPLATE = 'yanxiu_template';
const FOLDER_PREFIX = 'yanxiu-test-';

/**
 * One PostgreSQL for the whole run, with the migrated template that the workers clone. It starts when the first
 * test asks for it: a run of rules alone pays nothing.
 */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  let starting: Promise<EmbeddedDatabase> | undefined;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    starting ??= startTemplate(folder);
    starting.then(
      ({ connection }) => socket.end(JSON.stringify({ template: withDatabase(connection, TEMPLATE) })),
      (error: unknown) => socket.end(JSON.stringify({ error: String(error) })),
    );
  });
  const socketPath = join(folder, 'ask');
  await new Promise<void>((done) => server.listen(socketPath, done));
  project.provide('testDatabaseSocket', socketPath);
  return async () => {
    server.close();
    const embedded = await starting?.catch(() => undefined);
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function startTemplate(folder: string): Promise<EmbeddedDatabase> {
  const embedded = await startEmbeddedDatabase({ dataDir: folder, log, durable: false });
  try {
    const client = new pg.Client(clientConfig(embedded.connection));
    await client.connect();
    await client.query(`create database ${TEMPLATE}`);
    await client.end();
    const template = withDatabase(embedded.connection, TEMPLATE);
    await migrate(template);
    const { pool } = openDatabase(template, { max: 1 });
    await graphileJobs(pool, log).prepare();
    await pool.end();
    return embedded;
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** What runs that were killed have left: their database still runs. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${FOLDER_PREFIX}(\\d+)-`).exec(name)?.[1];
    const folder = join(tmpdir(), name);
    if (pid === undefined || existsSync(`/proc/${pid}/exe`) || statSync(folder).uid !== process.getuid?.()) continue;
    const cluster = join(folder, 'database/cluster');
    if (existsSync(cluster)) await endLeftover(cluster, log);
    rmSync(folder, { recursive: true, force: true });
  }
}

function log(line: string): void {
  if (process.env.YANXIU_TEST_LOG) console.error(line);
}
