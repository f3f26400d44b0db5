import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { charsOf } from '@yanxiu/domain/course/work-limits';
import type { DiscussionRules } from '@yanxiu/domain/course/work-rules';
import { dayText } from '@yanxiu/domain/kernel/day';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { discussionScore, pointsOfSaid } from '@yanxiu/domain/teaching/work/discussion-points';
import { refuseDiscussion, refuseWork } from '@yanxiu/domain/teaching/work/refusals';
import { fingerprintsOf, isNearDuplicate, likenessOf } from '@yanxiu/domain/teaching/work/similarity';
import type { Ctx } from '../../platform/http/context.ts';
import { RefusalError } from '../../platform/http/errors.ts';
import { newId } from '../../platform/id/new-id.ts';
import { keepLessonScore } from '../../study/store/lesson-score.ts';
import { ownDiscussion } from './own-lesson.ts';
import { lockMember } from './store/member.ts';
import type { PieceKey } from './store/piece.ts';
import {
  type Board,
  findOnBoard,
  insertPost,
  insertReport,
  listAlikePosts,
  listSaid,
  writePoints,
} from './store/post.ts';
import { pageBoard, pageReplies } from './store/post-list.ts';

type Endpoints = typeof teaching.endpoints;
type Discussion = Awaited<ReturnType<typeof ownDiscussion>>;

const boardOf = (input: { programId: string; lessonId: string }, { member }: Discussion): Board => ({
  programId: input.programId,
  lessonId: input.lessonId,
  classId: member.classId,
});

/** Why nothing can be said in it now. */
function closedOf({ member, today, milestones }: Discussion): Refusal | null {
  if (member.state !== 'active') return refuseWork('notTrainee');
  if (today < milestones.studyStartsOn)
    return refuseWork('notStarted', { startsOn: dayText(milestones.studyStartsOn) });
  if (today > milestones.studyEndsOn) return refuseDiscussion('over', { lastOn: dayText(milestones.studyEndsOn) });
  return null;
}

/** My class's board: the topic, how points come about, and what was said. */
export async function showBoard(ctx: Ctx, input: Parsed<Endpoints['board']>) {
  const found = await ownDiscussion(ctx, input);
  const { member, rules, prompt, today, milestones } = found;
  const { personId } = member;
  const said = await listSaid(ctx.db, { programId: input.programId, personId, lessonId: input.lessonId });
  const { show, page, size } = input;
  const { rows, total } = await pageBoard(ctx.db, boardOf(input, found), { personId, show, page, size });
  return {
    rows: rows.map((row) => asSeenBy(row, personId)),
    total,
    prompt,
    ...rules,
    lastOn: milestones.studyEndsOn,
    className: member.className ?? '',
    scoreX100: discussionScore(said),
    saidToday: said.filter((one) => one.day === today).length,
    closed: closedOf(found)?.message ?? null,
  };
}

export async function showReplies(ctx: Ctx, input: Parsed<Endpoints['replies']>) {
  const found = await ownDiscussion(ctx, input);
  const { personId } = found.member;
  const parent = await findOnBoard(ctx.db, boardOf(input, found), input.postId);
  if (!parent) throw new RefusalError(refuseDiscussion('notHere'));
  const { page, size } = input;
  const replies = await pageReplies(
    ctx.db,
    { programId: input.programId, parentId: parent.id },
    { personId, page, size },
  );
  return { rows: replies.rows.map((row) => asSeenBy(row, personId)), total: replies.total };
}

type Row = Awaited<ReturnType<typeof pageBoard>>['rows'][number];

function asSeenBy({ personId, points, why, ...row }: Row, reader: string) {
  const own = personId === reader;
  return { ...row, own, earned: own && !row.byTutor ? { points, why } : null };
}

/** Says something: too short or somebody's text again is not taken, beyond the day's cap earns nothing. */
export async function say(ctx: Ctx, input: Parsed<Endpoints['say']>) {
  const found = await ownDiscussion(ctx, input);
  const closed = closedOf(found);
  if (closed) throw new RefusalError(closed);
  const { member, rules, today } = found;
  const key = { programId: input.programId, personId: member.personId, lessonId: input.lessonId };
  // two windows of one person count one after the other
  await lockMember(ctx.db, key.programId, key.personId);
  const board = boardOf(input, found);
  const parent = input.parentId ? await findOnBoard(ctx.db, board, input.parentId) : null;
  if (parent === undefined) throw new RefusalError(refuseDiscussion('notHere'));
  const least = parent ? rules.replyMinChars : rules.minChars;
  const chars = charsOf(input.text);
  if (chars < least) throw new RefusalError(refuseDiscussion('tooShort', { least, chars }));
  const fingerprints = fingerprintsOf(input.text);
  await refuseRepeats(ctx, key, input.text, fingerprints, parent !== null);
  const id = newId();
  await insertPost(ctx.db, {
    ...board,
    id,
    personId: member.personId,
    orgPath: member.orgPath,
    // a reply to a reply stands under the same contribution
    parentId: parent ? (parent.parentId ?? parent.id) : null,
    byTutor: false,
    text: input.text,
    asks: input.asks && parent === null,
    postedAt: ctx.now,
    day: today,
    fingerprints,
  });
  const scoreX100 = await scoreSaid(ctx, key, rules);
  const said = (await listSaid(ctx.db, key)).find((one) => one.id === id);
  ctx.audit({ action: 'teaching.say', subject: ['post', id], programId: input.programId, after: { chars } });
  return {
    id,
    points: said?.points ?? 0,
    why: said?.why === 'overCap' ? ('overCap' as const) : ('counted' as const),
    scoreX100,
  };
}

/** One's own words twice are refused everywhere; others' words only as a contribution: replies are often alike. */
async function refuseRepeats(
  ctx: Ctx,
  key: PieceKey,
  text: string,
  fingerprints: readonly number[],
  isReply: boolean,
): Promise<void> {
  const own = await listSaid(ctx.db, key);
  if (own.some((one) => one.removedAt === null && isNearDuplicate(text, one.text)))
    throw new RefusalError(refuseDiscussion('ownRepeat'));
  if (isReply) return;
  const others = await listAlikePosts(ctx.db, key, text, fingerprints);
  const copied = others.find((one) => isNearDuplicate(text, one.text));
  if (!copied) return;
  const percent = Math.max(likenessOf(text, copied.text).percent, 80);
  throw new RefusalError(refuseDiscussion('copied', { name: copied.name, percent }));
}

/** Counts a person's points in a discussion anew and keeps the score; returns it. */
export async function scoreSaid(ctx: Ctx, key: PieceKey, rules: DiscussionRules): Promise<number> {
  const said = await listSaid(ctx.db, key);
  const earned = pointsOfSaid(
    said.map((one) => ({
      day: one.day,
      isReply: one.parentId !== null,
      isFine: one.fine,
      isRemoved: one.removedAt !== null,
    })),
    rules,
  );
  await writePoints(
    ctx.db,
    key.programId,
    said.flatMap(({ id }, at) => {
      const one = earned[at];
      return one ? [{ id, ...one }] : [];
    }),
  );
  const scoreX100 = discussionScore(earned);
  await keepLessonScore(ctx.db, { ...key, scoreX100 }, ctx.now);
  return scoreX100;
}

export async function reportPost(ctx: Ctx, input: Parsed<Endpoints['reportPost']>) {
  const found = await ownDiscussion(ctx, input);
  const { personId } = found.member;
  const post = await findOnBoard(ctx.db, boardOf(input, found), input.postId);
  if (!post) throw new RefusalError(refuseDiscussion('notHere'));
  if (post.personId === personId) throw new RefusalError(refuseDiscussion('ownReport'));
  const { programId, postId, reason } = input;
  const isNew = await insertReport(ctx.db, { programId, postId, reporterId: personId, reason, reportedAt: ctx.now });
  if (!isNew) throw new RefusalError(refuseDiscussion('reported'));
  ctx.audit({ action: 'teaching.reportPost', subject: ['post', postId], programId, reason });
  return { ok: true as const };
}
