import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { operation } from '@yanxiu/contract/operation';
import { verifyAudit } from '../platform/audit/audit.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { serve } from '../platform/http/serve.ts';
import { advanceClock, nextDemoMilestone } from './demo-clock.ts';
import { showSmsSetup } from './sms-setup.ts';
import { findRunningSimulation, getJob, pageAudit, pageJobs, pageMail, pageSms, readHealth } from './store.ts';

const pollMs = 400;

export const operationFeature = serve(operation, {
  clock: async (ctx) => {
    const { mode } = ctx.app.config;
    const isDemo = mode === 'demo';
    return {
      mode,
      now: ctx.now,
      nextMilestone: isDemo ? await nextDemoMilestone(ctx.db, ctx.now) : null,
      simulating: isDemo ? await findRunningSimulation(ctx.db) : null,
    };
  },
  advanceClock,
  jobs: (ctx, input) => pageJobs(ctx.db, actorOf(ctx).personId, input),
  job: (ctx, input) => getJob(ctx.db, actorOf(ctx).personId, input.id),
  watchJob: async (ctx, input) => {
    await getJob(ctx.db, actorOf(ctx).personId, input.id);
    return watch(ctx, input.id);
  },
  sms: (ctx, input) => pageSms(ctx.db, input),
  smsSetup: showSmsSetup,
  mail: (ctx, input) => pageMail(ctx.db, input),
  health: async (ctx) => {
    const row = await readHealth(ctx.db);
    const disk = await statfs(ctx.app.config.dataDir);
    return {
      database: { ok: true, version: row.version, sizeBytes: Number(row.size) },
      queue: { waiting: Number(row.waiting), failed: Number(row.failed) },
      disk: { freeBytes: disk.bavail * disk.bsize },
      outbox: { smsQueued: Number(row.sms), mailQueued: Number(row.mail), failed: Number(row.lost) },
      memoryBytes: process.memoryUsage.rss(),
      uptimeSec: Math.round(process.uptime()),
    };
  },
  audit: (ctx, input) => pageAudit(ctx.db, ctx.scope, input),
  verifyAudit: (ctx) => verifyAudit(ctx.db),
});

/** One event whenever the row has changed, until the job has ended. */
async function* watch(ctx: Ctx, id: string): AsyncGenerator<unknown> {
  let last = '';
  for (;;) {
    const row = await getJob(ctx.db, actorOf(ctx).personId, id);
    const text = JSON.stringify(row);
    if (text !== last) yield row;
    last = text;
    if (row.state === 'done' || row.state === 'failed') return;
    await sleep(pollMs);
  }
}
