import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { program } from '@yanxiu/contract/program';
import { movedToYear } from '@yanxiu/domain/program/next-year';
import { moneyDifferences, withMoneyChange, withoutMoneyChange } from '@yanxiu/domain/program/payee-change';
import { findPreset } from '@yanxiu/domain/program/presets';
import { checkForPublishing } from '@yanxiu/domain/program/publish';
import { refuseProgram } from '@yanxiu/domain/program/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, notFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { payeeChanged, programPublished } from './facts.ts';
import {
  findWaitingChange,
  getChange,
  getProgram,
  insertChange,
  insertProgram,
  insertVersion,
  lockProgram,
  updateChange,
  updateProgram,
} from './store.ts';

type Create = typeof program.endpoints.create;
type Update = typeof program.endpoints.update;
type Act = { id: string; version: number };

/** The bureau that acts: programs belong to the org of the one who makes them. */
function bureauOf(ctx: Ctx): string {
  const { assignment } = actorOf(ctx);
  if (!assignment) throw new HttpError('forbidden');
  return assignment.orgId;
}

/** Makes a draft from a preset, from last year's program or from settings of one's own. */
export async function createProgram(ctx: Ctx, input: Parsed<Create>): Promise<Output<Create>> {
  const preset = input.preset ? findPreset(input.preset) : null;
  if (input.preset && !preset) throw new RefusalError(refuseProgram('unknownPreset', { code: input.preset }));
  const earlier = input.fromProgramId ? await getProgram(ctx.db, ctx.scope, input.fromProgramId) : null;
  const source = input.settings ?? preset?.settings ?? earlier?.settings;
  if (!source) throw new HttpError('invalid', '请选择一个预设，或选择上一年的项目。');
  const moved = input.year ? movedToYear(source, input.year) : source;
  const settings = input.title ? { ...moved, title: input.title } : moved;
  const id = newId();
  await insertProgram(ctx.db, {
    id,
    code: input.code,
    settings,
    publisherId: bureauOf(ctx),
    providerId:
      input.providerId ?? earlier?.providerId ?? (await findProvider(ctx, preset?.providerName ?? settings.payee.name)),
    preset: preset?.code ?? earlier?.preset ?? null,
    createdAt: ctx.now,
  });
  await insertVersion(ctx.db, {
    programId: id,
    version: 1,
    settings,
    reason: '新建',
    personId: actorOf(ctx).personId,
    at: ctx.now,
  });
  ctx.audit({
    action: 'program.create',
    subject: ['program', id],
    programId: id,
    after: { code: input.code, title: settings.title },
  });
  return { id };
}

async function findProvider(ctx: Ctx, name: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('org')
    .select('id')
    .where('kind', '=', 'provider')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Changes a draft, or makes a new version of a published program; payee and fee then wait for two confirmations. */
export async function updateProgramSettings(ctx: Ctx, input: Parsed<Update>): Promise<Output<Update>> {
  const before = await lockProgram(ctx.db, ctx.scope, input.id);
  if (before.publisherId !== bureauOf(ctx)) notFound();
  if (before.state === 'closed') throw new RefusalError(refuseProgram('closed'));
  const { milestones } = input.settings;
  if (milestones.studyStartsOn >= milestones.studyEndsOn) throw new RefusalError(refuseProgram('startBeforeEnd'));
  const provider = input.providerId === undefined ? {} : { providerId: input.providerId };
  if (before.state === 'draft') {
    await save(ctx, input, before, { settings: input.settings, ...provider }, input.reason ?? '修改草稿');
    return { version: input.version + 1, waitingChangeId: null };
  }
  if (!input.reason) throw new RefusalError(refuseProgram('alreadyPublished'));
  const { missing } = checkForPublishing(input.settings);
  if (missing[0])
    throw new RefusalError(refuseProgram('notReady', { first: missing[0].message, count: missing.length }));
  await save(ctx, input, before, { settings: withoutMoneyChange(before.settings, input.settings) }, input.reason);
  const waitingChangeId = await askMoneyChange(ctx, input, before.settings, input.reason);
  return { version: input.version + 1, waitingChangeId };
}

async function save(
  ctx: Ctx,
  input: Act,
  before: { settings: unknown },
  change: Parameters<typeof updateProgram>[3],
  reason: string,
): Promise<void> {
  const saved = await updateProgram(ctx.db, input.id, input.version, change);
  if (!saved) throw new RefusalError(refuseProgram('changed'));
  const after = await getProgram(ctx.db, ctx.scope, input.id);
  await insertVersion(ctx.db, {
    programId: input.id,
    version: after.version,
    settings: after.settings,
    reason,
    personId: actorOf(ctx).personId,
    at: ctx.now,
  });
  ctx.audit({
    action: 'program.update',
    subject: ['program', input.id],
    programId: input.id,
    before: before.settings,
    after: after.settings,
    reason,
  });
}

async function askMoneyChange(
  ctx: Ctx,
  input: Parsed<Update>,
  before: Parsed<Update>['settings'],
  reason: string,
): Promise<string | null> {
  const differences = moneyDifferences(before, input.settings);
  if (differences.length === 0) return null;
  if (await findWaitingChange(ctx.db, input.id)) throw new RefusalError(refuseProgram('changeWaiting'));
  const id = newId();
  await insertChange(ctx.db, {
    programId: input.id,
    id,
    settings: input.settings,
    baseVersion: input.version + 1,
    reason,
    askedBy: actorOf(ctx).personId,
    askedAt: ctx.now,
  });
  ctx.audit({
    action: 'program.askPayeeChange',
    subject: ['programChange', id],
    programId: input.id,
    after: differences,
    reason,
  });
  return id;
}

/** Refuses while something is missing and says what; the full list stands on the program's page. */
export async function publishProgram(ctx: Ctx, input: Act): Promise<{ version: number }> {
  const before = await lockProgram(ctx.db, ctx.scope, input.id);
  if (before.publisherId !== bureauOf(ctx)) notFound();
  if (before.state !== 'draft') throw new RefusalError(refuseProgram('alreadyPublished'));
  const { missing } = checkForPublishing(before.settings);
  if (missing[0])
    throw new RefusalError(refuseProgram('notReady', { first: missing[0].message, count: missing.length }));
  await save(ctx, input, before, { state: 'published', publishedAt: ctx.now }, '发布');
  await ctx.publish(programPublished, { programId: input.id });
  return { version: input.version + 1 };
}

export async function closeProgram(ctx: Ctx, input: Act & { reason: string }): Promise<{ version: number }> {
  const before = await lockProgram(ctx.db, ctx.scope, input.id);
  if (before.publisherId !== bureauOf(ctx)) notFound();
  if (before.state !== 'published') throw new RefusalError(refuseProgram('notPublished'));
  await save(ctx, input, before, { state: 'closed', closedAt: ctx.now }, input.reason);
  return { version: input.version + 1 };
}

/** Confirms a change of payee or fee: a second person of the bureau and the provider's finance, then it takes effect. */
export async function approveChange(
  ctx: Ctx,
  input: { id: string; changeId: string },
): Promise<{ state: 'waiting' | 'done' }> {
  const actor = actorOf(ctx);
  const current = await lockProgram(ctx.db, ctx.scope, input.id);
  const change = await getChange(ctx.db, input.id, input.changeId);
  if (change.state !== 'waiting') throw new RefusalError(refuseProgram('changeDone'));
  const isProvider = actor.assignment?.orgId === current.providerId;
  if (!isProvider && actor.assignment?.orgId !== current.publisherId) notFound();
  if (!isProvider && change.askedBy === actor.personId) throw new RefusalError(refuseProgram('ownChange'));
  const mark = isProvider
    ? { providerBy: actor.personId, providerAt: ctx.now }
    : { bureauBy: actor.personId, bureauAt: ctx.now };
  const both =
    (change.bureauBy ?? ('bureauBy' in mark ? mark.bureauBy : null)) &&
    (change.providerBy ?? ('providerBy' in mark ? mark.providerBy : null));
  await updateChange(ctx.db, input.id, input.changeId, { ...mark, ...(both ? { state: 'done' as const } : {}) });
  ctx.audit({ action: 'program.approveChange', subject: ['programChange', input.changeId], programId: input.id });
  if (!both) return { state: 'waiting' };
  const differences = moneyDifferences(current.settings, change.settings);
  const settings = withMoneyChange(current.settings, change.settings);
  await save(ctx, { id: input.id, version: current.version }, current, { settings }, change.reason);
  await ctx.publish(payeeChanged, { programId: input.id, version: current.version + 1, differences });
  return { state: 'done' };
}

export async function withdrawChange(ctx: Ctx, input: { id: string; changeId: string }) {
  const current = await lockProgram(ctx.db, ctx.scope, input.id);
  if (current.publisherId !== bureauOf(ctx)) notFound();
  const change = await getChange(ctx.db, input.id, input.changeId);
  if (change.state !== 'waiting') throw new RefusalError(refuseProgram('changeDone'));
  await updateChange(ctx.db, input.id, input.changeId, { state: 'withdrawn' });
  ctx.audit({ action: 'program.withdrawChange', subject: ['programChange', input.changeId], programId: input.id });
  return { ok: true as const };
}
