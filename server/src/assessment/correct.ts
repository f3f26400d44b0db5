import { refuseAssessment } from '@yanxiu/domain/assessment/refusals';
import { type Score, scoreOf } from '@yanxiu/domain/assessment/score';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { attachFile } from '../file/upload.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import { scoreCorrected } from './facts.ts';
import { hasLastWord, worksWithin } from './sheet-facts.ts';
import { decideCorrectionRow, hasOpenCorrection, insertCorrection, lockCorrection } from './store/appeal.ts';
import { getScore, lockScore, saveScores } from './store/score.ts';
import { findSettings } from './store/sheet.ts';

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
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  if (!worksWithin(ctx, program))
    throw new RefusalError(refuseAssessment('notYourLevel', { who: '学校或发布通知的教育局' }));
  const kept = await getScore(ctx.db, ctx.scope, input.programId, input.personId);
  if (input.personId === actor.personId) throw new RefusalError(refuseAssessment('ownScore'));
  if (kept.state !== 'locked') throw new RefusalError(refuseAssessment('notLocked'));
  const item = kept.score.parts.flatMap((part) => part.items).find((one) => one.key === input.itemKey);
  if (!item) throw new RefusalError(refuseAssessment('unknownItem'));
  if (input.afterX100 > item.maxX100)
    throw new RefusalError(refuseAssessment('tooMany', { max: hundredthsText(item.maxX100) }));
  if (input.afterX100 === item.pointsX100) throw new RefusalError(refuseAssessment('sameValue'));
  if (await hasOpenCorrection(ctx.db, input)) throw new RefusalError(refuseAssessment('asked'));
  const { fileId = null, ...asked } = input;
  if (fileId) await attachFile(ctx, fileId, { orgId: kept.schoolId, programId: input.programId });
  const id = newId();
  await insertCorrection(ctx.db, {
    ...asked,
    fileId,
    id,
    beforeX100: item.pointsX100,
    askedBy: actor.personId,
    askedAt: ctx.now,
  });
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
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  if (!hasLastWord(ctx, program, asked.parentKind))
    throw new RefusalError(refuseAssessment('notYourLevel', { who: '最后审定成绩的教育局' }));
  if (asked.state !== 'asked') throw new RefusalError(refuseAssessment('decided'));
  if (asked.askedBy === actor.personId) throw new RefusalError(refuseAssessment('ownCorrection'));
  if (asked.personId === actor.personId) throw new RefusalError(refuseAssessment('ownScore'));
  if (!input.approve && !input.reason) throw new RefusalError(refuseAssessment('reasonNeeded'));
  await lockScore(ctx.db, input.programId, asked.personId);
  const kept = await getScore(ctx.db, ctx.scope, input.programId, asked.personId);
  await decideCorrectionRow(ctx.db, input.programId, input.correctionId, {
    state: input.approve ? 'approved' : 'returned',
    decidedBy: actor.personId,
    decidedAt: ctx.now,
    decisionReason: input.reason ?? null,
  });
  if (!input.approve) return { totalX100: kept.score.totalX100 };
  // by the rules that the score was computed under, so that nothing but the asked item moves
  const settings =
    (await findSettings(ctx.db, program.id, kept.settingsVersion ?? program.version)) ?? program.settings;
  const score = correctedScore(kept.score, settings.assessment, asked);
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

type Asked = Awaited<ReturnType<typeof lockCorrection>>;

/** The score with one item changed; what was asked for an item that has moved on since is refused. */
function correctedScore(score: Score, assessment: Parameters<typeof scoreOf>[0], asked: Asked): Score {
  const points = new Map(score.parts.flatMap((part) => part.items).map((item) => [item.key, item]));
  const item = orNotFound(points.get(asked.itemKey));
  if (item.pointsX100 !== asked.beforeX100) throw new RefusalError(refuseAssessment('movedOn'));
  const change = `经更正：${hundredthsText(asked.beforeX100)} 分改为 ${hundredthsText(asked.afterX100)} 分（${asked.reason}）`;
  points.set(asked.itemKey, { ...item, pointsX100: asked.afterX100, because: `${item.because}；${change}` });
  return scoreOf(assessment, points);
}
