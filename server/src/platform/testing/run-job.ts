import { startJobs } from '../../app.ts';
import type { TestApp } from './test-app.ts';

/** Runs the queue until this job has ended, then stops it; returns the job's row as its watcher would see it. */
export async function runJob(test: TestApp, jobId: string) {
  await startJobs(test.app);
  try {
    for (;;) {
      const row = await test.app.database.db
        .selectFrom('job')
        .select(['state', 'message', 'result', 'done', 'total'])
        .where('id', '=', jobId)
        .executeTakeFirstOrThrow();
      if (row.state === 'done' || row.state === 'failed') return row;
      await new Promise((done) => setTimeout(done, 20));
    }
  } finally {
    await test.app.jobs.stop();
  }
}
