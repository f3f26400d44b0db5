import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { makeApp, makeServer } from '../../app.ts';
import { DemoClock } from '../clock/clock.ts';
import { readKeyRing } from '../config/key-file.ts';
import type { App } from '../http/app-parts.ts';
import { testDatabase, testFolder } from './test-database.ts';

export interface TestApp {
  readonly app: App;
  readonly server: FastifyInstance;
  readonly clock: DemoClock;
}

let shared: Promise<TestApp> | null = null;

/** The whole product in this worker, over its own database, with a clock that tests move: 2021-10-28 09:00 (+08:00). */
export function testApp(): Promise<TestApp> {
  shared ??= start();
  return shared;
}

async function start(): Promise<TestApp> {
  const database = await testDatabase();
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
  return { app, server, clock };
}
