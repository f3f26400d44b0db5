import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clientConfig, type DatabaseConnection } from './connection.ts';
import { findBinaries } from './embedded-binaries.ts';
import {
  checkVersion,
  makeCluster,
  makeSocketFolder,
  type Place,
  readPassword,
  SOCKET_PORT,
  startServer,
} from './embedded-cluster.ts';
import { endLeftover, endServer } from './embedded-process.ts';
import { databaseUser } from './embedded-user.ts';
import { lockFolder } from './folder-lock.ts';

export interface EmbeddedOptions {
  /** The product's data folder; the cluster lives in its folder `database`. Made when missing. */
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** false in tests alone: nothing is flushed to disk, and a crash of the machine may lose all. */
  readonly durable?: boolean;
}

export interface EmbeddedDatabase {
  /** The product's database and its owner, who may make databases but is no superuser. */
  readonly connection: DatabaseConnection;
  /** For backup and replication. */
  readonly superuser: DatabaseConnection;
  /** Ends the server; open transactions are rolled back. Close the pools before. */
  readonly stop: () => Promise<void>;
}

const APP = 'yanxiu';

/**
 * Starts the PostgreSQL that npm brought, on a private Unix socket without any TCP port. Finds the data of an earlier
 * start, stops what a killed start left running, makes a cluster where there is none or only a half-made one, and
 * starts the server again should it end by itself. Throws an Error with a sentence for the operator when it can't.
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = join(options.dataDir, 'database');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const password = readPassword(join(folder, 'password'));
  const unlock = await lockFolder(folder, password);
  if (!unlock) {
    throw new Error(`数据文件夹 ${options.dataDir} 正被另一个研修台使用。请先停止它，或用 DATA_DIR 指定另一个文件夹。`);
  }
  let place: Place | undefined;
  try {
    place = await findPlace(folder, password, options);
    if (existsSync(place.cluster)) checkVersion(place);
    else await makeCluster(place);
    const server = await startServer(place, options.log);
    const { connection, superuser } = connections(place);
    await makeOwner(superuser, password);
    const stopServer = keepRunning(place, server, options.log);
    const stop = async () => {
      await stopServer();
      await unlock();
    };
    return { connection, superuser, stop };
  } catch (error) {
    if (place) await giveUp(place, options.log);
    await unlock();
    throw error;
  }
}

async function findPlace(folder: string, password: string, options: EmbeddedOptions): Promise<Place> {
  const cluster = join(folder, 'cluster');
  const user = databaseUser(cluster);
  const binaries = findBinaries(user);
  if (existsSync(cluster)) await endLeftover(cluster, options.log);
  const logFile = join(folder, 'server.log');
  const socketFolder = makeSocketFolder(user);
  return { cluster, logFile, password, socketFolder, user, binaries, durable: options.durable ?? true };
}

async function giveUp(place: Place, log: (line: string) => void): Promise<void> {
  if (existsSync(place.cluster)) await endLeftover(place.cluster, log);
  rmSync(place.socketFolder, { recursive: true, force: true });
}

function connections({ socketFolder, password }: Place) {
  const server = { host: socketFolder, port: SOCKET_PORT, password };
  return {
    connection: { ...server, user: APP, database: APP },
    superuser: { ...server, user: 'postgres', database: 'postgres' },
  };
}

/** The product's own role and database. A start killed between the two statements is mended by the next. */
async function makeOwner(superuser: DatabaseConnection, password: string): Promise<void> {
  const client = new pg.Client(clientConfig(superuser));
  await client.connect();
  try {
    const found = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $1) as database`,
      [APP],
    );
    const { role = false, database = false } = found.rows[0] ?? {};
    if (!role) await client.query(`create role ${APP} login createdb password ${client.escapeLiteral(password)}`);
    if (!database) await client.query(`create database ${APP} owner ${APP}`);
  } finally {
    await client.end();
  }
}

/** Starts the server again when it ends unasked (killed, out of memory); returns the way to end it. */
function keepRunning(place: Place, first: ChildProcess, log: (line: string) => void): () => Promise<void> {
  let stopping = false;
  let server = first;
  let restarting: Promise<void> = Promise.resolve();
  const restart = async () => {
    for (let waitMs = 200; !stopping; waitMs = Math.min(waitMs * 2, 10_000)) {
      await sleep(waitMs);
      if (stopping) return;
      try {
        await endLeftover(place.cluster, log, { keepSocketFolder: true });
        server = await startServer(place, log);
        watch(server);
        log('数据库已重新启动');
        return;
      } catch (error) {
        log(`数据库未能重新启动，稍后再试：${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  const watch = (child: ChildProcess) =>
    child.once('exit', () => {
      if (stopping) return;
      log('数据库意外停止，正在重新启动');
      restarting = restart();
    });
  watch(server);
  return async () => {
    stopping = true;
    await restarting;
    await endServer(server);
    rmSync(place.socketFolder, { recursive: true, force: true });
  };
}
