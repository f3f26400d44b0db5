import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../../main.ts';
import { DemoClock } from '../clock/clock.ts';
import { isConfigError, readConfig } from '../config/config.ts';
import { startEmbeddedDatabase } from '../db/embedded.ts';
import type { App } from '../http/app-parts.ts';
import type { WebRoots } from '../http/server.ts';

/** What a test's world is built with. */
export interface WorldSite {
  readonly app: App;
  readonly clock: DemoClock;
}

/**
 * The whole of a process that serves a test's world over an embedded database of its own: arguments are the data folder
 * and the web folders (or null). What `fill` returns is left in `world.json` there; it ends with whoever started it.
 */
export async function serveTestWorld(fill: (site: WorldSite) => Promise<object>, startAt?: Date): Promise<void> {
  const [dataDir = '', web = 'null'] = process.argv.slice(2);
  const webRoots = JSON.parse(web) as WebRoots | null;
  const config = readConfig({ YANXIU_MODE: 'demo', DATA_DIR: dataDir, PORT: '0' }, dataDir);
  if (isConfigError(config)) throw new Error(config.problems.join('\n'));
  const database = await startEmbeddedDatabase({ dataDir, log: () => undefined });
  const running = await startServer(config, {
    connection: database.connection,
    log: false,
    demoSeed: async (app) => {
      if (!(app.clock instanceof DemoClock)) throw new Error('demo time');
      writeFileSync(join(dataDir, 'world.json'), JSON.stringify(await fill({ app, clock: app.clock })));
    },
    ...(startAt ? { demoStartAt: startAt } : {}),
    ...(webRoots ? { webRoots } : {}),
  });
  console.log(`ready ${running.url}`);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await running.stop();
    await database.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  // whoever started this is gone: nothing may be left running
  process.stdin.resume().on('end', () => void stop());
}
