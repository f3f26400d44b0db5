import { program } from '@yanxiu/contract/program';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { moneyDifferences } from '@yanxiu/domain/program/payee-change';
import { nextMilestone, phaseOn } from '@yanxiu/domain/program/phase';
import { presets } from '@yanxiu/domain/program/presets';
import { checkForPublishing } from '@yanxiu/domain/program/publish';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { serve } from '../platform/http/serve.ts';
import {
  approveChange,
  closeProgram,
  createProgram,
  publishProgram,
  updateProgramSettings,
  withdrawChange,
} from './edit.ts';
import { findWaitingChange, getProgram, listVersions, pagePrograms } from './store.ts';

type Program = Awaited<ReturnType<typeof getProgram>>;

export const programFeature = serve(program, {
  list: async (ctx, input) => {
    const { rows, total } = await pagePrograms(ctx.db, ctx.scope, input);
    return { rows: rows.map((row) => describe(ctx, row)), total };
  },
  get: async (ctx, input) => {
    const row = await getProgram(ctx.db, ctx.scope, input.id);
    const { missing, warnings } = checkForPublishing(row.settings);
    return {
      ...describe(ctx, row),
      settings: row.settings,
      preset: row.preset,
      missing: row.state === 'draft' ? [...missing] : [],
      warnings: [...warnings],
      mayEdit: row.state !== 'closed' && actorOf(ctx).assignment?.orgId === row.publisherId,
      waitingChange: await describeChange(ctx, row),
    };
  },
  presets: () =>
    presets.map(({ code, settings }) => ({ code, title: settings.title, notice: settings.notice.number, settings })),
  create: createProgram,
  update: updateProgramSettings,
  publish: publishProgram,
  close: closeProgram,
  versions: async (ctx, input) => {
    await getProgram(ctx.db, ctx.scope, input.id);
    return listVersions(ctx.db, input.id);
  },
  approveChange,
  withdrawChange,
});

function describe(ctx: Ctx, row: Program) {
  const next = nextMilestone(row.settings, dayOf(ctx.now));
  return {
    ...row,
    phase: row.state === 'closed' ? ('finished' as const) : phaseOn(row.settings, ctx.now),
    nextMilestone: next ? { name: next.name, day: next.day } : null,
  };
}

async function describeChange(ctx: Ctx, row: Program) {
  const change = await findWaitingChange(ctx.db, row.id);
  if (!change) return null;
  const actor = actorOf(ctx);
  const mayAsBureau =
    actor.assignment?.orgId === row.publisherId && change.askedBy !== actor.personId && !change.bureauBy;
  const mayAsProvider = actor.assignment?.orgId === row.providerId && !change.providerBy;
  return {
    ...change,
    differences: moneyDifferences(row.settings, change.settings),
    mayApprove: mayAsBureau || mayAsProvider,
  };
}
