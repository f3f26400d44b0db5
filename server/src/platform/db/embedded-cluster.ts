import { type ChildProcess, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Binaries } from './embedded-binaries.ts';
import { isReady, SOCKET_FOLDER_PREFIX, spawnInCluster } from './embedded-process.ts';
import type { SystemUser } from './embedded-user.ts';

/** All that is known about one cluster while it runs. */
export interface Place {
  readonly cluster: string;
  readonly logFile: string;
  readonly password: string;
  readonly socketFolder: string;
  readonly user: SystemUser | undefined;
  readonly binaries: Binaries;
  readonly durable: boolean;
}

/** Only a part of the socket's name: there is no TCP port. */
export const SOCKET_PORT = 5432;
const SOCKET_PATH_LIMIT_BYTES = 107;
/** Exists for initdb alone, while it runs. */
const PASSWORD_FILE = 'password';
const LOG_LIMIT_BYTES = 20_000_000;

/** The random password of a data folder; the first of two first starts at once decides. */
export function readPassword(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })) {
    const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** The data folder may be closed to the database's user and its path too long for a socket: a short one elsewhere. */
export function makeSocketFolder(user: SystemUser | undefined): string {
  const parent = ['/tmp', tmpdir()].find((folder) => {
    const path = join(folder, `${SOCKET_FOLDER_PREFIX}XXXXXX`, `.s.PGSQL.${SOCKET_PORT}.lock`);
    return Buffer.byteLength(path) <= SOCKET_PATH_LIMIT_BYTES && statSync(folder, { throwIfNoEntry: false });
  });
  if (!parent) throw new Error('没有可用的临时文件夹：/tmp 不存在，TMPDIR 的路径过长。请把 TMPDIR 设为一个短路径。');
  removeAbandonedFolders(parent);
  const folder = mkdtempSync(join(parent, SOCKET_FOLDER_PREFIX));
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** What starts that were killed before the server ran have left; a running server's folder holds its socket. */
function removeAbandonedFolders(parent: string): void {
  const abandoned = Date.now() - 3_600_000;
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(SOCKET_FOLDER_PREFIX))) {
    try {
      if (statSync(join(parent, name)).mtimeMs > abandoned) continue;
      rmSync(join(parent, name, PASSWORD_FILE), { force: true });
      rmdirSync(join(parent, name));
    } catch {
      // not empty, not ours, or gone
    }
  }
}

/**
 * Runs initdb beside the place and renames: a start that was killed half-way leaves no half cluster under the real
 * name. Texts compare by code point (fast, the same everywhere); Chinese order is asked for by `collate "zh-x-icu"`.
 */
export async function makeCluster(place: Place): Promise<void> {
  const draft = `${place.cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = join(place.socketFolder, PASSWORD_FILE);
  writeFileSync(passwordFile, place.password, { mode: 0o600 });
  if (place.user) {
    for (const path of [draft, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  }
  const args = [
    ...['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ...(place.durable ? [] : ['--no-sync']),
  ];
  const output = openSync(place.logFile, 'a', 0o600);
  const initdb = spawnInCluster({ ...place, program: place.binaries.initdb, args, cluster: draft, output });
  closeSync(output);
  const [code] = (await once(initdb, 'exit')) as [number | null];
  rmSync(passwordFile);
  if (code !== 0) throw new Error(`内置数据库无法初始化${logTail(place.logFile)}`);
  renameSync(draft, place.cluster);
}

/** A cluster of another major version can't be opened by these programs. */
export function checkVersion(place: Place): void {
  const version = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  const program = spawnSync(place.binaries.postgres, ['--version'], { encoding: 'utf8', cwd: '/', env: {} });
  const major = /(\d+)\.\d+/.exec(program.stdout)?.[1];
  if (major !== version) {
    throw new Error(
      `数据文件夹里的数据库是 PostgreSQL ${version} 版，现在的程序是 ${major ?? '未知'} 版。` +
        '请用原来的版本备份，再恢复到新的数据文件夹。',
    );
  }
}

/** Starts the server and waits until it takes connections. */
export async function startServer(place: Place, log: (line: string) => void): Promise<ChildProcess> {
  // a backup copied back has the copier's rights; PostgreSQL insists on its own
  chmodSync(place.cluster, 0o700);
  const output = openLog(place.logFile);
  const program = place.binaries.postgres;
  const args = Object.entries(settings(place)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawnInCluster({ ...place, program, args, output });
  closeSync(output);
  server.unref();
  server.once('error', (error) => log(`内置数据库无法启动：${error.message}`));
  if (!(await isReady(server, place.cluster, log))) throw new Error(`内置数据库无法启动${logTail(place.logFile)}`);
  return server;
}

function settings(place: Place): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: place.socketFolder,
    unix_socket_permissions: '0700',
    port: String(SOCKET_PORT),
    max_connections: '100',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    ...(place.durable ? durable : fleeting),
  };
}

const durable = {
  synchronous_commit: 'on',
  wal_compression: 'pglz',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // two cores: compiling a query costs more than it saves
  jit: 'off',
};

const fleeting = {
  ...durable,
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  io_method: 'sync',
};

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}

/** The newest lines of the server's log, for a message that says why it ended. */
export function logTail(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n  ');
  return `，日志 ${join(dirname(file), 'server.log')} 的最后几行：\n  ${lines}`;
}
