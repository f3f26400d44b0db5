import { roles } from '@yanxiu/domain/access/roles';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { allowed, day, done, fileOut, id, instantOut, listQuery, pageOf, reason } from './kernel/fields.ts';

/** Roles and who holds them: part of the feature `account`, as giving a role may open an account. */

const role = z.enum(roles as [(typeof roles)[number], ...(typeof roles)[number][]]);
const holder = {
  name: z.string().trim().min(2, '姓名至少 2 个字，请填写全名。').max(20, '姓名最多 20 个字。'),
  phone: z.string().trim().min(1, '请填写手机号。').max(20),
  expiresOn: day.nullable().default(null),
};
const office = '/api/offices/:id';

const listRows = z
  .array(
    z.strictObject({
      unit: z.string().max(100),
      name: z.string().max(60),
      phone: z.string().max(60),
      duty: z.string().max(60).default(''),
    }),
  )
  .min(1, '请至少填写一行。')
  .max(2000, '一次最多 2000 行，请分几次粘贴。');

export const officeEndpoints = {
  offices: endpoint({
    method: 'GET',
    path: '/api/offices',
    permission: 'account.grant',
    summary: '本单位和下级单位的管理人员：谁担任、何时登录过、何时到期',
    input: z.strictObject({
      ...listQuery,
      orgId: id.optional(),
      role: role.optional(),
      state: z.enum(['waiting', 'unused', 'ended']).optional(),
    }),
    output: pageOf(
      z.object({
        id,
        personId: id,
        name: z.string(),
        phoneMask: z.string(),
        role,
        roleName: z.string(),
        orgId: id,
        orgName: z.string(),
        parentName: z.string().nullable(),
        grantedAt: instantOut,
        grantedByName: z.string().nullable(),
        expiresOn: day.nullable(),
        endedAt: instantOut.nullable(),
        endReason: z.string().nullable(),
        activatedAt: instantOut.nullable(),
        lastLoginAt: instantOut.nullable(),
        state: z.enum(['waiting', 'active', 'unused', 'ended']),
        allowed,
      }),
    ),
  }),
  rolesToGive: endpoint({
    method: 'GET',
    path: '/api/offices/roles',
    permission: 'account.grant',
    summary: '在一个单位可以设置哪些角色',
    input: z.strictObject({ orgId: id }),
    output: z.array(z.object({ role, name: z.string() })),
  }),
  grant: endpoint({
    method: 'POST',
    path: '/api/offices',
    permission: 'account.grant',
    summary: '设置管理人员：没有账号的同时开通，凭手机号或账号条激活',
    input: z.strictObject({ orgId: id, role, ...holder }),
    output: z.object({ id, opened: z.boolean() }),
  }),
  revoke: endpoint({
    method: 'POST',
    path: `${office}/revoke`,
    permission: 'account.grant',
    summary: '收回角色：立即失效，本人以此角色的登录随之退出',
    input: z.strictObject({ id, reason }),
    output: done,
  }),
  handOver: endpoint({
    method: 'POST',
    path: `${office}/hand-over`,
    permission: 'signedIn',
    summary: '移交角色：接任的人接手，原来的人随即卸任；本人或上一级都可以办',
    input: z.strictObject({ id, ...holder, reason }),
    output: z.object({ id, opened: z.boolean() }),
  }),
  resetOffice: endpoint({
    method: 'POST',
    path: `${office}/reset`,
    permission: 'account.grant',
    summary: '重置下级管理人员的账号：原密码作废，重新激活',
    input: z.strictObject({ id, reason }),
    output: done,
  }),
  rolesOfClosed: endpoint({
    method: 'GET',
    path: '/api/offices/closed/:orgId',
    permission: 'account.grant',
    summary: '随学校撤并而收回的角色：恢复学校时可以交还给原来的人',
    input: z.strictObject({ orgId: id }),
    output: z.array(
      z.object({
        id,
        name: z.string(),
        phoneMask: z.string(),
        roleName: z.string(),
        lastLoginAt: instantOut.nullable(),
        /** Why it can't be given back; null when it can. */
        blocked: z.string().nullable(),
      }),
    ),
  }),
  officeSlips: endpoint({
    method: 'POST',
    path: '/api/offices/slips',
    permission: 'account.grant',
    summary: '打印管理人员的账号条（PDF）：还没激活的各发一个新激活码，旧的作废',
    input: z.strictObject({ officeIds: z.array(id).max(1000).optional() }),
    output: fileOut,
    sends: 'file',
  }),
  unitsToOpen: endpoint({
    method: 'GET',
    path: '/api/offices/units',
    permission: 'account.grant',
    summary: '下一级单位和附件 4 的责任人，哪些还没有开通管理账号',
    input: z.strictObject({ ...listQuery, without: z.enum(['true']).optional() }),
    output: pageOf(
      z.object({
        id,
        name: z.string(),
        kind: z.string(),
        holders: z.array(z.object({ roleName: z.string(), name: z.string() })),
        contacts: z.array(z.object({ roleName: z.string(), name: z.string(), phoneMask: z.string() })),
        ready: z.boolean(),
      }),
    ),
  }),
  openUnits: endpoint({
    method: 'POST',
    path: '/api/offices/units/open',
    permission: 'account.grant',
    summary: '按附件 4 给下一级单位批量开通管理账号：后台办理，可以离开',
    input: z.strictObject({ orgIds: z.array(id).min(1, '请至少选择一个单位。').max(2000, '一次最多 2000 个单位。') }),
    output: z.object({ jobId: id }),
  }),
  checkList: endpoint({
    method: 'POST',
    path: '/api/offices/list/check',
    permission: 'account.grant',
    summary: '核对一份清单（单位、姓名、手机号、职责），还不开通',
    readOnly: true,
    input: z.strictObject({ rows: listRows }),
    output: z.object({
      rows: z.array(
        z.object({
          line: z.int(),
          unit: z.string(),
          name: z.string(),
          roleName: z.string(),
          state: z.enum(['ready', 'held', 'error']),
          message: z.string(),
        }),
      ),
    }),
  }),
  openList: endpoint({
    method: 'POST',
    path: '/api/offices/list',
    permission: 'account.grant',
    summary: '按一份清单开通下级单位的管理账号：后台办理，可以离开',
    input: z.strictObject({ rows: listRows }),
    output: z.object({ jobId: id }),
  }),
} as const;
