import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { ApiError } from './api-error.ts';
import { call, upload } from './client.ts';
import { sha256Of } from './sha256.ts';

interface Options {
  readonly purpose: InputOf<'file.begin'>['purpose'];
  readonly programId?: string;
  /** Told how much is safely there, what came before a break or a reload included. */
  readonly onProgress?: (sentBytes: number, totalBytes: number) => void;
  /** Waits of this many milliseconds between tries of a part; what is left out is what people have patience for. */
  readonly waitsMs?: readonly number[];
}

const usualWaitsMs = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000];
const fingerprintBytes = 256 * 1024;

/**
 * Sends a large file part by part. A part that fails is tried again; when the line stays away, the error says how far it
 * got, and the same file chosen again (after a reload as well) goes on from there.
 */
export async function uploadInParts(file: File, options: Options): Promise<OutputOf<'file.end'>> {
  const { purpose, programId, onProgress, waitsMs = usualWaitsMs } = options;
  const fingerprint = await fingerprintOf(file);
  const wish = { name: file.name, purpose, sizeBytes: file.size, fingerprint, ...(programId ? { programId } : {}) };
  let state = await again(waitsMs, () => call('file.begin', wish));
  onProgress?.(state.receivedBytes, file.size);
  while (state.receivedBytes < file.size) {
    const { uploadId, receivedBytes, partBytes } = state;
    state = await again(waitsMs, () => sendPart(file, uploadId, receivedBytes, partBytes, onProgress)).catch(
      (error: unknown) => {
        throw goOn(error, receivedBytes, file.size);
      },
    );
    onProgress?.(state.receivedBytes, file.size);
  }
  return again(waitsMs, () => call('file.end', { id: state.uploadId }));
}

async function sendPart(
  file: File,
  id: string,
  fromByte: number,
  partBytes: number,
  onProgress: Options['onProgress'],
): Promise<OutputOf<'file.part'>> {
  const blob = file.slice(fromByte, fromByte + partBytes);
  const sha256 = await sha256Of(new Uint8Array(await blob.arrayBuffer()));
  return upload('file.part', { id, fromByte, sha256 }, blob, {
    onProgress: (sent) => onProgress?.(Math.min(fromByte + sent, file.size), file.size),
  });
}

/** Tries again while the line or the server is away, or a part was damaged on its way; other answers are final. */
async function again<T>(waitsMs: readonly number[], work: () => Promise<T>): Promise<T> {
  for (const waitMs of waitsMs) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return work();
}

const mayPass = (error: unknown) =>
  error instanceof ApiError && (error.status === 0 || error.status >= 500 || error.code === 'file.partDamaged');

/** Says how far it got and how to go on, where the line is to blame. */
function goOn(error: unknown, receivedBytes: number, sizeBytes: number): unknown {
  if (!(error instanceof ApiError) || !mayPass(error)) return error;
  const percent = Math.floor((receivedBytes / sizeBytes) * 100);
  const message = `网络中断，已传 ${percent}%，没有丢失。网络恢复后重新选择同一个文件，会从这里接着传。`;
  return new ApiError({ code: error.code, status: error.status, message });
}

/** Of name, size, time and the first bytes: the same file chosen again has the same. */
async function fingerprintOf(file: File): Promise<string> {
  const head = new Uint8Array(await file.slice(0, fingerprintBytes).arrayBuffer());
  const about = new TextEncoder().encode(`${file.name}\n${file.size}\n${file.lastModified}\n`);
  const bytes = new Uint8Array(about.length + head.length);
  bytes.set(about);
  bytes.set(head, about.length);
  return sha256Of(bytes);
}
