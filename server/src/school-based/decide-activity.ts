import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { schoolBased } from '@yanxiu/contract/school-based';
import { refuseSchoolBased } from '@yanxiu/domain/school-based/refusals';
import { type ActivityAct, activityMoves, refuseActivity } from '@yanxiu/domain/school-based/states';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import { activityActor } from './actor.ts';
import { activityReopened } from './facts.ts';
import { approveMany, getActivity, listActivities, noteAttendance, updateActivity } from './store/activity.ts';

type Decide = Parsed<typeof schoolBased.endpoints.confirm>;
interface Key {
  readonly programId: string;
  readonly activityId: string;
}

/** The activity locked for one act on it, when the rules allow the act now. */
export async function lockForAct(ctx: Ctx, key: Key, act: ActivityAct) {
  const program = await getProgram(ctx.db, ctx.scope, key.programId);
  const before = await getActivity(ctx.db, ctx.scope, actorOf(ctx).personId, key, true);
  const refusal = refuseActivity(act, before, activityActor(ctx, program, before.parentKind));
  if (refusal) throw new RefusalError(refusal);
  return { program, before };
}

export async function submitActivity(ctx: Ctx, input: Key & { version: number }): Promise<{ version: number }> {
  const { before } = await lockForAct(ctx, input, 'submit');
  if (before.fileIds.length === 0 && before.record.length < 10) throw new RefusalError(refuseSchoolBased('noEvidence'));
  return move(ctx, input, 'submit', { returnReason: null });
}

/** The principal confirms what others recorded; her own line, where she was there, is left to the bureau (rules §9). */
export async function confirmActivity(ctx: Ctx, input: Decide): Promise<{ version: number }> {
  if (!input.approve) return returnActivity(ctx, input);
  const { before } = await lockForAct(ctx, input, 'confirm');
  const { personId } = actorOf(ctx);
  const moved = await move(ctx, input, 'confirm', { confirmedBy: personId, confirmedAt: ctx.now });
  if (before.attends) await noteAttendance(ctx.db, { ...input, personId }, '校（园）长本人，由上级认定');
  return moved;
}

export async function approveActivity(ctx: Ctx, input: Decide): Promise<{ version: number }> {
  if (!input.approve) return returnActivity(ctx, input);
  await lockForAct(ctx, input, 'approve');
  return move(ctx, input, 'approve', { approvedBy: actorOf(ctx).personId, approvedAt: ctx.now });
}

/** Back to the school with the reason; nothing of the record is lost, but it is confirmed and approved anew. */
async function returnActivity(ctx: Ctx, input: Decide): Promise<{ version: number }> {
  const { before } = await lockForAct(ctx, input, 'return');
  if (!input.reason) throw new RefusalError(refuseSchoolBased('reasonNeeded'));
  if (before.state === 'approved') {
    await ctx.publish(activityReopened, { programId: input.programId, schoolId: before.schoolId });
  }
  const undone = { confirmedBy: null, confirmedAt: null, approvedBy: null, approvedAt: null };
  return move(ctx, input, 'return', { ...undone, returnReason: input.reason });
}

/** Approves every confirmed activity in reach at once, save those that this person may not. */
export async function approveAll(ctx: Ctx, input: { programId: string; schoolId?: string | undefined }) {
  const { programId, schoolId } = input;
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const rows = await listActivities(ctx.db, ctx.scope, actorOf(ctx).personId, {
    programId,
    states: ['confirmed'],
    schoolId,
  });
  const ids = rows
    .filter((row) => refuseActivity('approve', row, activityActor(ctx, program, row.parentKind)) === null)
    .map((row) => row.id);
  const approved = await approveMany(ctx.db, programId, ids, actorOf(ctx).personId, ctx.now);
  const skipped = rows.length - approved;
  ctx.audit({
    action: 'schoolBased.approveAll',
    subject: ['program', programId],
    programId,
    after: { approved, skipped, ids },
  });
  return { approved, skipped };
}

type Change = Parameters<typeof updateActivity>[2];

async function move(
  ctx: Ctx,
  input: Key & { version: number },
  act: ActivityAct,
  change: Change,
): Promise<{ version: number }> {
  const { to } = activityMoves[act];
  const version = await changeActivity(ctx, input, { ...change, state: to });
  ctx.audit({
    action: `schoolBased.${act}`,
    subject: ['schoolBasedActivity', input.activityId],
    programId: input.programId,
    after: { state: to },
    reason: change.returnReason ?? null,
  });
  return { version };
}

/** Writes when the version is still the one that was read; returns the next one. */
export async function changeActivity(ctx: Ctx, input: Key & { version: number }, change: Change): Promise<number> {
  const key = { programId: input.programId, id: input.activityId, version: input.version };
  if (!(await updateActivity(ctx.db, key, change))) throw new RefusalError(refuseSchoolBased('changed'));
  return input.version + 1;
}
