import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Copies of a far store's files for whatever needs a path; the longest unused go when they take more than this. */
const mostBytes = 4 * 1024 ** 3;

export interface LocalCopies {
  /** The file's copy; `fetch` brings the bytes when it is not there. Throws when they are not those of the key. */
  get(sha256: string, fetch: () => Promise<Readable>): Promise<{ path: string; sizeBytes: number }>;
}

export function localCopies(folder: string, most = mostBytes): LocalCopies {
  const underWay = new Map<string, Promise<void>>();
  return {
    async get(sha256, fetch) {
      const path = join(folder, sha256);
      const known = await stat(path).catch(() => null);
      if (!known) {
        const bringing = underWay.get(sha256) ?? bring(folder, sha256, fetch).finally(() => underWay.delete(sha256));
        underWay.set(sha256, bringing);
        await bringing;
        await makeRoom(folder, most, sha256);
      }
      const now = new Date();
      await utimes(path, now, now);
      return { path, sizeBytes: (await stat(path)).size };
    },
  };
}

/** Written beside and renamed: a file under its name is whole. */
async function bring(folder: string, sha256: string, fetch: () => Promise<Readable>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const beside = join(folder, `${randomUUID()}.part`);
  const hash = createHash('sha256');
  try {
    const source = await fetch();
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(beside, { mode: 0o600 }),
    );
    if (hash.digest('hex') !== sha256) throw new Error('a stored file is not what its key says');
    await rename(beside, join(folder, sha256));
  } finally {
    await rm(beside, { force: true });
  }
}

async function makeRoom(folder: string, most: number, keep: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.part'));
  const copies = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name)).catch(() => ({ size: 0, mtimeMs: 0 }));
      return { name, size, mtimeMs };
    }),
  );
  let total = copies.reduce((sum, { size }) => sum + size, 0);
  for (const { name, size } of copies.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (total <= most) return;
    if (name === keep) continue;
    await rm(join(folder, name), { force: true });
    total -= size;
  }
}
