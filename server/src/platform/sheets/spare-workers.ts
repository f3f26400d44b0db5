import { Worker } from 'node:worker_threads';

/**
 * A thread takes a third of a second to load its modules: one that ended its job in order waits a while for the next.
 * It takes so many jobs, so that whatever a file may have left in its memory does not stay.
 */
const waitMs = 60_000;
const mostJobs = 30;
const mostSpare = 2;

interface Spare {
  readonly worker: Worker;
  readonly kind: string;
  readonly jobs: number;
  readonly timer: NodeJS.Timeout;
}

const spares: Spare[] = [];

/** A thread that has done so many jobs. */
export interface SheetWorker {
  readonly worker: Worker;
  readonly jobs: number;
}

/** A waiting thread of this entry and heap (in megabytes), or a new one. */
export function takeWorker(entry: URL, heapMb: number): SheetWorker {
  const kind = kindOf(entry, heapMb);
  const at = spares.findIndex((spare) => spare.kind === kind);
  const [spare] = at < 0 ? [] : spares.splice(at, 1);
  if (spare) {
    leave(spare);
    spare.worker.ref();
    return spare;
  }
  const worker = new Worker(entry, {
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 48 },
  });
  return { worker, jobs: 0 };
}

/** Keeps a thread whose job ended in order for the next file, when it has not done its share. */
export function keepWorker({ worker, jobs }: SheetWorker, entry: URL, heapMb: number): void {
  worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
  // a thread that falls over while it waits concerns nobody
  worker.on('error', () => drop(worker));
  if (jobs + 1 >= mostJobs || spares.length >= mostSpare) {
    void worker.terminate();
    return;
  }
  // neither a waiting thread nor its clock keeps the process
  worker.unref();
  const timer = setTimeout(() => drop(worker), waitMs).unref();
  spares.push({ worker, kind: kindOf(entry, heapMb), jobs: jobs + 1, timer });
}

function drop(worker: Worker): void {
  const at = spares.findIndex((spare) => spare.worker === worker);
  const [spare] = at < 0 ? [] : spares.splice(at, 1);
  if (spare) leave(spare);
  void worker.terminate();
}

function leave({ worker, timer }: Spare): void {
  clearTimeout(timer);
  worker.removeAllListeners('error');
}

function kindOf(entry: URL, heapMb: number): string {
  return `${heapMb} ${entry.href}`;
}
