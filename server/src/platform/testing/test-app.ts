import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { makeApp, makeServer } from '../../app.ts';
import { DemoClock } from '../clock/clock.ts';
import { readKeyRing } from '../config/key-file.ts';
import type { App } from '../http/app-parts.ts';
import { freshDatabase, type TestDatabase, testFolder } from './test-database.ts';

export interface TestApp {
  readonly app: App;
  readonly server: FastifyInstance;
  readonly clock: DemoClock;
}

let current: { readonly file: string; readonly started: Promise<Started> } | null = null;

interface Started {
  readonly test: TestApp;
  readonly database: TestDatabase;
}

/**
 * The whole product for one test file, over a database of its own, with a clock that its tests move: it begins at
 * 2021-10-28 09:00 (+08:00). The file before it is ended first: workers share their modules.
 */
export async function testApp(): Promise<TestApp> {
  const file = expect.getState().testPath ?? '';
  if (current?.file !== file) {
    const before = current;
    current = { file, started: before ? before.started.then(end, () => undefined).then(start) : start() };
  }
  return (await current.started).test;
}

async function end({ test, database }: Started): Promise<void> {
  await test.server.close();
  await database.close();
}

async function start(): Promise<Started> {
  const database = await freshDatabase();
  const clock = new DemoClock(new Date('2021-10-28T09:00:00+08:00'));
  const dataDir = testFolder();
  const app = makeApp({
    config: { mode: 'demo', host: '127.0.0.1', port: 0, dataDir, keyFile: join(dataDir, 'key') },
    database,
    clock,
    keys: readKeyRing(join(dataDir, 'key')),
  });
  await app.jobs.prepare();
  const server = await makeServer(app, { log: false });
  await server.ready();
  return { test: { app, server, clock }, database };
}
