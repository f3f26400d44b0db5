import { parentPort, workerData } from 'node:worker_threads';

/** The worker's half of `runSheetJob`: does the one job it was started with and sends its result back. */
export async function serveSheetJob<Data, Result>(
  work: (data: Data, onProgress: (rows: number, share: number) => void) => Promise<Result>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('a sheet job runs in a worker thread');
  const data = workerData as Data;
  const result = await work(data, (rows, share) => port.postMessage({ progress: { rows, share } }));
  port.postMessage({ result });
}
