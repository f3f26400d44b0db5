import { refuseAssessment } from '@yanxiu/domain/assessment/refusals';
import { isPosting } from '@yanxiu/domain/assessment/states';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import { worksWithin } from './sheet-facts.ts';
import { answerObjectionRow, findOwnObjection, insertObjection, lockObjection } from './store/appeal.ts';
import { findScore } from './store/score.ts';

/** A trainee objects while her unit's scores are posted. */
export async function objectToScore(ctx: Ctx, input: { programId: string; text: string }): Promise<{ id: string }> {
  const { personId } = actorOf(ctx);
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const kept = orNotFound(await findScore(ctx.db, ctx.scope, input.programId, personId));
  const { postingDays } = settings.assessment;
  if (!isPosting({ ...kept, postingDays, today: dayOf(ctx.now) }))
    throw new RefusalError(refuseAssessment('notPosted'));
  const earlier = await findOwnObjection(ctx.db, ctx.scope, input.programId);
  if (earlier?.state === 'open') throw new RefusalError(refuseAssessment('objected'));
  const id = newId();
  await insertObjection(ctx.db, { ...input, id, personId, raisedAt: ctx.now });
  ctx.audit({
    action: 'assessment.object',
    subject: ['scoreObjection', id],
    programId: input.programId,
    after: { text: input.text },
  });
  return { id };
}

/** Answers once; who objected doesn't answer himself. */
export async function answerObjection(ctx: Ctx, input: { programId: string; objectionId: string; answer: string }) {
  const { personId } = actorOf(ctx);
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  if (!worksWithin(ctx, program))
    throw new RefusalError(refuseAssessment('notYourLevel', { who: '学校或发布通知的教育局' }));
  const objection = await lockObjection(ctx.db, ctx.scope, input.programId, input.objectionId);
  if (objection.personId === personId) throw new RefusalError(refuseAssessment('ownScore'));
  if (objection.state !== 'open') throw new RefusalError(refuseAssessment('answered'));
  await answerObjectionRow(ctx.db, input.programId, input.objectionId, {
    answer: input.answer,
    answeredBy: personId,
    answeredAt: ctx.now,
  });
  ctx.audit({
    action: 'assessment.answerObjection',
    subject: ['scoreObjection', input.objectionId],
    programId: input.programId,
    after: { answer: input.answer },
  });
  return { ok: true as const };
}
