import { block } from '@yanxiu/domain/course/document';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { day, done, id, instantOut, listQuery, pageOf, queryFlag, reason } from './kernel/fields.ts';

const programId = id;
const own = '/api/my/programs/:programId/discussions/:lessonId';
const boards = '/api/programs/:programId/posts';
const said = z.string().trim().min(1, '请先写内容。').max(4000, '最多 4000 个字。');

const post = z.object({
  id,
  name: z.string(),
  schoolName: z.string(),
  byTutor: z.boolean(),
  own: z.boolean(),
  /** Empty when it was removed, except to its author and the tutors. */
  text: z.string(),
  asks: z.boolean(),
  answered: z.boolean(),
  postedAt: instantOut,
  fine: z.boolean(),
  removedReason: z.string().nullable(),
  replyCount: z.int(),
});

/** To the author alone: what a contribution earned and why. */
const ownPost = z.object({ points: z.int(), why: z.enum(['counted', 'overCap', 'removed']) });
const myPost = post.extend({ earned: ownPost.nullable(), reported: z.boolean() });

const officePost = post.extend({
  lessonId: id,
  lessonTitle: z.string(),
  className: z.string(),
  parentId: id.nullable(),
  parentText: z.string().nullable(),
  points: z.int(),
  reports: z.array(z.object({ reason: z.string(), reportedAt: instantOut })),
});

export const discussionEndpoints = {
  board: endpoint({
    method: 'GET',
    path: own,
    permission: 'teaching.self',
    summary: '我的班级讨论：话题、规则、我的得分和大家的发言',
    input: z.strictObject({
      programId,
      lessonId: id,
      page: listQuery.page,
      size: listQuery.size,
      show: z.enum(['all', 'fine', 'mine']).default('all'),
    }),
    output: pageOf(myPost).extend({
      prompt: z.array(block),
      minChars: z.int(),
      replyMinChars: z.int(),
      dayCap: z.int(),
      postPoints: z.int(),
      replyPoints: z.int(),
      finePoints: z.int(),
      lastOn: day,
      className: z.string(),
      scoreX100: z.int(),
      saidToday: z.int(),
      /** Why nothing can be said now; null when it can. */
      closed: z.string().nullable(),
    }),
  }),
  replies: endpoint({
    method: 'GET',
    path: `${own}/posts/:postId/replies`,
    permission: 'teaching.self',
    summary: '一条发言的回复',
    input: z.strictObject({ programId, lessonId: id, postId: id, page: listQuery.page, size: listQuery.size }),
    output: pageOf(myPost),
  }),
  say: endpoint({
    method: 'POST',
    path: `${own}/posts`,
    permission: 'teaching.self',
    summary: '发言或回复；几乎相同的内容不收',
    input: z.strictObject({
      programId,
      lessonId: id,
      text: said,
      parentId: id.optional(),
      /** The author asks the tutor to answer. */
      asks: z.boolean().default(false),
    }),
    output: z.object({ id, points: z.int(), why: z.enum(['counted', 'overCap']), scoreX100: z.int() }),
  }),
  reportPost: endpoint({
    method: 'POST',
    path: `${own}/posts/:postId/report`,
    permission: 'teaching.self',
    summary: '向辅导教师举报一条发言',
    input: z.strictObject({ programId, lessonId: id, postId: id, reason }),
    output: done,
  }),
  posts: endpoint({
    method: 'GET',
    path: boards,
    permission: 'teaching.read',
    summary: '范围内的讨论发言：待回答、被举报的先看',
    input: z.strictObject({
      programId,
      ...listQuery,
      lessonId: id.optional(),
      classId: id.optional(),
      show: z.enum(['all', 'asking', 'reported', 'fine', 'removed']).default('all'),
      /** Replies too, not contributions alone. */
      withReplies: queryFlag.optional(),
    }),
    output: pageOf(officePost).extend({ asking: z.int(), reported: z.int() }),
  }),
  officeReplies: endpoint({
    method: 'GET',
    path: `${boards}/:id/replies`,
    permission: 'teaching.read',
    summary: '一条发言的回复（管理端）',
    input: z.strictObject({ programId, id, page: listQuery.page, size: listQuery.size }),
    output: pageOf(officePost),
  }),
  answerPost: endpoint({
    method: 'POST',
    path: `${boards}/:id/answer`,
    permission: 'teaching.tutor',
    summary: '辅导教师回复一条发言',
    input: z.strictObject({ programId, id, text: said }),
    output: z.object({ id }),
  }),
  finePost: endpoint({
    method: 'POST',
    path: `${boards}/:id/fine`,
    permission: 'teaching.tutor',
    summary: '标为精华，或取消',
    input: z.strictObject({ programId, id, fine: z.boolean() }),
    output: done,
  }),
  removePost: endpoint({
    method: 'POST',
    path: `${boards}/:id/remove`,
    permission: 'teaching.tutor',
    summary: '移除一条发言并收回得分，原因作者能看到',
    input: z.strictObject({ programId, id, reason }),
    output: done,
  }),
  restorePost: endpoint({
    method: 'POST',
    path: `${boards}/:id/restore`,
    permission: 'teaching.tutor',
    summary: '恢复误移除的发言',
    input: z.strictObject({ programId, id }),
    output: done,
  }),
  settleReports: endpoint({
    method: 'POST',
    path: `${boards}/:id/settle-reports`,
    permission: 'teaching.tutor',
    summary: '举报不成立：发言保留，举报办结',
    input: z.strictObject({ programId, id }),
    output: done,
  }),
};
