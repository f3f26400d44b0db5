import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayText } from '@yanxiu/domain/kernel/day';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { rubricScore } from '@yanxiu/domain/teaching/work/piece-score';
import { refuseWork } from '@yanxiu/domain/teaching/work/refusals';
import type { Ctx } from '../../platform/http/context.ts';
import { orNotFound, RefusalError } from '../../platform/http/errors.ts';
import { keepLessonScore } from '../../study/store/lesson-score.ts';
import { scoreOfPiece } from './judgement.ts';
import { ownAssignment } from './own-lesson.ts';
import { givePeerTasks, listPeerReviews, listPeerTasks, lockReviewed, writePeerReview } from './store/peer.ts';
import { findOwnPiece, listWorkFiles, updatePiece } from './store/piece.ts';

type Endpoints = typeof teaching.endpoints;
type Assignment = Awaited<ReturnType<typeof ownAssignment>>;

/** The last day of reviewing is that of the assessment: tutors and colleagues have the same time. */
const lastOn = ({ milestones }: Assignment) => milestones.assessmentEndsOn;

async function refuseReviewing(ctx: Ctx, assignment: Assignment, lessonId: string): Promise<Refusal | null> {
  const { member, today, rules } = assignment;
  if (member.state !== 'active') return refuseWork('notTrainee');
  if (today > lastOn(assignment)) return refuseWork('peerClosed', { lastOn: dayText(lastOn(assignment)) });
  const own = await findOwnPiece(ctx.db, { programId: member.programId, personId: member.personId, lessonId });
  const isIn = own && (own.state === 'handedIn' || own.state === 'marked');
  return rules.peerCount > 0 && isIn ? null : refuseWork('peerFirst');
}

/** The colleagues' pieces that I was given, without their names. */
export async function showPeers(ctx: Ctx, input: Parsed<Endpoints['peers']>) {
  const assignment = await ownAssignment(ctx, input);
  const { member, rules } = assignment;
  const rows = await listPeerTasks(ctx.db, { ...input, personId: member.personId });
  const refusal = await refuseReviewing(ctx, assignment, input.lessonId);
  const tasks = await Promise.all(
    rows.map(async ({ pieceId, text, fileIds, doneAt, points, comment }) => ({
      pieceId,
      text,
      files: await listWorkFiles(ctx.db, fileIds),
      done: doneAt !== null,
      points: [...(points ?? [])],
      comment,
    })),
  );
  const take = refusal ?? (rows.length >= rules.peerCount ? refuseWork('peerNone') : null);
  return {
    rubric: rules.rubric,
    lastOn: lastOn(assignment),
    wanted: rules.peerCount,
    tasks,
    allowed: [
      { act: 'take', allowed: take === null, ...(take ? { reason: take.message } : {}) },
      { act: 'review', allowed: refusal === null, ...(refusal ? { reason: refusal.message } : {}) },
    ],
  };
}

export async function takePeers(ctx: Ctx, input: Parsed<Endpoints['takePeers']>) {
  const assignment = await ownAssignment(ctx, input);
  const refusal = await refuseReviewing(ctx, assignment, input.lessonId);
  if (refusal) throw new RefusalError(refusal);
  const { personId, classId } = assignment.member;
  const key = { ...input, personId };
  const had = await listPeerTasks(ctx.db, key);
  const missing = assignment.rules.peerCount - had.length;
  const taken = missing > 0 ? await givePeerTasks(ctx.db, { ...key, classId }, missing, ctx.now) : 0;
  if (taken === 0) throw new RefusalError(refuseWork('peerNone'));
  ctx.audit({
    action: 'teaching.takePeers',
    subject: ['lesson', input.lessonId],
    programId: input.programId,
    after: { taken },
  });
  return { taken };
}

/** Writes a review; where the tutor has marked already, the score follows at once. */
export async function reviewPeer(ctx: Ctx, input: Parsed<Endpoints['reviewPeer']>) {
  const assignment = await ownAssignment(ctx, input);
  const refusal = await refuseReviewing(ctx, assignment, input.lessonId);
  if (refusal) throw new RefusalError(refusal);
  const { rules, member } = assignment;
  const scoreX100 = rubricScore(rules.rubric, input.points);
  if (scoreX100 === null) throw new RefusalError(refuseWork('rubric'));
  const piece = orNotFound(await lockReviewed(ctx.db, input.programId, input.pieceId));
  const key = { programId: input.programId, pieceId: input.pieceId, reviewerId: member.personId };
  const { points, comment } = input;
  if (
    piece.lessonId !== input.lessonId ||
    !(await writePeerReview(ctx.db, key, { points, scoreX100, comment, doneAt: ctx.now }))
  )
    throw new RefusalError(refuseWork('peerNotYours'));
  if (piece.state === 'marked' && piece.tutorX100 !== null) {
    const peers = await listPeerReviews(ctx.db, input.programId, piece.id);
    const joined = scoreOfPiece(piece.tutorX100, piece.lateDays, peers, rules);
    await updatePiece(ctx.db, input.programId, piece.id, { scoreX100: joined.scoreX100 });
    const { personId, lessonId } = piece;
    await keepLessonScore(
      ctx.db,
      { programId: input.programId, personId, lessonId, scoreX100: joined.scoreX100 },
      ctx.now,
    );
  }
  ctx.audit({
    action: 'teaching.reviewPeer',
    subject: ['piece', input.pieceId],
    programId: input.programId,
    after: { scoreX100 },
  });
  return { ok: true as const };
}
