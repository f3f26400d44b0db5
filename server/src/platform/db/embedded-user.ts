import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** PostgreSQL refuses to run as root; under root its processes get these rights instead. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whose rights the database runs with: undefined = our own (an ordinary user). Under root it is the owner of an
 * existing cluster, else user `postgres`, created when missing, else `nobody` where no user can be created.
 */
export function databaseUser(cluster: string): SystemUser | undefined {
  const uid = process.getuid?.();
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (uid !== 0) {
    if (owner && owner.uid !== uid) {
      throw new Error(
        `数据库文件夹 ${cluster} 属于另一个系统用户（uid ${owner.uid}）。请用原来的用户启动，或先用 chown -R 改变它的所有者。`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = findUser('postgres') ?? createPostgresUser() ?? findUser('nobody');
  if (!user)
    throw new Error('系统里没有 postgres 用户，也无法创建。请以普通用户启动，或用 DATABASE_URL 指定已有的数据库。');
  if (owner) giveAway(cluster, user);
  return user;
}

function findUser(name: string): SystemUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function createPostgresUser(): SystemUser | undefined {
  // shadow's tool first, then that of busybox systems; a missing tool is only a failed attempt
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--home-dir', '/', '--shell', '/bin/false', 'postgres'],
    ['adduser', '-S', '-D', '-H', '-h', '/', '-s', '/bin/false', 'postgres'],
  ];
  for (const [command = '', ...args] of attempts) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return findUser('postgres');
  }
  return undefined;
}

/** A cluster that root copied back from a backup belongs to root: the database could not read it. */
function giveAway(folder: string, user: SystemUser): void {
  chownSync(folder, user.uid, user.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveAway(path, user);
    else lchownSync(path, user.uid, user.gid);
  }
}
