import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import { refuseAct } from '@yanxiu/domain/registration/states';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { RefusalError } from '../../platform/http/errors.ts';
import { newId } from '../../platform/id/new-id.ts';
import { hasOpenChange, insertChange, lockChange, updateChange } from '../store/change.ts';
import { actsOnBehalf, beginAct, loadUnit, lockUnits, noteEvents, type Unit } from '../unit.ts';
import { type ChangeDraft, draftChange } from './draft.ts';

type Endpoints = typeof registration.endpoints;
type AskInput = Parsed<Endpoints['askChange']>;

/** What a change would do, before anybody asks for it. */
export async function previewChange(
  ctx: Ctx,
  input: Parsed<Endpoints['previewChange']>,
): Promise<Output<Endpoints['previewChange']>> {
  const unit = await loadUnit(ctx, input);
  const refusal = refuseAct('change', unit.facts, unit.actor);
  if (refusal) throw new RefusalError(refusal);
  const draft = await draftChange(ctx, unit, input);
  const { headDelta, toHeadDelta, words } = draft.effect;
  return {
    headDelta,
    toHeadDelta,
    billEffectFen: headDelta * unit.program.settings.fee.feeFen,
    words,
    details: [...draft.payload.details],
    issues: [...(draft.judged?.issues ?? [])],
  };
}

/** A school (or a bureau for it) asks for a change of its locked roster. */
export async function askChange(ctx: Ctx, input: AskInput): Promise<{ id: string }> {
  const unit = await beginAct(ctx, 'change', input);
  return keepChange(ctx, unit, input, { askedBy: actorOf(ctx).personId, onBehalf: actsOnBehalf('change', unit) });
}

/** Keeps a change order to be decided; also for what a trainee herself asks to have corrected. */
export async function keepChange(
  ctx: Ctx,
  unit: Unit,
  input: Omit<AskInput, 'programId' | 'schoolId'>,
  asker: { askedBy: string; onBehalf: boolean },
): Promise<{ id: string }> {
  const draft = await draftChange(ctx, unit, input);
  if (draft.leaver && (await hasOpenChange(ctx.db, unit.program.id, draft.leaver.id))) {
    throw new RefusalError(refuseRegistration('changeTwice'));
  }
  const id = newId();
  await insertChange(ctx.db, {
    ...asker,
    ...keptOf(ctx, unit, input, draft),
    id,
    reason: input.reason,
    askedAt: ctx.now,
  });
  const note = {
    act: 'changeAsked' as const,
    reason: `${draft.payload.words}：${input.reason}`,
    onBehalf: asker.onBehalf,
  };
  await noteEvents(ctx, unit.program.id, [{ unit, toState: unit.row.state }], note);
  return { id };
}

export function keptOf(ctx: Ctx, unit: Unit, input: Pick<AskInput, 'withdrawnCode' | 'moveBill'>, draft: ChangeDraft) {
  return {
    programId: unit.program.id,
    schoolId: unit.row.schoolId,
    kind: draft.kind,
    entryId: draft.leaver?.id ?? null,
    toSchoolId: draft.toSchool?.id ?? null,
    payload: draft.payload,
    sealed: draft.text ? ctx.app.vault.seal(JSON.stringify(draft.text)) : null,
    withdrawnCode: input.withdrawnCode ?? null,
    moveBill: input.moveBill,
    headDelta: draft.effect.headDelta,
    toHeadDelta: draft.effect.toHeadDelta,
    billEffectFen: draft.effect.headDelta * unit.program.settings.fee.feeFen,
  };
}

export async function withdrawChange(ctx: Ctx, input: { programId: string; id: string }) {
  const change = await lockChange(ctx.db, ctx.scope, input.programId, input.id);
  if (change.state !== 'asked') throw new RefusalError(refuseRegistration('changeState', { state: '办结' }));
  const [unit] = await lockUnits(ctx, input.programId, [change.schoolId]);
  await updateChange(ctx.db, input.programId, change.id, {
    state: 'withdrawn',
    decidedBy: actorOf(ctx).personId,
    decidedAt: ctx.now,
  });
  if (unit) {
    const note = { act: 'changeWithdrawn' as const, reason: change.payload.words };
    await noteEvents(ctx, input.programId, [{ unit, toState: unit.row.state }], note);
  }
  return { ok: true as const };
}

/** The receiving school takes the person and the bill (rules §4: unless both and the county agree). */
export async function agreeChange(ctx: Ctx, input: { programId: string; id: string }) {
  const actor = actorOf(ctx);
  const change = await lockChange(ctx.db, ctx.scope, input.programId, input.id);
  if (change.state !== 'asked') throw new RefusalError(refuseRegistration('changeState', { state: '办结' }));
  if (actor.assignment?.orgId !== change.toSchoolId) throw new RefusalError(refuseRegistration('ownUnitOnly'));
  await updateChange(ctx.db, input.programId, change.id, { toAgreedBy: actor.personId, toAgreedAt: ctx.now });
  ctx.audit({
    action: 'registration.agreeChange',
    subject: ['rosterChange', change.id],
    programId: input.programId,
    after: change.payload.words,
  });
  return { ok: true as const };
}
