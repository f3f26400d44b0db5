import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, openSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SystemUser } from './embedded-user.ts';

/** The folder of a cluster as the database's processes see it, see `spawnInCluster`. */
export const CLUSTER_PATH = '/proc/self/fd/3';

export const SOCKET_FOLDER_PREFIX = 'yanxiu-db-';

export interface ClusterProgram {
  readonly program: string;
  readonly args: readonly string[];
  readonly cluster: string;
  /** An open file that takes what the program prints. */
  readonly output: number;
  readonly user: SystemUser | undefined;
}

/**
 * Starts a PostgreSQL program on a cluster that its user may not be able to reach by path (a 0700 parent folder):
 * the folder is opened here and handed over as file 3. A session of its own keeps Ctrl-C for us alone, and the
 * environment is empty, so that no PG… variable of the operator's shell interferes.
 */
export function spawnInCluster({ program, args, cluster, output, user }: ClusterProgram): ChildProcess {
  const folder = openSync(cluster, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    return spawn(program, ['-D', CLUSTER_PATH, ...args], {
      ...user,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', output, output, folder],
    });
  } finally {
    closeSync(folder);
  }
}

/** Waits until the server takes connections; false when it ended first. */
export async function isReady(server: ChildProcess, cluster: string, log: (line: string) => void): Promise<boolean> {
  const startedAt = Date.now();
  let said = 0;
  while (server.exitCode === null && server.signalCode === null && server.pid !== undefined) {
    const state = readPidFile(cluster);
    if (state?.pid === server.pid && state.status === 'ready') return true;
    const waitedSec = Math.floor((Date.now() - startedAt) / 1000);
    if (waitedSec >= said + 10) {
      said = waitedSec;
      log(`数据库正在恢复上次的数据，已用 ${waitedSec} 秒`);
    }
    await sleep(5);
  }
  return false;
}

/** Ends the server; open transactions are rolled back. A server that does not listen is made to. */
export async function endServer(server: ChildProcess): Promise<void> {
  const ended = new Promise<void>((done) => {
    if (server.exitCode !== null || server.signalCode !== null) done();
    else server.once('exit', () => done());
  });
  const escalation = new AbortController();
  const escalate = async () => {
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      server.kill(signal);
      await sleep(20_000, undefined, { signal: escalation.signal });
    }
  };
  const escalating = escalate().catch(() => {});
  await ended;
  escalation.abort();
  await escalating;
}

/**
 * A `kill -9` of ours leaves the database running. It is stopped here if its processes really run PostgreSQL inside
 * this very folder: the number in a stale pid file may long belong to somebody else.
 */
export async function endLeftover(
  cluster: string,
  log: (line: string) => void,
  { keepSocketFolder = false } = {},
): Promise<void> {
  const state = readPidFile(cluster);
  const found = clusterProcesses(cluster);
  if (found.length > 0) {
    log('正在停止遗留的数据库');
    await endProcesses(cluster, state?.pid);
  }
  // PostgreSQL would refuse to start if the number now belongs to another living process of its user
  if (state) rmSync(join(cluster, 'postmaster.pid'), { force: true });
  if (state && !keepSocketFolder && basename(state.socketFolder).startsWith(SOCKET_FOLDER_PREFIX)) {
    rmSync(state.socketFolder, { recursive: true, force: true });
  }
}

async function endProcesses(cluster: string, postmaster: number | undefined): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    const found = clusterProcesses(cluster);
    // the first process ends its children in order; without it they are told one by one
    const told = postmaster !== undefined && found.includes(postmaster) ? [postmaster] : found;
    for (const pid of told) tell(pid, signal);
    for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 10) {
      if (clusterProcesses(cluster).length === 0) return;
      await sleep(10);
    }
  }
  throw new Error(`上次遗留的数据库（文件夹 ${cluster}）无法停止。请手动结束它的 postgres 进程后再启动。`);
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended by itself meanwhile
  }
}

function clusterProcesses(cluster: string): number[] {
  const folder = statSync(cluster);
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const program = basename(readlinkSync(`/proc/${name}/exe`).replace(/ \(deleted\)$/, ''));
      if (program !== 'postgres') return [];
      const cwd = statSync(`/proc/${name}/cwd`);
      return cwd.dev === folder.dev && cwd.ino === folder.ino ? [Number(name)] : [];
    } catch {
      return []; // ended meanwhile, or another user's
    }
  });
}

interface PidFile {
  readonly pid: number;
  readonly socketFolder: string;
  readonly status: string;
}

/** postmaster.pid: line 1 the process, line 5 the socket's folder, line 8 whether it takes connections. */
function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), socketFolder: lines[4]?.trim() ?? '', status: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}
