import { Worker } from 'node:worker_threads';
import type { LineDecision } from '@yanxiu/domain/payment/matching/match-input';
import { matchLines } from '@yanxiu/domain/payment/matching/match-lines';
import type { MatchJob } from './match-worker.ts';

/** A day's lines against a county's schools take some milliseconds: less than a thread takes to start. */
const small = { lines: 100, schools: 1000 };

/** Runs the matching engine, in a thread of its own when it is much: a large statement keeps a core busy for a minute. */
export function matchInWorker(job: MatchJob): Promise<LineDecision[]> {
  const { lines, knowledge } = job;
  if (lines.length <= small.lines && knowledge.schools.length <= small.schools)
    return Promise.resolve(matchLines(lines, knowledge));
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
