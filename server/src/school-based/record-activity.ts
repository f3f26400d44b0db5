import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { schoolBased } from '@yanxiu/contract/school-based';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { refuseSchoolBased } from '@yanxiu/domain/school-based/refusals';
import { type ActivityAct, activityMoves, activityStateNames } from '@yanxiu/domain/school-based/states';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import {
  approveMany, findSameDay, getActivity, getSchool, insertActivity, listConfirmed, listTraineeIds, removeActivity,
  replaceAttendance, updateActivity,
} from './store/activity.ts';

type Endpoints = typeof schoolBased.endpoints;
type RecordInput = Parsed<Endpoints['record']>;
type Update = Parsed<Endpoints['update']>;
type Decide = Parsed<Endpoints['confirm']>;
type Key = { programId: string; activityId: string; version: number };

const actWords: Readonly<Record<ActivityAct, string>> = {
  update: '修改', remove: '删除', submit: '提交', confirm: '确认', approve: '认定', return: '退回',
};

/** A school records what it held and who was there. */
export async function recordActivity(ctx: Ctx, input: RecordInput): Promise<{ id: string }> {
  const school = await getSchool(ctx.db, ctx.scope, input.programId, input.schoolId);
  const id = newId();
  const personIds = await checkActivity(ctx, input, school.id, null);
  const { allTrainees: _all, personIds: _ids, ...fields } = input;
  await insertActivity(ctx.db, { ...fields, id, recordedBy: actorOf(ctx).personId });
  await replaceAttendance(ctx.db, input.programId, id, personIds, input.hoursX100);
  ctx.audit({
    action: 'schoolBased.record',
    subject: ['schoolBasedActivity', id],
    programId: input.programId,
    after: { ...fields, people: personIds.length },
  });
  return { id };
}

export async function updateActivityRecord(ctx: Ctx, input: Update): Promise<{ version: number }> {
  const before = await getActivity(ctx.db, ctx.scope, input.programId, input.activityId, true);
  refuseUnlessAllowed(before.state, 'update');
  const personIds = await checkActivity(ctx, input, before.schoolId, before.id);
  const { allTrainees: _all, personIds: _ids, programId, activityId, version, ...fields } = input;
  await move(ctx, input, { ...fields, state: 'draft', returnReason: null });
  await replaceAttendance(ctx.db, programId, activityId, personIds, input.hoursX100);
  ctx.audit({ action: 'schoolBased.update', subject: ['schoolBasedActivity', activityId], programId, before, after: fields });
  return { version: version + 1 };
}

/** The rules for what is recorded; returns who was there. */
async function checkActivity(ctx: Ctx, input: RecordInput | Update, schoolId: string, id: string | null): Promise<string[]> {
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const task = settings.schoolBased.tasks.find((one) => one.key === input.taskKey);
  if (!task) throw new RefusalError(refuseSchoolBased('unknownTask'));
  if (input.hoursX100 > task.hoursX100) {
    throw new RefusalError(refuseSchoolBased('tooManyHours', { task: task.title, hours: hundredthsText(task.hoursX100) }));
  }
  const { studyStartsOn, assessmentEndsOn } = settings.milestones;
  if (input.heldOn < studyStartsOn || input.heldOn > assessmentEndsOn) {
    throw new RefusalError(refuseSchoolBased('outsideProgram', { from: studyStartsOn, to: assessmentEndsOn }));
  }
  const own = new Set(await listTraineeIds(ctx.db, input.programId, schoolId));
  const wanted = input.allTrainees ? [...own] : [...new Set(input.personIds)];
  if (wanted.length === 0) throw new RefusalError(refuseSchoolBased('nobody'));
  const strangers = wanted.filter((personId) => !own.has(personId));
  if (strangers.length > 0) throw new RefusalError(refuseSchoolBased('notTrainee', { count: strangers.length }));
  const clash = await findSameDay(ctx.db, input.programId, id, input.heldOn, input.hoursX100, wanted);
  if (clash) throw new RefusalError(refuseSchoolBased('overlap', clash));
  return wanted;
}

export async function submitActivity(ctx: Ctx, input: Key): Promise<{ version: number }> {
  const before = await getActivity(ctx.db, ctx.scope, input.programId, input.activityId, true);
  refuseUnlessAllowed(before.state, 'submit');
  if (before.fileIds.length === 0 && before.record.length < 10) throw new RefusalError(refuseSchoolBased('noEvidence'));
  return act(ctx, input, 'submit', { returnReason: null });
}

/** The principal confirms; whoever recorded does not confirm his own record (rules §9: no one confirms his own entry). */
export async function confirmActivity(ctx: Ctx, input: Decide): Promise<{ version: number }> {
  const before = await getActivity(ctx.db, ctx.scope, input.programId, input.activityId, true);
  if (!input.approve) return returnActivity(ctx, input, before.state);
  refuseUnlessAllowed(before.state, 'confirm');
  const { personId } = actorOf(ctx);
  if (before.recordedBy === personId) throw new RefusalError(refuseSchoolBased('ownActivity'));
  return act(ctx, input, 'confirm', { confirmedBy: personId, confirmedAt: ctx.now });
}

export async function approveActivity(ctx: Ctx, input: Decide): Promise<{ version: number }> {
  const before = await getActivity(ctx.db, ctx.scope, input.programId, input.activityId, true);
  if (!input.approve) return returnActivity(ctx, input, before.state);
  // Where clerk and head are one person the county confirms in the same act (rules §4).
  const direct = before.state === 'withPrincipal';
  if (!direct) refuseUnlessAllowed(before.state, 'approve');
  const { personId } = actorOf(ctx);
  return act(ctx, input, 'approve', { approvedBy: personId, approvedAt: ctx.now });
}

async function returnActivity(ctx: Ctx, input: Decide, state: keyof typeof activityStateNames): Promise<{ version: number }> {
  refuseUnlessAllowed(state, 'return');
  if (!input.reason) throw new RefusalError(refuseSchoolBased('reasonNeeded'));
  return act(ctx, input, 'return', { returnReason: input.reason });
}

/** Approves every confirmed activity in reach at once. */
export async function approveAll(ctx: Ctx, input: { programId: string; schoolId?: string | undefined }): Promise<{ approved: number }> {
  const rows = await listConfirmed(ctx.db, ctx.scope, input.programId, input.schoolId);
  const ids = rows.map((row) => row.id);
  const approved = await approveMany(ctx.db, input.programId, ids, actorOf(ctx).personId, ctx.now);
  ctx.audit({ action: 'schoolBased.approveAll', subject: ['program', input.programId], programId: input.programId, after: { approved, ids } });
  return { approved };
}

export async function removeActivityRecord(ctx: Ctx, input: { programId: string; activityId: string }) {
  const before = await getActivity(ctx.db, ctx.scope, input.programId, input.activityId, true);
  refuseUnlessAllowed(before.state, 'remove');
  await removeActivity(ctx.db, input.programId, input.activityId);
  ctx.audit({ action: 'schoolBased.remove', subject: ['schoolBasedActivity', input.activityId], programId: input.programId, before });
  return { ok: true as const };
}

async function act(
  ctx: Ctx,
  input: Key,
  name: ActivityAct,
  change: Parameters<typeof updateActivity>[2],
): Promise<{ version: number }> {
  await move(ctx, input, { ...change, state: activityMoves[name].to });
  ctx.audit({
    action: `schoolBased.${name}`,
    subject: ['schoolBasedActivity', input.activityId],
    programId: input.programId,
    after: { state: activityMoves[name].to },
    reason: change.returnReason ?? null,
  });
  return { version: input.version + 1 };
}

async function move(ctx: Ctx, input: Key, change: Parameters<typeof updateActivity>[2]): Promise<void> {
  const key = { programId: input.programId, id: input.activityId, version: input.version };
  if (!(await updateActivity(ctx.db, key, change))) throw new RefusalError(refuseSchoolBased('changed'));
}

function refuseUnlessAllowed(state: keyof typeof activityStateNames, name: ActivityAct): void {
  if (activityMoves[name].from.includes(state)) return;
  throw new RefusalError(refuseSchoolBased('wrongState', { state: activityStateNames[state], act: actWords[name] }));
}
