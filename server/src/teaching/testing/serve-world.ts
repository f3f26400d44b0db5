/**
 * A server over an embedded database of its own with a school's trainees, a course with an assignment and nobody in a
 * class yet; run as a process of its own by class-server.ts: data folder, web folders (or null).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeServer } from '../../app.ts';
import { startServer } from '../../main.ts';
import { DemoClock } from '../../platform/clock/clock.ts';
import { isConfigError, readConfig } from '../../platform/config/config.ts';
import { startEmbeddedDatabase } from '../../platform/db/embedded.ts';
import type { App } from '../../platform/http/app-parts.ts';
import type { WebRoots } from '../../platform/http/server.ts';
import { aPerson } from '../../platform/testing/builders.ts';
import { aTeachingScene } from '../teaching-fixture.ts';
import { anAssignment } from './assignment.ts';
import type { ServedClasses } from './class-server.ts';

const [dataDir = '', web = 'null'] = process.argv.slice(2);
const webRoots = JSON.parse(web) as WebRoots | null;
const config = readConfig({ YANXIU_MODE: 'demo', DATA_DIR: dataDir, PORT: '0' }, dataDir);
if (isConfigError(config)) throw new Error(config.problems.join('\n'));
const database = await startEmbeddedDatabase({ dataDir, log: () => undefined });
const running = await startServer(config, {
  connection: database.connection,
  log: false,
  demoSeed: fill,
  demoStartAt: new Date('2021-11-20T09:00:00+08:00'),
  ...(webRoots ? { webRoots } : {}),
});
console.log(`ready ${running.url}`);

async function fill(app: App): Promise<void> {
  if (!(app.clock instanceof DemoClock)) throw new Error('demo time');
  const test = { app, clock: app.clock, server: await makeServer(app, { log: false }) };
  const scene = await aTeachingScene(test, 24);
  const assignmentId = await anAssignment(test, scene.programId, scene.provider.id);
  const tutor = await aPerson(test, { name: '范辅导' });
  const { programId, manager, countyAdmin, trainees } = scene;
  const served: ServedClasses = { programId, assignmentId, manager, countyAdmin, tutor, trainees };
  writeFileSync(join(dataDir, 'world.json'), JSON.stringify(served));
}

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await running.stop();
  await database.stop();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
// whoever started this is gone: nothing may be left running
process.stdin.resume().on('end', () => void stop());
