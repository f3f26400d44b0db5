import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { refuseDiscussion } from '@yanxiu/domain/teaching/work/refusals';
import { findWork } from '../../course/store/work.ts';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { orNotFound, RefusalError } from '../../platform/http/errors.ts';
import { newId } from '../../platform/id/new-id.ts';
import { getProgram } from '../../program/store.ts';
import { scoreSaid } from './discussion.ts';
import { lockMember } from './store/member.ts';
import { insertPost, lockPost, settlePostReports, updatePost } from './store/post.ts';
import { pagePosts } from './store/post-list.ts';
import { tellAuthor } from './tell.ts';

type Endpoints = typeof teaching.endpoints;
type Key = { programId: string; id: string };

export async function listPosts(ctx: Ctx, input: Parsed<Endpoints['posts']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const page = await pagePosts(ctx.db, ctx.scope, { ...input, withReplies: input.withReplies ?? false });
  return { ...page, rows: page.rows.map((row) => asOffice(ctx, row)) };
}

export async function listOfficeReplies(ctx: Ctx, input: Parsed<Endpoints['officeReplies']>) {
  orNotFound(await lockPost(ctx.db, ctx.scope, input.programId, input.id));
  const { programId, id: parentId, page, size } = input;
  const found = await pagePosts(ctx.db, ctx.scope, { programId, parentId, page, size, show: 'all', withReplies: true });
  return { rows: found.rows.map((row) => asOffice(ctx, row)), total: found.total };
}

type Row = Awaited<ReturnType<typeof pagePosts>>['rows'][number];

const asOffice = (ctx: Ctx, { personId, why: _why, ...row }: Row) => ({
  ...row,
  own: personId === actorOf(ctx).personId,
});

/** A contribution in reach that is somebody else's, in the state that the act is for. */
async function judged(ctx: Ctx, { programId, id }: Key, wanted: 'shown' | 'removed') {
  const post = orNotFound(await lockPost(ctx.db, ctx.scope, programId, id));
  if (post.personId === actorOf(ctx).personId) throw new RefusalError(refuseDiscussion('ownPost'));
  if ((post.removedAt === null) !== (wanted === 'shown')) throw new RefusalError(refuseDiscussion('wrongState'));
  return post;
}

type Post = Awaited<ReturnType<typeof judged>>;

/** The author's points follow every judgement at once. */
async function scoreAuthor(ctx: Ctx, post: Post): Promise<void> {
  if (post.byTutor) return;
  const { programId, personId, lessonId } = post;
  await lockMember(ctx.db, programId, personId);
  const work = await findWork(ctx.db, lessonId, 'discussion');
  await scoreSaid(ctx, { programId, personId, lessonId }, orNotFound(work?.discussion));
}

/** A tutor's answer; it settles what its author asked. Earns nothing and has no least length. */
export async function answerPost(ctx: Ctx, input: Parsed<Endpoints['answerPost']>) {
  const { programId, text } = input;
  const post = orNotFound(await lockPost(ctx.db, ctx.scope, programId, input.id));
  if (post.removedAt !== null) throw new RefusalError(refuseDiscussion('removed'));
  const id = newId();
  const { lessonId, classId, orgPath } = post;
  const parentId = post.parentId ?? post.id;
  await insertPost(ctx.db, {
    programId,
    lessonId,
    classId,
    orgPath,
    id,
    personId: actorOf(ctx).personId,
    parentId,
    byTutor: true,
    text,
    asks: false,
    postedAt: ctx.now,
    day: dayOf(ctx.now),
    fingerprints: [],
  });
  if (!post.byTutor && post.personId !== actorOf(ctx).personId)
    await tellAuthor(ctx, post, 'answered', (title) => `辅导教师回复了您在“${title}”的发言`, text);
  if (post.asks && post.answeredAt === null) await updatePost(ctx.db, programId, post.id, { answeredAt: ctx.now });
  ctx.audit({ action: 'teaching.answerPost', subject: ['post', post.id], programId, after: { answer: id } });
  return { id };
}

export async function finePost(ctx: Ctx, input: Parsed<Endpoints['finePost']>) {
  const post = await judged(ctx, input, 'shown');
  const { programId, id, fine } = input;
  await updatePost(ctx.db, programId, id, { fine, fineBy: fine ? actorOf(ctx).personId : null });
  await scoreAuthor(ctx, post);
  ctx.audit({ action: 'teaching.finePost', subject: ['post', id], programId, after: { fine } });
  return { ok: true as const };
}

/** Takes a contribution off the board and its points back; the author reads why. */
export async function removePost(ctx: Ctx, input: Parsed<Endpoints['removePost']>) {
  const post = await judged(ctx, input, 'shown');
  const { programId, id, reason } = input;
  const by = actorOf(ctx).personId;
  await updatePost(ctx.db, programId, id, { removedAt: ctx.now, removedBy: by, removedReason: reason });
  await settlePostReports(ctx.db, { programId, postId: id }, { settledBy: by, settledAt: ctx.now });
  await scoreAuthor(ctx, post);
  if (!post.byTutor)
    await tellAuthor(ctx, post, 'result', (title) => `您在“${title}”的一条发言被移除，得分已收回`, reason);
  ctx.audit({ action: 'teaching.removePost', subject: ['post', id], programId, reason });
  return { ok: true as const };
}

export async function restorePost(ctx: Ctx, input: Parsed<Endpoints['restorePost']>) {
  const post = await judged(ctx, input, 'removed');
  const { programId, id } = input;
  await updatePost(ctx.db, programId, id, { removedAt: null, removedBy: null, removedReason: null });
  await scoreAuthor(ctx, post);
  ctx.audit({ action: 'teaching.restorePost', subject: ['post', id], programId });
  return { ok: true as const };
}

/** The contribution stays; whoever reported it was mistaken. */
export async function settleReports(ctx: Ctx, input: Parsed<Endpoints['settleReports']>) {
  await judged(ctx, input, 'shown');
  const { programId, id } = input;
  const settled = { settledBy: actorOf(ctx).personId, settledAt: ctx.now };
  if ((await settlePostReports(ctx.db, { programId, postId: id }, settled)) === 0)
    throw new RefusalError(refuseDiscussion('wrongState'));
  ctx.audit({ action: 'teaching.settleReports', subject: ['post', id], programId });
  return { ok: true as const };
}
