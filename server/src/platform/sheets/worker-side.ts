import { parentPort } from 'node:worker_threads';

/** What a worker tells while it works. */
export interface WorkerReport {
  progress(rows: number, share: number): void;
  /**
   * Sends bytes on to the caller's `onPart`, in order, with how many rows are behind and how many there are; waits
   * while the caller has too many in hand. The bytes are gone afterwards.
   */
  part(bytes: Uint8Array<ArrayBuffer>, rows: PartRows): Promise<void>;
}

export interface PartRows {
  readonly done: number;
  readonly total: number;
}

export type ToWorker<Data> = { job: Data } | { taken: true };
export type FromWorker<Result> =
  | { progress: { rows: number; share: number } }
  | { part: Uint8Array<ArrayBuffer>; rows: PartRows }
  | { result: Result };

/** Some megabytes under way: the worker need not wait, the server's memory does not grow with the file. */
const partsUnderWay = 4;

/** The worker's half of `runSheetJob`: does the jobs it is sent, one after another, and sends each result back. */
export async function serveSheetJob<Data, Result>(
  work: (data: Data, onProgress: WorkerReport['progress'], report: WorkerReport) => Promise<Result>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('a sheet job runs in a worker thread');
  // the .xls library remarks on every record it doesn't know: that is nobody's business
  process.stdout.write = () => true;
  process.stderr.write = () => true;
  let underWay = 0;
  let goOn = () => {};
  const report: WorkerReport = {
    progress: (rows, share) => port.postMessage({ progress: { rows, share } }),
    part: (bytes, rows) => {
      port.postMessage({ part: bytes, rows }, [bytes.buffer]);
      underWay += 1;
      if (underWay < partsUnderWay) return Promise.resolve();
      return new Promise((resolve) => {
        goOn = resolve;
      });
    },
  };
  port.on('message', async (message: ToWorker<Data>) => {
    if ('taken' in message) {
      underWay -= 1;
      goOn();
      return;
    }
    try {
      const result = await work(message.job, report.progress, report);
      port.postMessage({ result });
    } catch (error) {
      // out of the promise, so that it ends the thread and reaches the caller as the worker's error
      setImmediate(() => {
        throw error;
      });
    }
  });
}
