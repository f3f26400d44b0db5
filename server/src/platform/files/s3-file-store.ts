import { createHash, randomUUID } from 'node:crypto';
import type { S3Config } from '../config/s3-config.ts';
import type { FileStore, StoredBytes } from './file-store.ts';
import { localCopies } from './local-copies.ts';
import type { Bucket } from './s3-client.ts';

/**
 * Files in a bucket of an S3 service, under their content: `files/ab/cdef…`. Parts of uploads lie under
 * `staged/<upload>/<from>` until the whole is put together; whoever needs a path gets a local copy.
 */
export function s3FileStore(config: S3Config, copiesFolder: string): FileStore {
  // the client is a large module: only a server that uses a bucket loads it
  let opening: Promise<Bucket> | undefined;
  const bucket = () => {
    opening ??= import('./s3-client.ts').then(({ openBucket }) => openBucket(config));
    return opening;
  };
  return bucketFileStore(bucket, copiesFolder);
}

export function bucketFileStore(bucket: () => Promise<Bucket>, copiesFolder: string): FileStore {
  const copies = localCopies(copiesFolder);
  const sizeOf = async (sha256: string) => {
    const sizeBytes = await (await bucket()).size(keyOf(sha256));
    if (sizeBytes === null) throw new Error('no such file in the bucket');
    return sizeBytes;
  };
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const files = await bucket();
      if ((await files.size(keyOf(sha256))) === null) await files.put(keyOf(sha256), bytes);
      return sha256;
    },
    putStream: async (chunks) => keepStream(await bucket(), chunks),
    find: (sha256) => copies.get(sha256, async () => (await bucket()).get(keyOf(sha256))),
    async open(sha256) {
      const sizeBytes = await sizeOf(sha256);
      return { sizeBytes, stream: async (range) => (await bucket()).get(keyOf(sha256), range) };
    },
    async stagePart(uploadId, fromByte, bytes) {
      await (await bucket()).put(stagedKey(uploadId, fromByte), bytes);
    },
    async keepStaged(uploadId) {
      const files = await bucket();
      return keepStream(files, partsOf(files, await files.list(stagedFolder(uploadId))));
    },
    async dropStaged(uploadId) {
      const files = await bucket();
      await files.remove(await files.list(stagedFolder(uploadId)));
    },
  };
}

function keyOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a content key');
  return `files/${sha256.slice(0, 2)}/${sha256.slice(2)}`;
}

function stagedFolder(uploadId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(uploadId)) throw new Error('not an upload');
  return `staged/${uploadId}/`;
}

/** Keys sort as the parts follow each other. */
const stagedKey = (uploadId: string, fromByte: number) =>
  `${stagedFolder(uploadId)}${String(fromByte).padStart(14, '0')}`;

async function* partsOf(files: Bucket, keys: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const key of keys) for await (const chunk of await files.get(key)) yield chunk as Buffer;
}

/** Under a name of its own while its hash is made, then under its content: what has its name is whole. */
async function keepStream(files: Bucket, chunks: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
  const beside = `staged/${randomUUID()}/whole`;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  async function* hashed() {
    for await (const chunk of chunks) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      yield chunk;
    }
  }
  await files.putStream(beside, hashed());
  const sha256 = hash.digest('hex');
  await files.copy(beside, keyOf(sha256));
  await files.remove([beside]);
  return { sha256, sizeBytes };
}
