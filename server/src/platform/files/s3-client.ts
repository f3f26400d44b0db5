import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  type AbortMultipartUploadCommandInput,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { S3Config } from '../config/s3-config.ts';

/** The few things that the product asks of a bucket. */
export interface Bucket {
  /** Null when there is no such object. */
  size(key: string): Promise<number | null>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Writes what is too large to hold, in flat memory; nothing is left of it when the source fails. */
  putStream(key: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** All of an object, or a stretch of it, both ends included. */
  get(key: string, range?: { start: number; end: number }): Promise<Readable>;
  copy(from: string, to: string): Promise<void>;
  /** The keys that begin so, in order. */
  list(start: string): Promise<string[]>;
  remove(keys: readonly string[]): Promise<void>;
}

/** Parts of a large object: the service takes none below 5 MB but the last. */
const partBytes = 8 * 1024 * 1024;

export function openBucket(config: S3Config): Bucket {
  const { bucket: Bucket, endpoint, region, inPath, key } = config;
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: inPath,
    credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
    // services beside Amazon's know no checksums of their own kind
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return {
    async size(Key) {
      try {
        return (await client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength ?? 0;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async put(Key, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    },
    putStream: (Key, chunks) => putStream(client, { Bucket, Key }, chunks),
    async get(Key, range) {
      const Range = range ? `bytes=${range.start}-${range.end}` : undefined;
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ...(Range ? { Range } : {}) }));
      if (!Body) throw new Error('an object without a body');
      return Body as Readable;
    },
    async copy(from, Key) {
      await client.send(new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${from}` }));
    },
    async list(Prefix) {
      const keys: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket, Prefix, ...(ContinuationToken ? { ContinuationToken } : {}) }),
        );
        keys.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key ? [Key] : [])));
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (ContinuationToken);
      return keys.sort();
    },
    async remove(keys) {
      for (let at = 0; at < keys.length; at += 1000) {
        const Objects = keys.slice(at, at + 1000).map((Key) => ({ Key }));
        await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
      }
    },
  };
}

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

async function putStream(client: S3Client, place: Place, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
  if (!UploadId) throw new Error('no upload was begun');
  const upload: AbortMultipartUploadCommandInput & Place = { ...place, UploadId };
  try {
    const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
    for await (const Body of inParts(chunks)) {
      const PartNumber = Parts.length + 1;
      const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      Parts.push({ PartNumber, ETag });
    }
    await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}

/** The same bytes in parts that the service takes; of nothing one empty part. */
async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let sent = false;
  for await (const chunk of chunks) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < partBytes) continue;
    yield Buffer.concat(held);
    sent = true;
    held = [];
    heldBytes = 0;
  }
  if (heldBytes > 0 || !sent) yield Buffer.concat(held);
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && ['NotFound', 'NoSuchKey'].includes(error.name);
}
