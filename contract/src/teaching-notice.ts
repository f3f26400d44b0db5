import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { done, id, instantOut, listQuery, pageOf, queryFlag } from './kernel/fields.ts';
import { noticeRow, standingCounts } from './teaching-shapes.ts';

const programId = id;
const base = '/api/programs/:programId/class-notices';

const message = z.object({
  id,
  kind: z.enum(['notice', 'briefing', 'returned', 'marked', 'answered', 'result']),
  title: z.string(),
  body: z.string(),
  fromName: z.string(),
  at: instantOut,
  readAt: instantOut.nullable(),
  /** The tutor asked once more that it be read. */
  reminded: z.boolean(),
  /** A page of the learner's app, or empty. */
  link: z.string(),
});

/** Notices of tutors to their classes, and what a trainee finds in 班级 and 消息. */
export const noticeEndpoints = {
  notices: endpoint({
    method: 'GET',
    path: base,
    permission: 'teaching.read',
    summary: '班级通知和各自的已读人数',
    input: z.strictObject({ programId, ...listQuery, classId: id.optional() }),
    output: pageOf(noticeRow),
  }),
  noticeReaders: endpoint({
    method: 'GET',
    path: `${base}/:noticeId/readers`,
    permission: 'teaching.read',
    summary: '一条班级通知：谁读了，谁还没有读',
    input: z.strictObject({ programId, noticeId: id, ...listQuery, unread: queryFlag.optional() }),
    output: pageOf(
      z.object({
        personId: id,
        name: z.string(),
        schoolName: z.string(),
        phoneMask: z.string(),
        readAt: instantOut.nullable(),
      }),
    ).extend({ notice: noticeRow }),
  }),
  sendNotice: endpoint({
    method: 'POST',
    path: base,
    permission: 'teaching.tutor',
    summary: '给一个或几个班发通知',
    input: z.strictObject({
      programId,
      classIds: z.array(id).min(1, '请选择发给哪个班。').max(50),
      title: z.string().trim().min(2, '请填写标题（至少 2 个字）。').max(60, '标题最多 60 个字。'),
      body: z.string().trim().min(5, '请填写正文（至少 5 个字）。').max(4000, '正文最多 4000 个字。'),
    }),
    output: z.object({ sent: z.int(), people: z.int() }),
  }),
  withdrawNotice: endpoint({
    method: 'POST',
    path: `${base}/:noticeId/withdraw`,
    permission: 'teaching.tutor',
    summary: '撤回自己发的班级通知',
    input: z.strictObject({ programId, noticeId: id }),
    output: done,
  }),
  remindNotice: endpoint({
    method: 'POST',
    path: `${base}/:noticeId/remind`,
    permission: 'teaching.tutor',
    summary: '提醒没有读的学员：在学员的消息里置顶，并给出可发到班级群的文字',
    input: z.strictObject({ programId, noticeId: id }),
    output: z.object({ unread: z.int(), text: z.string() }),
  }),
  day: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/tutor-day',
    permission: 'teaching.tutor',
    summary: '辅导教师的一天：待批改、待回答、谁落后了、什么快到期',
    input: z.strictObject({ programId }),
    output: z.object({
      classes: z.array(
        z.object({
          id,
          name: z.string(),
          people: z.int(),
          counts: standingCounts,
          toMark: z.int(),
          /** Short answers of quizzes. */
          toRead: z.int(),
          toAnswer: z.int(),
          unread: z.int(),
        }),
      ),
      toMark: z.int(),
      oldestToMarkAt: instantOut.nullable(),
      toAnswer: z.int(),
      /** Contributions that were reported and not looked at. */
      reported: z.int(),
      /** Who is furthest behind, some by name. */
      behind: z.array(
        z.object({
          personId: id,
          classId: id,
          name: z.string(),
          schoolName: z.string(),
          hoursX100: z.int(),
          standing: standingCounts.keyof(),
        }),
      ),
      expectedX100: z.int(),
      due: z.array(z.object({ title: z.string(), day: z.string(), daysLeft: z.int() })),
      notices: z.array(noticeRow),
    }),
  }),
  myClass: endpoint({
    method: 'GET',
    path: '/api/my/programs/:programId/class',
    permission: 'teaching.self',
    summary: '我的班级：班名、辅导教师、同班人数和最近的通知；还没有编班时为空',
    input: z.strictObject({ programId }),
    output: z.object({
      class: z
        .object({
          id,
          name: z.string(),
          people: z.int(),
          regionName: z.string(),
          tutors: z.array(z.object({ name: z.string(), kind: z.enum(['lead', 'substitute']) })),
          /** Classmates of my own school. */
          colleagues: z.array(z.string()),
        })
        .nullable(),
      notices: z.array(message),
      unread: z.int(),
      /** Discussions of my courses, with what my class has said in each. */
      discussions: z.array(
        z.object({
          lessonId: id,
          title: z.string(),
          courseTitle: z.string(),
          posts: z.int(),
          lastAt: instantOut.nullable(),
        }),
      ),
    }),
  }),
  messages: endpoint({
    method: 'GET',
    path: '/api/my/programs/:programId/messages',
    permission: 'teaching.self',
    summary: '我的消息：班级通知、简报、退回的作业、结果；没读的在前',
    input: z.strictObject({ programId, page: listQuery.page, size: listQuery.size }),
    output: pageOf(message).extend({ unread: z.int() }),
  }),
  unread: endpoint({
    method: 'GET',
    path: '/api/my/messages/unread',
    permission: 'teaching.self',
    summary: '各项目里没有读的消息共有几条',
    input: z.strictObject({}),
    output: z.object({ unread: z.int() }),
  }),
  readMessage: endpoint({
    method: 'POST',
    path: '/api/my/programs/:programId/messages/:messageId',
    permission: 'teaching.self',
    summary: '记下本人已读这条消息',
    readOnly: true,
    input: z.strictObject({ programId, messageId: id }),
    output: message,
  }),
};
