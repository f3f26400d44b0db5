/** The server of a journey, run as a process of its own by product.ts: both web apps, a free port of loopback. */
import { fileURLToPath } from 'node:url';
import { startServer } from '@yanxiu/server/main';
import { isConfigError, readConfig } from '@yanxiu/server/platform/config/config';
import { startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { buildWeb } from '@yanxiu/tools/build-web';
import { seedDemo } from '@yanxiu/tools/demo/seed';
import { seedChoice } from '@yanxiu/tools/demo/seed-choice';
import { simulateTask } from '@yanxiu/tools/demo/simulate';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const [dataDir = ''] = process.argv.slice(2);
const config = readConfig({ YANXIU_MODE: 'demo', DATA_DIR: dataDir, PORT: '0' }, dataDir);
if (isConfigError(config)) throw new Error(config.problems.join('\n'));
const [webRoots, database] = await Promise.all([
  buildWeb(root, (line) => console.error(line)),
  startEmbeddedDatabase({ dataDir, log: () => undefined }),
]);
const running = await startServer(config, {
  connection: database.connection,
  webRoots,
  demoStartAt: seedChoice().startAt,
  extraJobs: [simulateTask],
  demoSeed: (app) => seedDemo(app, seedChoice()),
});
console.log(`ready ${running.url}`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await running.stop();
  await database.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
// whoever started this is gone: nothing may be left running
process.stdin.resume().on('end', () => void stop());
