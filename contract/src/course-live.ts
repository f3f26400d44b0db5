import { liveSession } from '@yanxiu/domain/course/live';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { done, id, instantOut } from './kernel/fields.ts';

/** A live session as its readers see it. */
export const liveShown = z.object({
  startsAt: instantOut,
  endsAt: instantOut,
  joinUrl: z.string(),
  replayUrl: z.string().nullable(),
});

/** Live sessions of a course: set by its editors, with the lecturer's codes. */
export const liveEndpoints = {
  setLive: endpoint({
    method: 'PUT',
    path: '/api/courses/:id/lessons/:lessonId/live',
    permission: 'course.edit',
    summary: '设置直播的时间、网址和回放；开始以后只能补回放',
    input: z.strictObject({ id, lessonId: id, live: liveSession }),
    output: done,
  }),
  liveCode: endpoint({
    method: 'GET',
    path: '/api/courses/:id/lessons/:lessonId/live/code',
    permission: 'course.edit',
    summary: '主讲教师显示的签到码或签退码，每分钟换一次',
    input: z.strictObject({ id, lessonId: id }),
    output: z.object({
      title: z.string(),
      live: liveShown,
      /** What can be done now; both at once towards the end. */
      codes: z.array(z.object({ kind: z.enum(['in', 'out']), code: z.string() })),
      secondsLeft: z.int(),
    }),
  }),
};
