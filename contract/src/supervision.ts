import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { id, listQuery, pageOf } from './kernel/fields.ts';
import { orgKind } from './org.ts';
import { fundsEndpoints } from './supervision-funds.ts';

/** Counts of a node of the tree; every rate is one of them ÷ 应参训, computed where it is shown, its base printed. */
export const figures = z.object({
  units: z.int(),
  staff: z.int(),
  registered: z.int(),
  exempt: z.int(),
  withdrawn: z.int(),
  due: z.int(),
  submittedUnits: z.int(),
  lockedUnits: z.int(),
  activated: z.int(),
  loggedIn: z.int(),
  started: z.int(),
  onlineDone: z.int(),
  schoolBasedDone: z.int(),
  scored: z.int(),
  passed: z.int(),
  excellent: z.int(),
  certificates: z.int(),
  onlineHoursX100: z.int(),
  schoolBasedHoursX100: z.int(),
  paidHeads: z.int(),
  dueFen: z.int(),
  receivedFen: z.int(),
  invoicedFen: z.int(),
});

const node = z.object({ id, name: z.string(), kind: orgKind, figures });
const show = z.enum(['all', 'notActivated', 'notLoggedIn', 'notStarted', 'behind', 'near', 'failed', 'passed']);

const personRow = z.object({
  personId: id,
  name: z.string(),
  schoolName: z.string(),
  stage: z.string(),
  subject: z.string(),
  phoneMask: z.string(),
  activated: z.boolean(),
  loggedIn: z.boolean(),
  onlineHoursX100: z.int(),
  schoolBasedHoursX100: z.int(),
  totalX100: z.int().nullable(),
  lastStudiedOn: z.string().nullable(),
});

export const supervision = feature('supervision', '督导', {
  node: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/supervision',
    permission: 'supervision.read',
    summary: '一个节点的各项指标，和它下级的对比',
    input: z.strictObject({ programId: id, orgId: id.optional() }),
    output: z.object({
      programName: z.string(),
      asOf: z.string(),
      onlinePlannedX100: z.int(),
      schoolBasedPlannedX100: z.int(),
      node,
      ancestors: z.array(z.object({ id, name: z.string(), kind: orgKind })),
      children: z.array(node),
    }),
  }),
  people: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/supervision/people',
    permission: 'supervision.read',
    summary: '参训教师名单：未激活、未登录、未学习、进度落后、临界、不合格',
    input: z.strictObject({ programId: id, orgId: id.optional(), show: show.default('all'), ...listQuery }),
    output: pageOf(personRow),
  }),
  trend: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/supervision/trend',
    permission: 'supervision.read',
    summary: '每天的学习人数和学时（最近 60 天）',
    input: z.strictObject({ programId: id, orgId: id.optional() }),
    output: z.array(z.object({ day: z.string(), people: z.int(), hoursX100: z.int() })),
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/supervision/export',
    permission: 'supervision.read',
    summary: '导出本级和下级的指标表',
    input: z.strictObject({ programId: id, orgId: id.optional() }),
    output: z.unknown(),
    sends: 'file',
  }),
  exportPeople: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/supervision/people/export',
    permission: 'supervision.read',
    summary: '导出名单（手机号隐去中间四位）',
    input: z.strictObject({ programId: id, orgId: id.optional(), show: show.default('all'), q: listQuery.q }),
    output: z.unknown(),
    sends: 'file',
  }),
  remind: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/supervision/remind',
    permission: 'supervision.remind',
    summary: '提醒：生成可发到微信群的文字，并给各单位联系人发邮件',
    input: z.strictObject({ programId: id, orgId: id.optional(), show, dueOn: z.string().optional() }),
    output: z.object({
      text: z.string(),
      people: z.int(),
      units: z.array(
        z.object({
          schoolName: z.string(),
          people: z.int(),
          liaisonName: z.string(),
          liaisonPhone: z.string(),
          mailed: z.boolean(),
        }),
      ),
    }),
  }),
  ...fundsEndpoints,
});
