import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { refuseExemption } from '@yanxiu/domain/registration/exempt';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import { refuseAct } from '@yanxiu/domain/registration/states';
import { attachFile } from '../file/upload.ts';
import { evidenceTypes } from '../platform/files/media-type.ts';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { getEntry, updateEntry } from './store/entry.ts';
import { beginAct, lockUnits, noteEvents, type UnitRef } from './unit.ts';

type Endpoints = typeof registration.endpoints;
type EntryRef = UnitRef & { entryId: string };

/** Asks that one person be exempt: hours and credits reached elsewhere, with evidence (rules §4). */
export async function askExemption(ctx: Ctx, input: Parsed<Endpoints['askExemption']>) {
  const unit = await beginAct(ctx, 'edit', input);
  const entry = await getEntry(ctx.db, input.programId, input.schoolId, input.entryId);
  const file = await attachFile(ctx, input.fileId, { orgId: input.schoolId, programId: input.programId });
  const hasEvidence = evidenceTypes.some((type) => type === file.mediaType);
  const refusal = refuseExemption({ ...input, hasEvidence }, unit.program.settings);
  if (refusal) throw new RefusalError(refusal);
  await updateEntry(ctx.db, input.programId, entry.id, {
    exemptState: 'asked',
    exemptStep: 0,
    exemptReason: input.reason,
    exemptHoursX100: input.hoursX100,
    exemptCreditsX100: input.creditsX100,
    exemptFileId: input.fileId,
    exemptDecidedBy: null,
  });
  auditExemption(ctx, input, 'registration.askExemption', entry, input.reason);
  return { ok: true as const };
}

export async function withdrawExemption(ctx: Ctx, input: EntryRef) {
  await beginAct(ctx, 'edit', input);
  const entry = await getEntry(ctx.db, input.programId, input.schoolId, input.entryId);
  await updateEntry(ctx.db, input.programId, entry.id, { exemptState: 'none', exemptStep: 0 });
  auditExemption(ctx, input, 'registration.withdrawExemption', entry, null);
  return { ok: true as const };
}

/** Each level of the route decides while the roster is with it; the last one's yes makes the person exempt. */
export async function decideExemption(ctx: Ctx, input: Parsed<Endpoints['decideExemption']>) {
  const [unit] = await lockUnits(ctx, input.programId, [input.schoolId], input.onBehalf);
  if (!unit) throw new RefusalError(refuseRegistration('exemptState'));
  const entry = await getEntry(ctx.db, input.programId, input.schoolId, input.entryId);
  const refusal = refuseAct('return', unit.facts, unit.actor);
  if (refusal) throw new RefusalError(refusal);
  const { step, route } = unit.facts;
  if (entry.exemptState !== 'asked' || entry.exemptStep > step)
    throw new RefusalError(refuseRegistration('exemptState'));
  const isLast = step === route.length - 1;
  const exemptState = !input.approve ? ('returned' as const) : isLast ? ('approved' as const) : ('asked' as const);
  await updateEntry(ctx.db, input.programId, entry.id, {
    exemptState,
    exemptStep: input.approve ? step + 1 : 0,
    exemptDecidedBy: unit.actor.personId,
  });
  const reason = [entry.name, input.reason].filter(Boolean).join('：');
  const act = input.approve ? 'exemptApproved' : 'exemptReturned';
  await noteEvents(ctx, input.programId, [{ unit, toState: unit.row.state }], {
    act,
    reason,
    onBehalf: input.onBehalf,
  });
  return { exemptState };
}

function auditExemption(
  ctx: Ctx,
  ref: EntryRef,
  action: string,
  entry: { id: string; name: string; exemptState: string },
  reason: string | null,
) {
  ctx.audit({
    action,
    subject: ['rosterEntry', entry.id],
    programId: ref.programId,
    before: entry.exemptState,
    after: entry.name,
    reason,
  });
}
