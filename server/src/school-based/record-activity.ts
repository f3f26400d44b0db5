import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { schoolBased } from '@yanxiu/contract/school-based';
import { type Day, dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { refuseSchoolBased } from '@yanxiu/domain/school-based/refusals';
import { attachFile } from '../file/upload.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import { changeActivity, lockForAct } from './decide-activity.ts';
import {
  findFullDay,
  getSchool,
  insertActivity,
  listTrainees,
  removeActivity,
  replaceAttendance,
} from './store/activity.ts';

type Endpoints = typeof schoolBased.endpoints;
type RecordInput = Parsed<Endpoints['record']>;
type Update = Parsed<Endpoints['update']>;
type Program = Awaited<ReturnType<typeof getProgram>>;

/** A school records what it held and who was there. */
export async function recordActivity(ctx: Ctx, input: RecordInput): Promise<{ id: string }> {
  const school = await getSchool(ctx.db, ctx.scope, input.programId, input.schoolId);
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const id = newId();
  const personIds = await checkActivity(ctx, program, input, { schoolId: school.id, id: null });
  await attachFiles(ctx, input.fileIds, [], { orgId: school.id, programId: input.programId });
  const { allTrainees: _all, personIds: _ids, ...fields } = input;
  const by = actorOf(ctx).personId;
  await insertActivity(ctx.db, { ...fields, id, recordedBy: by, writtenBy: [by] });
  await replaceAttendance(ctx.db, input.programId, id, personIds, input.hoursX100);
  ctx.audit({
    action: 'schoolBased.record',
    subject: ['schoolBasedActivity', id],
    programId: input.programId,
    after: { ...fields, people: personIds.length },
  });
  return { id };
}

/** Changes a record that has not gone up; whoever changes it has written in it and can't confirm it later. */
export async function updateActivityRecord(ctx: Ctx, input: Update): Promise<{ version: number }> {
  const { before, program } = await lockForAct(ctx, input, 'update');
  const personIds = await checkActivity(ctx, program, input, { schoolId: before.schoolId, id: before.id });
  await attachFiles(ctx, input.fileIds, before.fileIds, { orgId: before.schoolId, programId: input.programId });
  const { allTrainees: _all, personIds: _ids, programId, activityId, version: _version, ...fields } = input;
  const writtenBy = [...new Set([...before.writtenBy, actorOf(ctx).personId])];
  const version = await changeActivity(ctx, input, { ...fields, writtenBy });
  await replaceAttendance(ctx.db, programId, activityId, personIds, input.hoursX100);
  ctx.audit({
    action: 'schoolBased.update',
    subject: ['schoolBasedActivity', activityId],
    programId,
    before: { title: before.title, heldOn: before.heldOn, hoursX100: before.hoursX100, people: before.attendeeCount },
    after: { ...fields, people: personIds.length },
  });
  return { version };
}

export async function removeActivityRecord(ctx: Ctx, input: { programId: string; activityId: string }) {
  const { before } = await lockForAct(ctx, input, 'remove');
  await removeActivity(ctx.db, input.programId, input.activityId);
  ctx.audit({
    action: 'schoolBased.remove',
    subject: ['schoolBasedActivity', input.activityId],
    programId: input.programId,
    before,
  });
  return { ok: true as const };
}

/** The rules for what is recorded; returns who was there. */
async function checkActivity(
  ctx: Ctx,
  program: Program,
  input: RecordInput | Update,
  of: { schoolId: string; id: string | null },
): Promise<string[]> {
  if (program.state !== 'published') throw new RefusalError(refuseSchoolBased('notProgram'));
  const task = program.settings.schoolBased.tasks.find((one) => one.key === input.taskKey);
  if (!task) throw new RefusalError(refuseSchoolBased('unknownTask'));
  if (input.hoursX100 > task.hoursX100) {
    throw new RefusalError(
      refuseSchoolBased('tooManyHours', { task: task.title, hours: hundredthsText(task.hoursX100) }),
    );
  }
  checkHeldOn(ctx, program, input.heldOn);
  const own = new Set((await listTrainees(ctx.db, input.programId, of.schoolId)).map((one) => one.personId));
  const wanted = input.allTrainees ? [...own] : [...new Set(input.personIds)];
  if (wanted.length === 0) throw new RefusalError(refuseSchoolBased('nobody'));
  const strangers = wanted.filter((personId) => !own.has(personId));
  if (strangers.length > 0) throw new RefusalError(refuseSchoolBased('notTrainee', { count: strangers.length }));
  const { programId, heldOn, hoursX100 } = input;
  const clash = await findFullDay(ctx.db, { programId, id: of.id, heldOn, hoursX100 }, wanted);
  if (clash) throw new RefusalError(refuseSchoolBased('overlap', clash));
  return wanted;
}

/** What is recorded was held, and within the program's study and assessment. */
export function checkHeldOn(ctx: Ctx, program: Program, heldOn: Day): void {
  const { studyStartsOn: from, assessmentEndsOn: to } = program.settings.milestones;
  if (heldOn < from || heldOn > to) {
    throw new RefusalError(refuseSchoolBased('outsideProgram', { from: dayText(from), to: dayText(to) }));
  }
  if (heldOn > dayOf(ctx.now)) throw new RefusalError(refuseSchoolBased('notYet', { day: dayText(heldOn) }));
}

/** Ties evidence to the unit and program, so that all who see the record can open it; only what one may read oneself. */
export async function attachFiles(
  ctx: Ctx,
  fileIds: readonly string[],
  known: readonly string[],
  to: { orgId: string; programId: string },
): Promise<void> {
  for (const id of fileIds.filter((one) => !known.includes(one))) await attachFile(ctx, id, to);
}
