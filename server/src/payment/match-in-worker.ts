import { Worker } from 'node:worker_threads';
import type { LineDecision } from '@yanxiu/domain/payment/matching/match-input';
import type { MatchJob } from './match-worker.ts';

/** Runs the matching engine in a thread of its own: a large statement keeps a core busy for a minute. */
export function matchInWorker(job: MatchJob): Promise<LineDecision[]> {
  if (job.lines.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./match-worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.once('message', (decisions: LineDecision[]) => resolve(decisions));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the matching worker ended early with ${code}`)));
  });
}
