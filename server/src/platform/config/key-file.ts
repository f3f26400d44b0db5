import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One key of personal data: its name stands beside what it encrypted, so that old rows stay readable. */
export interface SecretKey {
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

export interface KeyRing {
  /** New values are written with this one: the last line of the file. */
  readonly current: SecretKey;
  readonly all: readonly SecretKey[];
}

export class KeyFileError extends Error {
  override name = 'KeyFileError';
}

/**
 * Reads the key file, one `<id> <32 bytes in base64>` a line, newest last; makes one with a random key and rights
 * for its owner alone when there is none. A file that others may read, or a broken line, is refused by a KeyFileError.
 */
export function readKeyRing(file: string): KeyRing {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) createKeyFile(file);
  else if ((stat.mode & 0o077) !== 0) {
    throw new KeyFileError(`密钥文件 ${file} 可被他人读取。请先执行 chmod 600 ${file}，并考虑更换密钥。`);
  }
  const all = readFileSync(file, 'utf8')
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, number }) => readKey(line, number, file));
  const current = all.at(-1);
  if (current === undefined) throw new KeyFileError(`密钥文件 ${file} 是空的。请恢复备份，丢失密钥后旧数据无法解密。`);
  if (new Set(all.map((key) => key.id)).size !== all.length) {
    throw new KeyFileError(`密钥文件 ${file} 有两行同名的密钥。请为每一把密钥取不同的名字。`);
  }
  return { current, all };
}

function readKey(line: string, number: number, file: string): SecretKey {
  const [, id, text] = /^([0-9A-Za-z_-]{1,16})\s+([0-9A-Za-z+/]{43}=)$/.exec(line) ?? [];
  if (id === undefined || text === undefined) {
    throw new KeyFileError(`密钥文件 ${file} 第 ${number} 行看不懂。每行应是“名字 空格 32 字节的 base64”。`);
  }
  return { id, secret: Buffer.from(text, 'base64') };
}

/** The name appears only with its whole content: two first starts at once end with the same key. */
function createKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `k1 ${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
