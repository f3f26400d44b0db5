import { z } from 'zod';
import { liveShown } from './course-live.ts';
import { endpoint } from './kernel/endpoint.ts';
import { id, instantOut, listQuery, pageOf } from './kernel/fields.ts';

const programId = id;
const path = '/api/programs/:programId/study/lessons/:lessonId/live';

const signState = z.enum(['early', 'open', 'late']);

const myLive = liveShown.extend({
  signedInAt: instantOut.nullable(),
  signedOutAt: instantOut.nullable(),
  signIn: signState,
  signOut: signState,
  /** Seconds that came of it, once signed out. */
  creditedSec: z.int(),
});

/** Live sessions for trainees: 签到 and 签退 by the codes that the lecturer shows. */
export const studyLiveEndpoints = {
  live: endpoint({
    method: 'GET',
    path,
    permission: 'study.self',
    summary: '一场直播：时间、网址、我的签到和签退',
    input: z.strictObject({ programId, lessonId: id }),
    output: myLive,
  }),
  sign: endpoint({
    method: 'POST',
    path,
    permission: 'study.self',
    summary: '用主讲教师显示的 6 位数字签到或签退；签退后计学时',
    readOnly: true,
    input: z.strictObject({
      programId,
      lessonId: id,
      kind: z.enum(['in', 'out']),
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/, '请填写 6 位数字。'),
    }),
    output: z.object({
      right: z.boolean(),
      /** Why not, when it is not right. */
      reason: z.string(),
      live: myLive,
    }),
  }),
  attendance: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/study/attendance/:lessonId',
    permission: 'study.read',
    summary: '一场直播的签到名单：签到、签退时间和计入的时长',
    input: z.strictObject({ programId, lessonId: id, ...listQuery }),
    output: pageOf(
      z.object({
        personId: id,
        name: z.string(),
        schoolName: z.string(),
        signedInAt: instantOut.nullable(),
        signedOutAt: instantOut.nullable(),
        creditedSec: z.int(),
      }),
    ),
  }),
};
