import { open } from 'node:fs/promises';

/** A file that is read here and there, never as a whole: a lesson may have gigabytes. */
export interface ByteSource {
  readonly sizeBytes: number;
  read(from: number, length: number): Promise<Uint8Array>;
}

export function bytesAsSource(bytes: Uint8Array): ByteSource {
  return { sizeBytes: bytes.length, read: async (from, length) => bytes.subarray(from, from + length) };
}

/** Opens a file for the time of the work; throws when it is not there or ends before its size. */
export async function withFileSource<T>(path: string, work: (source: ByteSource) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (from: number, length: number) => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, from);
      if (bytesRead < length) throw new Error('the file ended early');
      return buffer;
    };
    return await work({ sizeBytes: size, read });
  } finally {
    await file.close();
  }
}

const pieceBytes = 1024 * 1024;

/** A stretch of a source in pieces of a megabyte. */
export async function* stretchOf(source: ByteSource, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += pieceBytes) yield await source.read(at, Math.min(pieceBytes, to - at));
}
