import { basename } from 'node:path';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { sheetRefusal } from './refusals.ts';
import type { ReadSheetsOptions, ReadSheetsResult } from './sheet.ts';
import { keepWorker, takeWorker } from './spare-workers.ts';
import type { FromWorker, PartRows, ToWorker } from './worker-side.ts';

export interface WorkerLimits {
  /** Seconds until the work is stopped. */
  seconds: number;
  /** Megabytes of the worker's heap. */
  heapMb: number;
}

/** 100,000 rows take some 3 seconds and 200 MB; beyond this a file is hostile or hopeless. */
export const defaultWorkerLimits: WorkerLimits = { seconds: 20, heapMb: 340 };

/** What takes longer has filled the thread's memory: that is given back rather than kept waiting. */
const shortMs = 2000;

export interface SheetJob<Data> {
  /** The worker's own file, which answers with `serveSheetJobs`. */
  entry: URL;
  fileName: string;
  data: Data;
  limits?: Partial<WorkerLimits>;
  onProgress?: (rows: number, share: number) => void;
  /** Takes what the worker sends before its result, one after another; the limit of time is for what comes before. */
  onPart?: (bytes: Uint8Array, rows: PartRows) => Promise<void>;
}

/**
 * Runs a job on an uploaded sheet in a thread that does nothing else meanwhile, so that a hostile file costs the server
 * nothing: beyond its time or memory the thread is stopped and the file refused by name. Any other failure of the job
 * rejects. A thread that ended its job in order waits for the next file.
 */
export function runSheetJob<Data, Result>(job: SheetJob<Data>): Promise<Result | { refused: Refusal }> {
  const limits = { ...defaultWorkerLimits, ...job.limits };
  const file = basename(job.fileName.replaceAll('\\', '/'));
  return new Promise((resolve, reject) => {
    const taken = takeWorker(job.entry, limits.heapMb);
    const { worker } = taken;
    const startedAt = performance.now();
    const timer = setTimeout(() => {
      settle(() => resolve({ refused: sheetRefusal('timeout', { file, seconds: limits.seconds }) }));
    }, limits.seconds * 1000);
    let settled = false;
    const settle = (answer: () => void, inOrder = false) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      if (inOrder && performance.now() - startedAt < shortMs) keepWorker(taken, job.entry, limits.heapMb);
      else void worker.terminate();
      answer();
    };
    const tell = (message: ToWorker<Data>) => worker.postMessage(message);
    let handling = Promise.resolve();
    const handle = (bytes: Uint8Array, rows: PartRows) => {
      clearTimeout(timer);
      handling = handling.then(() => job.onPart?.(bytes, rows)).then(() => tell({ taken: true }));
      handling.catch((error: unknown) => settle(() => reject(error)));
    };
    worker.on('message', (message: FromWorker<Result>) => {
      if ('part' in message) handle(message.part, message.rows);
      else if ('progress' in message) job.onProgress?.(message.progress.rows, message.progress.share);
      else void handling.then(() => settle(() => resolve(message.result), true)).catch(() => undefined);
    });
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        settle(() => resolve({ refused: sheetRefusal('memory', { file }) }));
      } else settle(() => reject(error));
    });
    worker.on('exit', (code) => settle(() => reject(new Error(`sheet worker ended early with ${code}`))));
    tell({ job: job.data });
  });
}

export interface ReadJob {
  bytes: Uint8Array;
  fileName: string;
  options: Omit<ReadSheetsOptions, 'onProgress'>;
}

/** `readSheets` in a worker thread with limits of memory and time; the same result, and no load on this thread. */
export function readSheetsInWorker(
  bytes: Uint8Array,
  fileName: string,
  options: ReadSheetsOptions & { worker?: Partial<WorkerLimits> } = {},
): Promise<ReadSheetsResult> {
  const { onProgress, worker, ...rest } = options;
  return runSheetJob<ReadJob, ReadSheetsResult>({
    entry: new URL('./read-worker.ts', import.meta.url),
    fileName,
    data: { bytes, fileName, options: rest },
    ...(worker ? { limits: worker } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
}
