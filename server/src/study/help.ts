import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { refuseStudy } from '@yanxiu/domain/study/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import { endHelp, findLastHelp, findLiaison, insertHelp, lockHelp, pageHelps, withdrawOpenHelp } from './store/help.ts';
import { getTrainee } from './store/session.ts';

type Endpoints = typeof study.endpoints;

/** What the trainee asked her school last, and whom she may call there. */
export async function showMyHelp(ctx: Ctx, { programId }: { programId: string }) {
  const { personId } = actorOf(ctx);
  const { schoolName } = await getTrainee(ctx.db, ctx.scope, programId, personId);
  const key = { programId, personId };
  const [last, liaison] = await Promise.all([findLastHelp(ctx.db, key), findLiaison(ctx.db, key)]);
  return { last, schoolName, liaison };
}

/** Puts the trainee's name on her school's 帮扶 list, once at a time. */
export async function askHelp(ctx: Ctx, input: Parsed<Endpoints['askHelp']>) {
  const { personId } = actorOf(ctx);
  const { programId, about, words } = input;
  const trainee = await getTrainee(ctx.db, ctx.scope, programId, personId);
  if (trainee.state !== 'active') throw new RefusalError(refuseStudy('notTrainee'));
  const id = newId();
  const isNew = await insertHelp(ctx.db, { programId, personId, id, about, words, askedAt: ctx.now });
  if (!isNew) throw new RefusalError(refuseStudy('helpAsked'));
  ctx.audit({ action: 'study.askHelp', subject: ['person', personId], programId, after: { about } });
  return { id };
}

export async function withdrawHelp(ctx: Ctx, { programId }: { programId: string }) {
  const { personId } = actorOf(ctx);
  await getTrainee(ctx.db, ctx.scope, programId, personId);
  const id = await withdrawOpenHelp(ctx.db, { programId, personId }, ctx.now);
  if (!id) throw new RefusalError(refuseStudy('noHelpAsked'));
  ctx.audit({ action: 'study.withdrawHelp', subject: ['person', personId], programId });
  return { ok: true as const };
}

export async function showHelps(ctx: Ctx, input: Parsed<Endpoints['helps']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  return pageHelps(ctx.db, ctx.scope, input);
}

/** Says how somebody was helped; she reads it on her own page. */
export async function answerHelp(ctx: Ctx, { programId, id, answer }: Parsed<Endpoints['answerHelp']>) {
  const help = orNotFound(await lockHelp(ctx.db, ctx.scope, programId, id));
  if (help.state !== 'open') throw new RefusalError(refuseStudy('helpEnded'));
  await endHelp(ctx.db, programId, id, { helpedBy: actorOf(ctx).personId, answer, endedAt: ctx.now });
  ctx.audit({ action: 'study.answerHelp', subject: ['person', help.personId], programId, after: { answer } });
  return { ok: true as const };
}
