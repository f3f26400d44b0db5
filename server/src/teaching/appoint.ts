import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { refuseTeaching } from '@yanxiu/domain/teaching/refusals';
import { daysMeet, type TutorDays, tutorDays, tutorState } from '@yanxiu/domain/teaching/tutor-days';
import { forgetSessions } from '../access/session.ts';
import { holderOf } from '../account/office/grant.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, orNotFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import { leaveOwnClasses } from './leave-own.ts';
import {
  type ChargedClass,
  endTutorRow,
  insertTutor,
  listTutorChoices,
  listTutors,
  lockInCharge,
  type TutorRow,
} from './store/tutor.ts';

type Endpoints = typeof teaching.endpoints;
type Appoint = Parsed<Endpoints['appoint']>;
type Program = Awaited<ReturnType<typeof getProgram>>;

const mostChoices = 50;

export async function showTutorChoices(ctx: Ctx, input: Parsed<Endpoints['tutorChoices']>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  return listTutorChoices(ctx.db, ctx.scope, program, input.q, mostChoices);
}

/** Appoints one person to one or several classes, with the role on each. */
export async function appointTutor(ctx: Ctx, input: Appoint) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const classes = await charged(ctx, program.id, input.classIds);
  const days = tutorDays(input.kind, input.fromOn, input.untilOn, dayOf(ctx.now));
  if (!days) throw new RefusalError(refuseTeaching('daysWrong'));
  const { personId, name, opened } = await personOf(ctx, program, input);
  const standing = await listTutors(ctx.db, program.id, input.classIds);
  for (const one of classes) {
    await makeRoom(ctx, program.id, one, { personId, name, days, replace: input.replace }, standing);
    await appointTo(ctx, program.id, one, personId, days);
  }
  const movedSelf = input.kind === 'lead' ? await leaveOwnClasses(ctx, program, { personId, name }, input.classIds) : 0;
  ctx.audit({
    action: 'teaching.appoint',
    subject: ['person', personId],
    programId: program.id,
    after: { name, classes: classes.map((one) => one.name), ...days, movedSelf },
  });
  ctx.afterCommit(() => forgetSessions(ctx.app));
  return { appointed: classes.length, opened, movedSelf };
}

/** All of the classes, in the actor's charge. */
async function charged(ctx: Ctx, programId: string, classIds: readonly string[]): Promise<ChargedClass[]> {
  const wanted = new Set(classIds);
  const classes = await lockInCharge(ctx.db, ctx.scope, programId, [...wanted]);
  if (classes.length === wanted.size) return classes;
  if (classes.length === 0 && wanted.size === 1) throw new HttpError('not_found');
  throw new RefusalError(refuseTeaching('notInCharge'));
}

async function personOf(ctx: Ctx, program: Program, input: Appoint) {
  if (input.personId) {
    const choices = await listTutorChoices(ctx.db, ctx.scope, program, undefined, 10_000);
    const found = orNotFound(choices.find((one) => one.personId === input.personId));
    return { personId: found.personId, name: found.name, opened: false };
  }
  const { name = '', phone = '' } = input;
  if (name.length < 2 || phone === '') {
    throw new HttpError('invalid', undefined, [
      { path: name.length < 2 ? 'name' : 'phone', message: '请选择教师，或填写姓名和手机号。' },
    ]);
  }
  const { personId, opened } = await holderOf(ctx, { name, phone });
  return { personId, name, opened };
}

interface Wish {
  readonly personId: string;
  readonly name: string;
  readonly days: TutorDays;
  readonly replace: boolean;
}

/** One lead a class, nobody twice on the same days; with `replace` the present lead steps down. */
async function makeRoom(ctx: Ctx, programId: string, one: ChargedClass, wish: Wish, standing: readonly TutorRow[]) {
  const today = dayOf(ctx.now);
  const open = standing.filter((row) => row.classId === one.id && tutorState(row, today) !== 'past');
  const same = open.find((row) => row.personId === wish.personId && daysMeet(row, wish.days));
  if (same && (same.kind === 'lead' || wish.days.kind === 'substitute')) {
    throw new RefusalError(refuseTeaching('alreadyTutor', { name: wish.name }));
  }
  if (same) await stepDown(ctx, programId, same, '改任辅导教师');
  if (wish.days.kind === 'substitute') return;
  const lead = open.find((row) => row.kind === 'lead');
  if (!lead) return;
  if (!wish.replace) throw new RefusalError(refuseTeaching('hasLead', { name: lead.name }));
  await stepDown(ctx, programId, lead, `由${wish.name}接任`);
}

async function stepDown(ctx: Ctx, programId: string, row: TutorRow, reason: string): Promise<boolean> {
  return endTutorRow(ctx.db, programId, row, {
    endedAt: ctx.now,
    endedBy: ctx.actor?.personId ?? null,
    endReason: reason,
  });
}

async function appointTo(ctx: Ctx, programId: string, one: ChargedClass, personId: string, days: TutorDays) {
  await insertTutor(
    ctx.db,
    {
      programId,
      id: newId(),
      classId: one.id,
      personId,
      ...days,
      assignmentId: newId(),
      appointedBy: ctx.actor?.personId ?? null,
      appointedAt: ctx.now,
    },
    one.regionOrgId,
  );
}

/** Ends one appointment; the role goes at once, with the sessions that act in it. */
export async function endTutor(ctx: Ctx, input: Parsed<Endpoints['endTutor']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const [one] = await charged(ctx, input.programId, [input.classId]);
  const rows = await listTutors(ctx.db, input.programId, [input.classId]);
  const row = orNotFound(rows.find((each) => each.id === input.tutorId));
  if (!(await stepDown(ctx, input.programId, row, input.reason))) {
    throw new RefusalError(refuseTeaching('tutorEnded'));
  }
  ctx.audit({
    action: 'teaching.endTutor',
    subject: ['person', row.personId],
    programId: input.programId,
    before: { name: row.name, class: one?.name, by: actorOf(ctx).name },
    reason: input.reason,
  });
  ctx.afterCommit(() => forgetSessions(ctx.app));
  return { ok: true as const };
}
