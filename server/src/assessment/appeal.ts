import { refuseAssessment } from '@yanxiu/domain/assessment/refusals';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { scoreOf } from '@yanxiu/domain/assessment/score';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import { scoreCorrected } from './facts.ts';
import { answerObjectionRow, decideCorrectionRow, findOwnObjection, getObjection, insertCorrection, insertObjection, lockCorrection } from './store/appeal.ts';
import { findScore, getScore, saveScores } from './store/score.ts';

interface Ask {
  readonly programId: string;
  readonly personId: string;
  readonly itemKey: string;
  readonly afterX100: number;
  readonly reason: string;
  readonly fileId?: string | undefined;
}

/** Asks for a correction of one item of a locked score; nothing changes until another person approves. */
export async function askCorrection(ctx: Ctx, input: Ask): Promise<{ id: string }> {
  const actor = actorOf(ctx);
  const kept = await getScore(ctx.db, ctx.scope, input.programId, input.personId);
  if (input.personId === actor.personId) throw new RefusalError(refuseAssessment('ownScore'));
  if (kept.state !== 'locked') throw new RefusalError(refuseAssessment('notLocked'));
  const item = kept.score.parts.flatMap((part) => part.items).find((one) => one.key === input.itemKey);
  if (!item) throw new RefusalError(refuseAssessment('unknownItem'));
  if (input.afterX100 > item.maxX100) throw new RefusalError(refuseAssessment('tooMany', { max: hundredthsText(item.maxX100) }));
  if (input.afterX100 === item.pointsX100) throw new RefusalError(refuseAssessment('sameValue'));
  const id = newId();
  const { fileId = null, ...asked } = input;
  await insertCorrection(ctx.db, { ...asked, fileId, id, beforeX100: item.pointsX100, askedBy: actor.personId, askedAt: ctx.now });
  ctx.audit({
    action: 'assessment.askCorrection',
    subject: ['person', input.personId],
    programId: input.programId,
    before: { item: input.itemKey, pointsX100: item.pointsX100 },
    after: { pointsX100: input.afterX100 },
    reason: input.reason,
  });
  return { id };
}

interface Decide {
  readonly programId: string;
  readonly correctionId: string;
  readonly approve: boolean;
  readonly reason?: string | undefined;
}

/** A second person decides; an approved correction is computed anew from the shown items and told to the ledger. */
export async function decideCorrection(ctx: Ctx, input: Decide): Promise<{ totalX100: number }> {
  const actor = actorOf(ctx);
  const asked = await lockCorrection(ctx.db, ctx.scope, input.programId, input.correctionId);
  if (asked.state !== 'asked') throw new RefusalError(refuseAssessment('decided'));
  if (asked.askedBy === actor.personId) throw new RefusalError(refuseAssessment('ownCorrection'));
  if (asked.personId === actor.personId) throw new RefusalError(refuseAssessment('ownScore'));
  if (!input.approve && !input.reason) throw new RefusalError(refuseAssessment('reasonNeeded'));
  const kept = await getScore(ctx.db, ctx.scope, input.programId, asked.personId);
  await decideCorrectionRow(ctx.db, input.programId, input.correctionId, {
    state: input.approve ? 'approved' : 'returned',
    decidedBy: actor.personId,
    decidedAt: ctx.now,
    decisionReason: input.reason ?? null,
  });
  if (!input.approve) return { totalX100: kept.score.totalX100 };
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const points = new Map(kept.score.parts.flatMap((part) => part.items).map((item) => [item.key, item]));
  const item = orNotFound(points.get(asked.itemKey));
  const because = `${item.because}；经更正：${hundredthsText(asked.beforeX100)} 分改为 ${hundredthsText(asked.afterX100)} 分（${asked.reason}）`;
  points.set(asked.itemKey, { ...item, pointsX100: asked.afterX100, because });
  const score = scoreOf(settings.assessment, points);
  const unit = { programId: input.programId, schoolId: kept.schoolId, computedAt: ctx.now, corrected: true };
  await saveScores(ctx.db, unit, [{ ...kept, score }]);
  ctx.audit({
    action: 'assessment.correct',
    subject: ['person', asked.personId],
    programId: input.programId,
    before: { totalX100: kept.score.totalX100, item: asked.itemKey, pointsX100: asked.beforeX100 },
    after: { totalX100: score.totalX100, pointsX100: asked.afterX100 },
    reason: asked.reason,
  });
  await ctx.publish(scoreCorrected, { programId: input.programId, personId: asked.personId, reason: asked.reason });
  return { totalX100: score.totalX100 };
}

/** A trainee objects while her unit's scores are posted. */
export async function objectToScore(ctx: Ctx, input: { programId: string; text: string }): Promise<{ id: string }> {
  const { personId } = actorOf(ctx);
  const kept = orNotFound(await findScore(ctx.db, ctx.scope, input.programId, personId));
  if (kept.state !== 'posted') throw new RefusalError(refuseAssessment('notPosted'));
  const earlier = await findOwnObjection(ctx.db, ctx.scope, input.programId);
  if (earlier?.state === 'open') throw new RefusalError(refuseAssessment('objected'));
  const id = newId();
  await insertObjection(ctx.db, { ...input, id, personId, raisedAt: ctx.now });
  ctx.audit({ action: 'assessment.object', subject: ['scoreObjection', id], programId: input.programId, after: { text: input.text } });
  return { id };
}

export async function answerObjection(ctx: Ctx, input: { programId: string; objectionId: string; answer: string }) {
  const { personId } = actorOf(ctx);
  const objection = await getObjection(ctx.db, ctx.scope, input.programId, input.objectionId);
  if (objection.personId === personId) throw new RefusalError(refuseAssessment('ownScore'));
  await answerObjectionRow(ctx.db, input.programId, input.objectionId, { answer: input.answer, answeredBy: personId, answeredAt: ctx.now });
  ctx.audit({ action: 'assessment.answerObjection', subject: ['scoreObjection', input.objectionId], programId: input.programId, after: { answer: input.answer } });
  return { ok: true as const };
}
