/**
 * `npm start` (a demo with data of its own) and `npm run serve` (production): builds what is stale, starts the
 * database unless DATABASE_URL names one, and serves until it is told to stop.
 */
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Config, isConfigError, readConfig } from '@yanxiu/server/platform/config/config';
import type { DatabaseConnection } from '@yanxiu/server/platform/db/connection';
import { startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { reachDatabase } from '@yanxiu/server/platform/db/reach';
import type { JobTask } from '@yanxiu/server/platform/jobs/jobs';
import { buildWeb } from './build-web.ts';
import { demoLoginLines } from './demo/print-logins.ts';
import { seedChoice } from './demo/seed-choice.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Progress goes to standard error; standard output says only where it serves. */
const log = (line: string) => console.error(line);

/** Read only when it is asked for: a start needs none of it. */
const simulation: JobTask = {
  name: 'demo.simulate',
  run: async (app, payload, job) => (await import('./demo/simulate.ts')).simulateTask.run(app, payload, job),
};

interface RunningDatabase {
  readonly connection: DatabaseConnection;
  readonly stop: () => Promise<void>;
}

async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  if (isConfigError(config)) throw new Error(config.problems.join('\n'));
  await checkPort(config);
  // the import takes as long as the database's start: neither waits for the other
  const [web, database, server] = await Promise.allSettled([
    buildWeb(root, log),
    startDatabase(config),
    import('@yanxiu/server/main'),
  ]);
  const stopDatabase = async () => (database.status === 'fulfilled' ? database.value.stop() : undefined);
  try {
    const running = await resultOf(server).startServer(config, {
      connection: resultOf(database).connection,
      webRoots: resultOf(web),
      demoStartAt: seedChoice().startAt,
      extraJobs: config.mode === 'demo' ? [simulation] : [],
      demoSeed: async (app) => (await import('./demo/seed.ts')).seedDemo(app, seedChoice()),
    });
    stopOnSignal(async () => {
      await running.stop();
      await stopDatabase();
    });
    if (config.mode === 'demo') for (const line of demoLoginLines(config.dataDir)) console.log(line);
    console.log(`ready ${running.url}`);
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}

function resultOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

async function startDatabase(config: Config): Promise<RunningDatabase> {
  if (config.databaseUrl === undefined) return startEmbeddedDatabase({ dataDir: config.dataDir, log });
  const connection = { connectionString: config.databaseUrl };
  await reachDatabase(connection);
  return { connection, stop: async () => {} };
}

/** Says at once what would otherwise come out only after the database has started. */
async function checkPort({ host, port }: Config): Promise<void> {
  const probe = createServer();
  const failed = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
    probe.once('error', done);
    probe.listen({ host, port }, () => probe.close(() => done(undefined)));
  });
  if (failed) throw new Error(portProblem(host, port, failed.code));
}

function portProblem(host: string, port: number, code = ''): string {
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口：PORT=${port + 1} npm start`;
  if (code === 'EACCES') return `没有权限使用端口 ${port}。1024 以下的端口留给系统，请换一个，例如 PORT=3000。`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `本机没有地址 ${host}。请检查 HOST。`;
  return `无法在 ${host} 的端口 ${port} 上提供服务（${code}）。`;
}

/** The first signal ends in order; a second one ends at once, and the next start mends what is left. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    log('正在停止');
    await stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void onSignal().catch(fail));
}

/** Sentences of ours are for the operator; anything else is a fault and shows where it arose. */
function fail(error: unknown): void {
  const { message = String(error), stack = message } = error instanceof Error ? error : {};
  log(/\p{Script=Han}/u.test(message) ? message : stack);
  process.exit(1);
}

await main().catch(fail);
