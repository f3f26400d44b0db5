/** The server of a round, run as a process of its own by own-server.ts: no web apps, a free port of loopback. */

import { rmSync } from 'node:fs';
import { startServer } from '@yanxiu/server/main';
import { isConfigError, readConfig } from '@yanxiu/server/platform/config/config';
import { startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { seedDemo } from '@yanxiu/tools/demo/seed';
import { seedChoice } from '@yanxiu/tools/demo/seed-choice';

const [dataDir = ''] = process.argv.slice(2);
const config = readConfig({ YANXIU_MODE: 'demo', DATA_DIR: dataDir, PORT: '0' }, dataDir);
if (isConfigError(config)) throw new Error(config.problems.join('\n'));
const database = await startEmbeddedDatabase({ dataDir, log: () => undefined });
const running = await startServer(config, {
  connection: database.connection,
  demoStartAt: seedChoice().startAt,
  demoSeed: (app) => seedDemo(app, seedChoice()),
});
console.log(`ready ${running.url}`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await running.stop();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
process.stdin.on('end', () => void stop()).resume();
