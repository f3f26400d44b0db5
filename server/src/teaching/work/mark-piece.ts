import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { rubricScore } from '@yanxiu/domain/teaching/work/piece-score';
import { claimUntil, liveClaim, refuseMarking } from '@yanxiu/domain/teaching/work/piece-states';
import { refuseWork } from '@yanxiu/domain/teaching/work/refusals';
import { findWork } from '../../course/store/work.ts';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { orNotFound, RefusalError } from '../../platform/http/errors.ts';
import { getProgram } from '../../program/store.ts';
import { dropLessonScore, keepLessonScore } from '../../study/store/lesson-score.ts';
import { scoreOfPiece } from './judgement.ts';
import { followMark } from './nominate.ts';
import { claimOf } from './piece-of.ts';
import { listPeerReviews } from './store/peer.ts';
import { lockPiece, noteReturn, updatePiece } from './store/piece.ts';
import { claimPieces } from './store/piece-list.ts';
import { tellAuthor } from './tell.ts';

type Endpoints = typeof teaching.endpoints;

/** Takes pieces for marking: for a day nobody else can mark them. */
export async function takePieces(ctx: Ctx, input: Parsed<Endpoints['takePieces']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const { personId } = actorOf(ctx);
  const claim = { by: personId, now: ctx.now, until: claimUntil(ctx.now) };
  const taken = await claimPieces(ctx.db, ctx.scope, { ...input, ...claim });
  if (taken === 0) throw new RefusalError(refuseWork('nothingToTake'));
  ctx.audit({
    action: 'teaching.takePieces',
    subject: ['program', input.programId],
    programId: input.programId,
    after: { taken, until: claim.until },
  });
  return { taken };
}

export async function releasePiece(ctx: Ctx, input: Parsed<Endpoints['releasePiece']>) {
  const piece = orNotFound(await lockPiece(ctx.db, ctx.scope, input.programId, input.id));
  const claim = liveClaim(claimOf(piece).claim, ctx.now);
  if (claim?.personId !== actorOf(ctx).personId) throw new RefusalError(refuseWork('notClaimed'));
  await updatePiece(ctx.db, input.programId, piece.id, { claimedBy: null, claimedUntil: null });
  ctx.audit({ action: 'teaching.releasePiece', subject: ['piece', piece.id], programId: input.programId });
  return { ok: true as const };
}

/** The piece, locked, when this tutor may say something about it. */
async function markable(ctx: Ctx, input: { programId: string; id: string }) {
  const piece = orNotFound(await lockPiece(ctx.db, ctx.scope, input.programId, input.id));
  const refusal = refuseMarking(claimOf(piece), actorOf(ctx).personId, ctx.now);
  if (refusal) throw new RefusalError(refusal);
  return piece;
}

export async function markPiece(ctx: Ctx, input: Parsed<Endpoints['markPiece']>) {
  const { programId, points, comment, excellent } = input;
  const piece = await markable(ctx, input);
  const work = await findWork(ctx.db, piece.lessonId, 'assignment');
  const rules = orNotFound(work?.assignment);
  const tutorX100 = rubricScore(rules.rubric, points);
  if (tutorX100 === null) throw new RefusalError(refuseWork('rubric'));
  const peers = await listPeerReviews(ctx.db, programId, piece.id);
  const { scoreX100 } = scoreOfPiece(tutorX100, piece.lateDays, peers, rules);
  await updatePiece(ctx.db, programId, piece.id, {
    state: 'marked',
    markedBy: actorOf(ctx).personId,
    markedAt: ctx.now,
    points,
    tutorX100,
    scoreX100,
    comment,
    excellent,
    claimedBy: null,
    claimedUntil: null,
  });
  const { personId, lessonId } = piece;
  await keepLessonScore(ctx.db, { programId, personId, lessonId, scoreX100 }, ctx.now);
  await followMark(ctx, { programId, pieceId: piece.id, personId, excellent, comment });
  const given = hundredthsText(scoreX100);
  await tellAuthor(ctx, piece, 'marked', (title) => `“${title}”已批改，得 ${given} 分`, comment);
  ctx.audit({
    action: 'teaching.markPiece',
    subject: ['piece', piece.id],
    programId,
    before: { state: piece.state, scoreX100: piece.scoreX100 },
    after: { points, scoreX100, excellent },
  });
  return { scoreX100 };
}

/** Returns a piece for redo: what was handed in stays in its history, with the reason. */
export async function returnPiece(ctx: Ctx, input: Parsed<Endpoints['returnPiece']>) {
  const { programId, reason } = input;
  const piece = await markable(ctx, input);
  const { personId, lessonId } = piece;
  await updatePiece(ctx.db, programId, piece.id, {
    state: 'returned',
    returnReason: reason,
    returns: piece.returns + 1,
    claimedBy: null,
    claimedUntil: null,
    markedBy: null,
    markedAt: null,
    points: null,
    tutorX100: null,
    scoreX100: null,
    excellent: false,
  });
  const key = { programId, pieceId: piece.id, number: piece.handIns };
  await noteReturn(ctx.db, key, { returnReason: reason, returnedBy: actorOf(ctx).personId, returnedAt: ctx.now });
  await dropLessonScore(ctx.db, { programId, personId, lessonId });
  await followMark(ctx, { programId, pieceId: piece.id, personId, excellent: false, comment: '' });
  await tellAuthor(ctx, piece, 'returned', (title) => `“${title}”请您重做`, reason);
  ctx.audit({ action: 'teaching.returnPiece', subject: ['piece', piece.id], programId, reason });
  return { ok: true as const };
}
