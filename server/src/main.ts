import { makeApp, makeServer, startJobs } from './app.ts';
import { type Clock, DemoClock, realClock } from './platform/clock/clock.ts';
import { keepDemoClock, loadDemoClock } from './platform/clock/demo-clock-row.ts';
import { type Config, localUrl } from './platform/config/config.ts';
import { freePort } from './platform/config/free-port.ts';
import { readKeyRing } from './platform/config/key-file.ts';
import type { DatabaseConnection } from './platform/db/connection.ts';
import { openDatabase } from './platform/db/database.ts';
import { claimInstallation, markFilled, prepareDatabase } from './platform/db/installation.ts';
import type { App } from './platform/http/app-parts.ts';
import type { WebRoots } from './platform/http/server.ts';
import type { JobTask } from './platform/jobs/jobs.ts';

export interface StartParts {
  readonly connection: DatabaseConnection;
  readonly webRoots?: WebRoots;
  /** Fills an empty demo database; runs before anybody is served, once. */
  readonly demoSeed?: (app: App) => Promise<void>;
  /** When demo time begins in a new demo database. */
  readonly demoStartAt?: Date;
  /** Work of the demo that lives outside the product. */
  readonly extraJobs?: readonly JobTask[];
  readonly log?: boolean;
}

export interface RunningServer {
  readonly url: string;
  readonly app: App;
  readonly stop: () => Promise<void>;
}

/** Brings the database up to date, seeds a new demo, starts the queue and listens. */
export async function startServer(given: Config, parts: StartParts): Promise<RunningServer> {
  // what is printed names this address: it has to be known before anything is served
  const config = given.port === 0 ? { ...given, port: await freePort(given.host) } : given;
  await prepareDatabase(parts.connection, config.mode);
  const database = openDatabase(parts.connection);
  const state = await claimInstallation(database, config.mode);
  const clock = await clockFor(config, database, parts.demoStartAt);
  const app = makeApp({ config, database, clock, keys: readKeyRing(config.keyFile) });
  await app.jobs.prepare();
  if (state === 'toFill') {
    await parts.demoSeed?.(app);
    await markFilled(database);
  }
  await startJobs(app, parts.extraJobs);
  const server = await makeServer(app, {
    log: parts.log ?? true,
    ...(parts.webRoots ? { webRoots: parts.webRoots } : {}),
  });
  await server.listen({ host: config.host, port: config.port });
  const address = server.server.address();
  const keeping = clock instanceof DemoClock ? keepDemoClock(database.db, clock) : null;
  return {
    url: localUrl(config.host, typeof address === 'object' && address ? address.port : config.port),
    app,
    stop: async () => {
      await keeping?.stop();
      await server.close();
      await app.jobs.stop();
      await database.close();
    },
  };
}

/** Demo time goes on where it stood when the server last ran. */
async function clockFor(config: Config, database: ReturnType<typeof openDatabase>, startAt?: Date): Promise<Clock> {
  if (config.mode === 'production') return realClock;
  return loadDemoClock(database.db, startAt ?? new Date('2021-10-28T09:00:00+08:00'));
}
