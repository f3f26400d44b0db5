/**
 * A server over an embedded database of its own with a money world in it, run as a process of its own by
 * money-server.ts, so that it can be killed and shown in a browser: data folder, web folders (or null), number of schools.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../../main.ts';
import { DemoClock } from '../../platform/clock/clock.ts';
import { isConfigError, readConfig } from '../../platform/config/config.ts';
import { startEmbeddedDatabase } from '../../platform/db/embedded.ts';
import type { App } from '../../platform/http/app-parts.ts';
import type { WebRoots } from '../../platform/http/server.ts';
import { billsOf, type ServedWorld } from './money-server.ts';
import { aBill, aLiaison, aMoneyWorld } from './money-world.ts';

const [dataDir = '', web = 'null', schoolNames = '[]'] = process.argv.slice(2);
const webRoots = JSON.parse(web) as WebRoots | null;
const config = readConfig({ YANXIU_MODE: 'demo', DATA_DIR: dataDir, PORT: '0' }, dataDir);
if (isConfigError(config)) throw new Error(config.problems.join('\n'));
const database = await startEmbeddedDatabase({ dataDir, log: () => undefined });
const running = await startServer(config, {
  connection: database.connection,
  log: false,
  demoSeed: fill,
  ...(webRoots ? { webRoots } : {}),
});
console.log(`ready ${running.url}`);

/** Each school owes for `headsOf` teachers and has a liaison whose phone statements can name. */
async function fill(app: App): Promise<void> {
  if (!(app.clock instanceof DemoClock)) throw new Error('demo time');
  const test = { app, clock: app.clock };
  const world = await aMoneyWorld(test, { schools: JSON.parse(schoolNames) as string[] });
  const bills: ServedWorld['bills'][number][] = [];
  for (const [at, school] of world.schools.entries()) {
    const { heads, phone } = billsOf(at);
    await aLiaison(test, school, '张三', phone);
    bills.push({ id: await aBill(test, world, school, heads), schoolName: school.name, heads, phone });
  }
  const { accountId, accountNumber, programId, finance, second } = world;
  const served: ServedWorld = { accountId, accountNumber, programId, bills, finance, second };
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
