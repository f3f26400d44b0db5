import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes kept by their content: the key is the SHA-256 in hex. Names of users are never used as paths. */
export interface FileStore {
  /** Stores bytes durably and returns their SHA-256; storing the same bytes again is nothing new. */
  put(bytes: Uint8Array): Promise<string>;
  /** Where the bytes lie; throws when they are missing. */
  find(sha256: string): Promise<{ path: string; sizeBytes: number }>;
}

/** On disk: written beside, fsynced, renamed into `ab/cdef…`; a crash leaves no half file under its name. */
export function diskFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2));
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      const known = await stat(path).catch(() => null);
      if (known) return sha256;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const beside = `${path}.${randomUUID()}`;
      const file = await open(beside, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path).catch(async (error: unknown) => {
        await unlink(beside).catch(() => undefined);
        throw error;
      });
      return sha256;
    },
    async find(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a content key');
      const path = pathOf(sha256);
      return { path, sizeBytes: (await stat(path)).size };
    },
  };
}
