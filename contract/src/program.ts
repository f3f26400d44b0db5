import { programSettings } from '@yanxiu/domain/program/policy';
import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { done, id, instantOut, listQuery, pageOf, reason, version } from './kernel/fields.ts';

const phase = z.enum(['preparing', 'registering', 'opening', 'studying', 'assessing', 'finished']);
const state = z.enum(['draft', 'published', 'closed']);
const finding = z.object({ field: z.string(), message: z.string() });

export const programRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  year: z.int(),
  publisherId: id,
  publisherName: z.string(),
  providerName: z.string().nullable(),
  state,
  phase,
  nextMilestone: z.object({ name: z.string(), day: z.string() }).nullable(),
  version,
});

const change = z.object({
  id,
  programId: id,
  reason: z.string(),
  askedByName: z.string(),
  askedAt: instantOut,
  bureauByName: z.string().nullable(),
  providerByName: z.string().nullable(),
  state: z.enum(['waiting', 'done', 'withdrawn']),
  differences: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  mayApprove: z.boolean(),
});

export const program = feature('program', '培训项目', {
  list: endpoint({
    method: 'GET',
    path: '/api/programs',
    permission: 'program.read',
    summary: '看得到的培训项目，最近的在前',
    input: z.strictObject({ ...listQuery, state: state.optional() }),
    output: pageOf(programRow),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/programs/:id',
    permission: 'program.read',
    summary: '一个项目的全部设置、待处理事项和提醒',
    input: z.strictObject({ id }),
    output: programRow.extend({
      settings: programSettings,
      preset: z.string().nullable(),
      missing: z.array(finding),
      warnings: z.array(finding),
      mayEdit: z.boolean(),
      waitingChange: change.nullable(),
    }),
  }),
  presets: endpoint({
    method: 'GET',
    path: '/api/program-presets',
    permission: 'program.edit',
    summary: '按通知整理好的预设',
    input: z.strictObject({}),
    output: z.array(z.object({ code: z.string(), title: z.string(), notice: z.string(), settings: programSettings })),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/programs',
    permission: 'program.edit',
    summary: '从预设（或上一年的项目）新建一个项目草稿',
    input: z.strictObject({
      code: z
        .string()
        .trim()
        .regex(/^[a-z0-9][a-z0-9-]{2,40}$/, '编号用小写字母、数字和短横线，例如 yangcheng-2021。'),
      preset: z.string().optional(),
      fromProgramId: id.optional(),
      /** Moves the dates, titles and numbers of preset or earlier program to this year. */
      year: z.int().min(2000).max(2100).optional(),
      title: z.string().trim().min(4, '项目名称至少 4 个字。').max(60).optional(),
      settings: programSettings.optional(),
      providerId: id.nullable().default(null),
    }),
    output: z.object({ id }),
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/programs/:id',
    permission: 'program.edit',
    summary: '修改设置；已发布的项目生成新版本，收款信息和收费标准另须两方确认',
    input: z.strictObject({
      id,
      version,
      settings: programSettings,
      providerId: id.nullable().optional(),
      reason: reason.optional(),
    }),
    output: z.object({ version, waitingChangeId: id.nullable() }),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/programs/:id/publish',
    permission: 'program.publish',
    summary: '发布项目；有缺项时说明缺什么',
    input: z.strictObject({ id, version }),
    output: z.object({ version }),
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/programs/:id/close',
    permission: 'program.publish',
    summary: '结束项目',
    input: z.strictObject({ id, version, reason }),
    output: z.object({ version }),
  }),
  versions: endpoint({
    method: 'GET',
    path: '/api/programs/:id/versions',
    permission: 'program.read',
    summary: '历次版本和修改原因',
    input: z.strictObject({ id }),
    output: z.array(z.object({ version, reason: z.string(), byName: z.string().nullable(), at: instantOut })),
  }),
  approveChange: endpoint({
    method: 'POST',
    path: '/api/programs/:id/changes/:changeId/approve',
    permission: 'program.approvePayee',
    summary: '确认收款信息或收费标准的变更（本单位另一位管理员，承训机构财务）',
    input: z.strictObject({ id, changeId: id }),
    output: z.object({ state: z.enum(['waiting', 'done']) }),
  }),
  withdrawChange: endpoint({
    method: 'POST',
    path: '/api/programs/:id/changes/:changeId/withdraw',
    permission: 'program.edit',
    summary: '撤回还没有生效的收款变更',
    input: z.strictObject({ id, changeId: id }),
    output: done,
  }),
});
