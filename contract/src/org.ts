import { aliasSources } from '@yanxiu/domain/org/alias';
import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { day, done, id, instantOut, listQuery, pageOf, queryFlag, reason, version } from './kernel/fields.ts';
import { schoolListEndpoints } from './org-import.ts';

export const orgKind = z.enum(['province', 'city', 'county', 'school', 'provider']);

export const orgRow = z.object({
  id,
  kind: orgKind,
  name: z.string(),
  shortName: z.string(),
  parentId: id.nullable(),
  parentName: z.string().nullable(),
  code: z.string().nullable(),
  ownership: z.enum(['public', 'private']).nullable(),
  stages: z.array(z.string()),
  registeredName: z.string().nullable(),
  uscc: z.string().nullable(),
  reportsThrough: id.nullable(),
  reportsThroughName: z.string().nullable(),
  childCount: z.int(),
  version,
  closedAt: instantOut.nullable(),
  closeReason: z.string().nullable(),
  mergedIntoName: z.string().nullable(),
});

const duty = z.enum(['head', 'liaison', 'finance']);
const contact = z.object({
  duty,
  name: z.string(),
  title: z.string(),
  phoneMask: z.string(),
  /** Since when; null for who was there before this was noted. */
  sinceOn: day.nullable(),
  officePhone: z.string(),
  email: z.string(),
});

const schoolFields = {
  name: z.string().trim().min(4, '学校全称至少 4 个字。').max(60),
  registeredName: z.string().trim().max(100).default(''),
  aliases: z.array(z.string().trim().min(2).max(60)).max(20).default([]),
  uscc: z.string().trim().max(18).default(''),
  ownership: z.enum(['public', 'private']),
  stages: z
    .array(z.enum(['preschool', 'primary', 'junior', 'senior', 'vocational', 'special']))
    .min(1, '请至少选一个学段。'),
  address: z.string().trim().max(100).default(''),
  reportsThrough: id.nullable().default(null),
};

export const org = feature('org', '单位', {
  list: endpoint({
    method: 'GET',
    path: '/api/orgs',
    permission: 'org.read',
    summary: '管理范围内的单位，可按上级、类别和名称查找',
    input: z.strictObject({
      ...listQuery,
      kind: orgKind.optional(),
      parentId: id.optional(),
      closed: queryFlag.optional(),
      /** Schools that this 中心校 reports for. */
      reportsThrough: id.optional(),
    }),
    output: pageOf(orgRow),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/orgs/:id',
    permission: 'org.read',
    summary: '一个单位的详情',
    input: z.strictObject({ id }),
    output: orgRow.extend({
      aliases: z.array(z.string()),
      address: z.string().nullable(),
      contacts: z.array(contact),
      pastContacts: z.array(
        z.object({
          duty,
          name: z.string(),
          title: z.string(),
          phoneMask: z.string(),
          sinceOn: day.nullable(),
          untilOn: day,
        }),
      ),
      pastNames: z.array(z.object({ name: z.string(), registeredName: z.string().nullable(), untilAt: instantOut })),
      aliasSources: z.array(
        z.object({
          alias: z.string(),
          source: z.enum(Object.keys(aliasSources) as [keyof typeof aliasSources]),
          sourceName: z.string(),
          note: z.string(),
          learnedAt: instantOut.nullable(),
        }),
      ),
      reportingCount: z.int(),
      ancestors: z.array(z.object({ id, name: z.string(), kind: orgKind })),
    }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/orgs',
    permission: 'org.edit',
    summary: '在本级之下新建学校',
    input: z.strictObject({ parentId: id, ...schoolFields }),
    output: z.object({ id }),
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/orgs/:id',
    permission: 'org.edit',
    summary: '修改学校信息',
    input: z.strictObject({ id, version, ...schoolFields }),
    output: z.object({ version }),
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/orgs/:id/close',
    permission: 'org.edit',
    summary: '撤销一所学校，或并入另一所；以前的项目里仍保留它',
    input: z.strictObject({ id, version, mergedInto: id.nullable().default(null), reason }),
    output: done,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/api/orgs/:id/reopen',
    permission: 'org.edit',
    summary: '恢复一所已撤并的学校，可以把撤并时收回的角色交还给原来的人',
    input: z.strictObject({
      id,
      /** Roles that ended with the closing and are given back: ids of `account.rolesOfClosed`. */
      giveBack: z.array(id).max(100).default([]),
    }),
    output: done,
  }),
  setContacts: endpoint({
    method: 'PUT',
    path: '/api/orgs/:id/contacts',
    permission: 'org.edit',
    summary: '填写第一责任人、责任人和财务联系人（附件 4）',
    input: z.strictObject({
      id,
      contacts: z
        .array(
          z.strictObject({
            duty,
            /** Since when a new person answers; today unless said. */
            sinceOn: day.optional(),
            name: z
              .string()
              .trim()
              .min(2, '姓名至少 2 个字，请填写全名；这项不填的请整行清空。')
              .max(20, '姓名最多 20 个字。'),
            title: z.string().trim().max(20).default(''),
            phone: z.string().trim().max(20).default(''),
            officePhone: z.string().trim().max(20).default(''),
            email: z.union([z.literal(''), z.email('邮箱格式不对。')]).default(''),
          }),
        )
        .max(3),
    }),
    output: z.object({ ok: z.literal(true) }),
  }),
  revokeAlias: endpoint({
    method: 'POST',
    path: '/api/orgs/:id/aliases/revoke',
    permission: 'org.edit',
    summary: '去掉一个别名：今后不再按它识别这所学校',
    input: z.strictObject({ id, alias: z.string().max(60) }),
    output: done,
  }),
  setReporting: endpoint({
    method: 'POST',
    path: '/api/orgs/:id/reporting',
    permission: 'org.edit',
    summary: '中心校：增加或移出由它上报的学校',
    input: z.strictObject({
      id,
      add: z.array(id).max(200).default([]),
      remove: z.array(id).max(200).default([]),
    }),
    output: done,
  }),
  ...schoolListEndpoints,
});
