import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

export interface StoredBytes {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A stored file to be sent on, wherever it lies. */
export interface StoredFile {
  readonly sizeBytes: number;
  /** All of its bytes, or a stretch of them, both ends included. */
  stream(range?: { readonly start: number; readonly end: number }): Readable | Promise<Readable>;
}

/** Bytes kept by their content: the key is the SHA-256 in hex. Names of users are never used as paths. */
export interface FileStore {
  /** Stores bytes durably and returns their SHA-256; storing the same bytes again is nothing new. */
  put(bytes: Uint8Array): Promise<string>;
  /** The same for what is too large to hold, in flat memory. */
  putStream(chunks: AsyncIterable<Uint8Array>): Promise<StoredBytes>;
  /** A path where the bytes can be read, for what has to look into them; throws when they are missing. */
  find(sha256: string): Promise<{ path: string; sizeBytes: number }>;
  /** The bytes to be sent on, in whole or in part, without bringing them here first; throws when they are missing. */
  open(sha256: string): Promise<StoredFile>;
  /** Writes a part of an upload at its place, durably; the same part again changes nothing. */
  stagePart(uploadId: string, fromByte: number, bytes: Uint8Array): Promise<void>;
  /** Stores a staged upload that is whole; the staged bytes stay until they are dropped, so that a crash loses nothing. */
  keepStaged(uploadId: string): Promise<StoredBytes>;
  /** Forgets a staged upload; nothing happens when there is none. */
  dropStaged(uploadId: string): Promise<void>;
}

/** On disk: written beside, fsynced, renamed into `ab/cdef…`; a crash leaves no half file under its name. */
export function diskFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2));
  const find = async (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a content key');
    const path = pathOf(sha256);
    return { path, sizeBytes: (await stat(path)).size };
  };
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      const known = await stat(path).catch(() => null);
      if (known) return sha256;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const beside = `${path}.${randomUUID()}`;
      await writeDurably(beside, [bytes]);
      await moveTo(beside, path);
      return sha256;
    },
    async putStream(chunks) {
      await mkdir(join(folder, 'staged'), { recursive: true, mode: 0o700 });
      const beside = join(folder, 'staged', randomUUID());
      const stored = await writeDurably(beside, chunks);
      await mkdir(dirname(pathOf(stored.sha256)), { recursive: true, mode: 0o700 });
      await moveTo(beside, pathOf(stored.sha256));
      return stored;
    },
    find,
    async open(sha256) {
      const { path, sizeBytes } = await find(sha256);
      return { sizeBytes, stream: (range) => createReadStream(path, range) };
    },
    stagePart: (uploadId, fromByte, bytes) => stagePart(stagedPath(folder, uploadId), fromByte, bytes),
    async keepStaged(uploadId) {
      const staged = stagedPath(folder, uploadId);
      const stored = await hashOf(staged);
      const path = pathOf(stored.sha256);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await link(staged, path).catch((error: unknown) => {
        if (!isCode(error, 'EEXIST')) throw error;
      });
      return stored;
    },
    async dropStaged(uploadId) {
      await unlink(stagedPath(folder, uploadId)).catch((error: unknown) => {
        if (!isCode(error, 'ENOENT')) throw error;
      });
    },
  };
}

function stagedPath(folder: string, uploadId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(uploadId)) throw new Error('not an upload');
  return join(folder, 'staged', uploadId);
}

async function stagePart(path: string, fromByte: number, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // made where it is not there yet, never cut
  const file = await open(path, fromByte === 0 ? 'a' : 'r+', 0o600);
  await file.close();
  const part = await open(path, 'r+');
  try {
    await part.write(bytes, 0, bytes.length, fromByte);
    await part.sync();
  } finally {
    await part.close();
  }
}

/** A new file with these bytes on the disk itself; nothing is left of it when the writing fails. */
async function writeDurably(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<StoredBytes> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function moveTo(beside: string, path: string): Promise<void> {
  await rename(beside, path).catch(async (error: unknown) => {
    await unlink(beside).catch(() => undefined);
    throw error;
  });
}

async function hashOf(path: string): Promise<StoredBytes> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk as Buffer);
    sizeBytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
