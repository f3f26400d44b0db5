import { permissions } from '@yanxiu/domain/access/permissions';
import { roles } from '@yanxiu/domain/access/roles';
import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { done, id, instantOut } from './kernel/fields.ts';

const login = z.string().trim().min(1, '请填写手机号或登录号。').max(40);
const assignment = z.object({
  id,
  role: z.enum(roles),
  roleName: z.string(),
  orgId: id,
  orgName: z.string(),
  orgKind: z.string(),
  programId: id.nullable(),
  classId: id.nullable(),
});

/** What both web apps know of who is signed in. */
export const me = z.object({
  personId: id,
  name: z.string(),
  assignment: assignment.nullable(),
  assignments: z.array(assignment),
  permissions: z.array(z.enum(permissions)),
  isTrainee: z.boolean(),
  /** A newer privacy notice waits to be read and agreed to. */
  consentDue: z.boolean(),
});

export const access = feature('access', '登录与角色', {
  logIn: endpoint({
    method: 'POST',
    path: '/api/session',
    permission: 'public',
    summary: '用手机号（或登录号）和密码登录',
    input: z.strictObject({
      login,
      password: z.string().min(1, '请填写密码。').max(200),
      remember: z.boolean().default(false),
    }),
    output: me,
  }),
  sendCode: endpoint({
    method: 'POST',
    path: '/api/session/code/send',
    permission: 'public',
    summary: '向手机号发送登录验证码',
    input: z.strictObject({ phone: login }),
    output: z.object({ ok: z.literal(true), validSec: z.int() }),
  }),
  logInByCode: endpoint({
    method: 'POST',
    path: '/api/session/code',
    permission: 'public',
    summary: '用手机号和短信验证码登录',
    input: z.strictObject({
      phone: login,
      code: z.string().regex(/^\d{6}$/, '验证码是 6 位数字。'),
      remember: z.boolean().default(false),
    }),
    output: me,
  }),
  logOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    permission: 'public',
    summary: '退出登录',
    input: z.strictObject({}),
    output: done,
  }),
  me: endpoint({
    method: 'GET',
    path: '/api/session',
    permission: 'public',
    summary: '当前登录的人；未登录时为空',
    input: z.strictObject({}),
    output: z.object({ me: me.nullable() }),
  }),
  switchRole: endpoint({
    method: 'POST',
    path: '/api/session/role',
    permission: 'signedIn',
    summary: '切换到本人的另一个角色',
    input: z.strictObject({ assignmentId: id }),
    output: me,
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/api/session/all',
    permission: 'signedIn',
    summary: '本人在哪些设备上登录着',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id,
        createdAt: instantOut,
        seenAt: instantOut,
        address: z.string(),
        userAgent: z.string(),
        current: z.boolean(),
      }),
    ),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/api/session/all/:id',
    permission: 'signedIn',
    summary: '让本人的一处登录退出',
    input: z.strictObject({ id }),
    output: done,
  }),
});
