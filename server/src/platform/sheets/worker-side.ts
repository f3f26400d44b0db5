import { parentPort } from 'node:worker_threads';

/** The worker's half of `runSheetJob`: does the jobs it is sent, one after another, and sends each result back. */
export async function serveSheetJob<Data, Result>(
  work: (data: Data, onProgress: (rows: number, share: number) => void) => Promise<Result>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('a sheet job runs in a worker thread');
  // the .xls library remarks on every record it doesn't know: that is nobody's business
  process.stdout.write = () => true;
  process.stderr.write = () => true;
  port.on('message', async (data: Data) => {
    try {
      const result = await work(data, (rows, share) => port.postMessage({ progress: { rows, share } }));
      port.postMessage({ result });
    } catch (error) {
      // out of the promise, so that it ends the thread and reaches the caller as the worker's error
      setImmediate(() => {
        throw error;
      });
    }
  });
}
