import { instantText, startOf } from '@yanxiu/domain/kernel/day';
import { refuseOperation } from '@yanxiu/domain/operation/refusals';
import { milestoneNames, milestones, programSettings } from '@yanxiu/domain/program/policy';
import { DemoClock } from '../platform/clock/clock.ts';
import { saveDemoClock } from '../platform/clock/demo-clock-row.ts';
import type { Db } from '../platform/db/database.ts';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { hashToken } from '../platform/http/session-cookie.ts';
import { queueJob } from '../platform/jobs/jobs.ts';
import { findRunningSimulation, listProgramDays } from './store.ts';

export interface NextMilestone {
  readonly day: string;
  readonly title: string;
  readonly programName: string;
}

/** The next milestone of any published program after now: the morning of its day is where the demo goes next. */
export async function nextDemoMilestone(db: Db, now: Date): Promise<NextMilestone | null> {
  const programs = await listProgramDays(db);
  const ahead = programs.flatMap((program) => {
    const days = programSettings.parse(program.settings).milestones;
    return milestones
      .map((milestone) => ({ day: days[milestone], title: milestoneNames[milestone], programName: program.name }))
      .filter((one) => morningOf(one.day) > now);
  });
  ahead.sort((a, b) => (a.day < b.day ? -1 : 1));
  return ahead[0] ?? null;
}

/** 09:00 in Shanghai. */
export function morningOf(day: string): Date {
  return new Date(startOf(day).getTime() + 9 * 3_600_000);
}

/** Moves demo time forward; with `simulate` a job does what would have happened meanwhile, before the clock is there. */
export async function advanceClock(ctx: Ctx, input: { to?: string | undefined; simulate: boolean }) {
  const { clock } = ctx.app;
  if (!(clock instanceof DemoClock)) throw new RefusalError(refuseOperation('realClock'));
  if (await findRunningSimulation(ctx.db)) throw new RefusalError(refuseOperation('simulating'));
  const next = input.to ? null : await nextDemoMilestone(ctx.db, ctx.now);
  if (!input.to && !next) throw new RefusalError(refuseOperation('noMilestone'));
  const to = input.to ? new Date(input.to) : morningOf(next?.day ?? '');
  if (to <= ctx.now) throw new RefusalError(refuseOperation('goesForward', { now: instantText(ctx.now) }));
  ctx.audit({ action: 'operation.advanceClock', subject: ['clock', 'demo'], before: ctx.now, after: to });
  if (input.simulate) {
    const title = next ? `补上到“${next.title}”为止发生的事` : '补上这段时间里发生的事';
    return {
      now: ctx.now,
      jobId: await queueJob(ctx, { task: 'demo.simulate', title, payload: { to: to.toISOString() } }),
    };
  }
  await moveDemoClock(ctx, clock, to);
  return { now: to, jobId: null };
}

/** Whoever moves the clock stays logged in; every other session goes by the new time. */
async function moveDemoClock(ctx: Ctx, clock: DemoClock, to: Date): Promise<void> {
  if (ctx.token) {
    const expiresAt = new Date(to.getTime() + 12 * 3_600_000);
    await ctx.db
      .updateTable('session')
      .set({ seenAt: to, expiresAt })
      .where('tokenHash', '=', hashToken(ctx.token))
      .execute();
  }
  clock.advanceTo(to);
  await saveDemoClock(ctx.db, clock);
}
