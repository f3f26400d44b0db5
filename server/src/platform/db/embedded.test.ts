import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientConfig, type DatabaseConnection } from './connection.ts';
import { openDatabase } from './database.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded.ts';

// one data folder under a folder that nobody else may enter, as a clone made by `mktemp -d` is
let parent: string;
let dataDir: string;
const said: string[] = [];
const log = (line: string) => said.push(line);

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'yanxiu-embedded-'));
  dataDir = join(parent, '数据 folder');
});
afterAll(async () => {
  await running?.stop();
  rmSync(parent, { recursive: true, force: true });
});

let running: EmbeddedDatabase | undefined;

async function start(): Promise<EmbeddedDatabase> {
  running = await startEmbeddedDatabase({ dataDir, log });
  return running;
}

async function stop(): Promise<void> {
  await running?.stop();
  running = undefined;
}

async function query(connection: DatabaseConnection, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(clientConfig(connection));
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A Node process of its own that starts the database, so that it can be killed. */
async function startElsewhere(): Promise<ChildProcess> {
  const module = JSON.stringify(new URL('embedded.ts', import.meta.url).href);
  const program = `
    const { startEmbeddedDatabase } = await import(${module});
    await startEmbeddedDatabase({ dataDir: process.argv[1], log: () => {}, durable: true });
    console.log('started');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: child.stdout }), 'line');
  return child;
}

// a process that has ended but was not yet taken off the list by its parent has no program any more
const isRunning = (pid: number) => existsSync(`/proc/${pid}/exe`);

const postmaster = () => Number(readFileSync(join(dataDir, 'database/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

test('a first start that was killed half-way is mended; the next finds its data; no TCP port is open', async () => {
  mkdirSync(join(dataDir, 'database/cluster.new/base'), { recursive: true });
  writeFileSync(join(dataDir, 'database/cluster.new/PG_VERSION'), '18\n');
  const first = await start();
  await query(first.connection, 'create table kept (n int)');
  await query(first.connection, 'insert into kept values (72)');
  expect(await query(first.connection, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  expect(await query(first.connection, 'show fsync')).toEqual([{ fsync: 'on' }]);
  expect(statSync(join(dataDir, 'database/password')).mode & 0o777).toBe(0o600);
  await stop();
  expect(readdirSync(join(dataDir, 'database')).sort()).toEqual(['cluster', 'password', 'server.log']);
  expect(existsSync('host' in first.connection ? first.connection.host : dataDir)).toBe(false);

  const second = await start();
  expect(await query(second.connection, 'select n from kept')).toEqual([{ n: 72 }]);
  await stop();
});

test('a second start on a folder in use is refused, and disturbs nothing', async () => {
  const { connection } = await start();
  await expect(startEmbeddedDatabase({ dataDir, log })).rejects.toThrow('正被另一个研修台使用');
  expect(await query(connection, 'select n from kept')).toEqual([{ n: 72 }]);
  await stop();
});

test('after kill -9 of the product its database still runs; the next start takes the data over', async () => {
  const child = await startElsewhere();
  const left = postmaster();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isRunning(left)).toBe(true);
  const next = await start();
  expect(isRunning(left)).toBe(false);
  expect(said).toContain('正在停止遗留的数据库');
  expect(await query(next.connection, 'select n from kept')).toEqual([{ n: 72 }]);
  await stop();
});

test('a stale pid file that names a stranger is no reason to kill the stranger', async () => {
  const stranger = spawn('sleep', ['30'], { stdio: 'ignore' });
  writeFileSync(join(dataDir, 'database/cluster/postmaster.pid'), `${stranger.pid}\n/\n1\n5432\n/tmp\n\n\nready\n`);
  await start();
  expect(stranger.exitCode).toBe(null);
  expect(stranger.signalCode).toBe(null);
  await stop();
  stranger.kill();
});

test('a backup copied back by hand starts', async () => {
  const copy = join(parent, 'copy');
  cpSync(dataDir, copy, { recursive: true });
  chmodSync(join(copy, 'database/cluster'), 0o755);
  const restored = await startEmbeddedDatabase({ dataDir: copy, log });
  expect(await query(restored.connection, 'select n from kept')).toEqual([{ n: 72 }]);
  await restored.stop();
});

test('a database that is killed comes back by itself under the same address; the pool goes on', async () => {
  const { connection } = await start();
  const lost: string[] = [];
  const { pool, close } = openDatabase(connection, { onConnectionError: (error) => lost.push(error.message) });
  const inUse = await pool.connect();
  await pool.query('select 1');
  process.kill(postmaster(), 'SIGKILL');
  while (!said.includes('数据库已重新启动')) await sleep(20);
  expect(lost.length).toBeGreaterThan(1);
  inUse.release(true);
  expect((await pool.query('select n from kept')).rows).toEqual([{ n: 72 }]);
  await close();
  await stop();
});

test('a cluster of another version is refused before it is touched', async () => {
  const file = join(dataDir, 'database/cluster/PG_VERSION');
  writeFileSync(file, '15\n');
  await expect(startEmbeddedDatabase({ dataDir, log })).rejects.toThrow('是 PostgreSQL 15 版，现在的程序是 18 版');
});
