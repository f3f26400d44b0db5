import { systemScope } from '@yanxiu/domain/access/scope';
import { refuseAssessment } from '@yanxiu/domain/assessment/refusals';
import { z } from 'zod';
import type { App } from '../platform/http/app-parts.ts';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { jobTask, queueJob } from '../platform/jobs/jobs.ts';
import { getProgram } from '../program/store.ts';
import { computeScores } from './gather.ts';
import { listTrainees, removeLeavers, writeScores } from './store/score.ts';
import { listUnits, lockUnits, upsertComputed } from './store/sheet.ts';

/** Queues the computing of every unit in reach whose sheet has not gone up yet. */
export async function startComputing(
  ctx: Ctx,
  input: { programId: string; schoolIds?: string[] | undefined },
): Promise<{ jobId: string }> {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  if (program.state !== 'published') throw new RefusalError(refuseAssessment('notPublished'));
  const units = await listUnits(ctx.db, ctx.scope, null, input);
  const schoolIds = units
    .filter((unit) => unit.state === null || unit.state === 'computed')
    .map((unit) => unit.schoolId);
  if (schoolIds.length === 0) throw new RefusalError(refuseAssessment('nothing', { act: '计算成绩' }));
  ctx.audit({
    action: 'assessment.compute',
    subject: ['program', input.programId],
    programId: input.programId,
    after: { units: schoolIds.length },
  });
  const jobId = await queueJob(ctx, {
    task: 'assessment.compute',
    title: `计算成绩（${schoolIds.length} 个单位）`,
    payload: { programId: input.programId, schoolIds },
    programId: input.programId,
  });
  return { jobId };
}

const payload = z.object({ programId: z.string(), schoolIds: z.array(z.string()) });

/** Units a transaction: some thousand people at most, so that little is done again after a kill. */
const chunk = 20;

/** A job that is run again only writes the same bytes again. */
export const computeTask = jobTask('assessment.compute', payload.parse, async (app: App, input, job) => {
  const units = input.schoolIds.length;
  let people = 0;
  await job.report(0, units);
  for (let at = 0; at < units; at += chunk) {
    const schoolIds = input.schoolIds.slice(at, at + chunk);
    people += await asSystem(app, systemScope('compute scores'), 'assessment.compute', (ctx) =>
      computeUnits(ctx, input.programId, schoolIds),
    );
    await job.report(Math.min(at + chunk, units), units, `已计算 ${people} 人`);
  }
  return { units, people };
});

/** Computes units and writes their sheets; a sheet that has gone up meanwhile is left alone. Returns the headcount. */
export async function computeUnits(ctx: Ctx, programId: string, schoolIds: readonly string[]): Promise<number> {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const units = await lockUnits(ctx.db, ctx.scope, null, { programId, schoolIds });
  const open = units.filter((unit) => unit.state === null || unit.state === 'computed').map((unit) => unit.schoolId);
  const trainees = await listTrainees(ctx.db, programId, open);
  const scores = await computeScores(ctx.db, programId, program.settings, trainees);
  await upsertComputed(ctx.db, { programId, schoolIds: open, computedAt: ctx.now, settingsVersion: program.version });
  await removeLeavers(ctx.db, { programId, schoolIds: open }, trainees);
  await writeScores(ctx.db, { programId, computedAt: ctx.now, corrected: false }, scores);
  return trainees.length;
}
