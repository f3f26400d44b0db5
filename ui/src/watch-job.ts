/** How far a piece of long work is, as the stream of `/api/jobs/:id/events` tells it. */
export interface JobEvent {
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly message: string;
  readonly result: unknown;
}

/** What is told when the stream can't be had at all (signed out, unknown job, server away for minutes). */
export interface WatchEnd {
  readonly onLost?: () => void;
}

const longestWaitMs = 15_000;
const mostTries = 8;

/**
 * Follows a job until it has ended; returns how to stop watching (the work itself goes on). A broken connection is
 * taken up again by itself.
 */
export function watchJob(jobId: string, onProgress: (job: JobEvent) => void, end: WatchEnd = {}): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let tries = 0;
  const stop = () => {
    source?.close();
    if (timer !== null) clearTimeout(timer);
  };
  const open = () => {
    source = new EventSource(`/api/jobs/${encodeURIComponent(jobId)}/events`);
    source.onmessage = (event: MessageEvent<string>) => {
      tries = 0;
      const job = readJob(event.data);
      if (!job) return;
      if (job.state === 'done' || job.state === 'failed') stop();
      onProgress(job);
    };
    source.onerror = () => {
      source?.close();
      tries += 1;
      if (tries > mostTries) end.onLost?.();
      else timer = setTimeout(open, Math.min(500 * 2 ** tries, longestWaitMs));
    };
  };
  open();
  return stop;
}

/** Waits for the end of a job; resolves to its last event whether it is done or failed. */
export function jobEnded(jobId: string, onProgress: (job: JobEvent) => void = () => undefined): Promise<JobEvent> {
  return new Promise((resolve, reject) => {
    const follow = (job: JobEvent) => {
      onProgress(job);
      if (job.state === 'done' || job.state === 'failed') resolve(job);
    };
    watchJob(jobId, follow, { onLost: () => reject(new Error('看不到处理进度，请刷新页面后再看。')) });
  });
}

function readJob(text: string): JobEvent | null {
  const raw = JSON.parse(text) as Partial<JobEvent> | null;
  if (!raw?.state) return null;
  return {
    state: raw.state,
    title: raw.title ?? '',
    done: raw.done ?? 0,
    total: raw.total ?? 0,
    message: raw.message ?? '',
    result: raw.result ?? null,
  };
}
