import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { day, helpLine, id, instantOut, listQuery, pageOf, queryFlag, version } from './kernel/fields.ts';

const attachment = z.object({ id, name: z.string(), sizeBytes: z.int() });

const kind = z.enum(['notice', 'plan', 'policy']);

const publicRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  orgName: z.string(),
  issuedOn: z.string(),
  /** Of the notice's program; null where it has none. */
  helpLine,
});

const row = publicRow.extend({
  orgId: id,
  kind,
  state: z.enum(['draft', 'published']),
  public: z.boolean(),
  asksPlan: z.boolean(),
  planDueOn: day.nullable(),
  /** The paper that this one passes on or answers. */
  answersId: id.nullable(),
  answersTitle: z.string().nullable(),
  /** Whether the reader's unit is to sign for it, and when it did. */
  toSign: z.boolean(),
  signedAt: instantOut.nullable(),
  programId: id.nullable(),
  version,
  mayEdit: z.boolean(),
});

const whole = {
  addressees: z.string(),
  body: z.string(),
  basis: z.string(),
  contact: z.string(),
  attachments: z.array(attachment),
};

const fields = {
  number: z.string().trim().min(3, '请填写发文字号，例如 阳教师函字〔2021〕1号。').max(60),
  title: z.string().trim().min(4, '请填写标题。').max(120),
  addressees: z.string().trim().max(400).default(''),
  basis: z.string().trim().max(200).default(''),
  body: z.string().trim().min(10, '请填写正文。').max(40_000),
  issuedOn: day,
  public: z.boolean().default(true),
  programId: id.nullable().default(null),
  fileIds: z.array(id).max(20).default([]),
  kind: kind.default('notice'),
  contact: z.string().trim().max(100).default(''),
  answersId: id.nullable().default(null),
  asksPlan: z.boolean().default(false),
  planDueOn: day.nullable().default(null),
};

const receiptState = z.enum(['unsigned', 'signed', 'noPlan']);
const reminded = z.object({
  text: z.string(),
  units: z.array(
    z.object({ name: z.string(), liaisonName: z.string(), liaisonPhone: z.string(), mailed: z.boolean() }),
  ),
});

export const notice = feature('notice', '通知', {
  publicList: endpoint({
    method: 'GET',
    path: '/api/public/notices',
    permission: 'public',
    summary: '首页的公开通知，不用登录',
    input: z.strictObject({ ...listQuery }),
    output: pageOf(publicRow),
  }),
  publicGet: endpoint({
    method: 'GET',
    path: '/api/public/notices/:id',
    permission: 'public',
    summary: '一份公开通知和它的附件',
    input: z.strictObject({ id }),
    output: publicRow.extend(whole),
  }),
  publicFile: endpoint({
    method: 'GET',
    path: '/api/public/notices/:id/files/:fileId',
    permission: 'public',
    summary: '下载公开通知的附件',
    input: z.strictObject({ id, fileId: id }),
    output: z.unknown(),
    sends: 'file',
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/notices',
    permission: 'notice.read',
    summary: '本级、上级和下级的通知',
    input: z.strictObject({
      ...listQuery,
      state: z.enum(['draft', 'published']).optional(),
      kind: kind.optional(),
      /** Those that the reader's unit has still to sign for. */
      toSign: queryFlag.optional(),
    }),
    output: pageOf(row),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/notices/:id',
    permission: 'notice.read',
    summary: '一份通知的全文',
    input: z.strictObject({ id }),
    output: row.extend(whole),
  }),
  file: endpoint({
    method: 'GET',
    path: '/api/notices/:id/files/:fileId',
    permission: 'notice.read',
    summary: '下载一份通知的附件',
    input: z.strictObject({ id, fileId: id }),
    output: z.unknown(),
    sends: 'file',
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/notices',
    permission: 'notice.publish',
    summary: '起草通知',
    input: z.strictObject({ ...fields }),
    output: z.object({ id }),
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/notices/:id',
    permission: 'notice.publish',
    summary: '修改草稿',
    input: z.strictObject({ id, version, ...fields }),
    output: z.object({ version }),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/notices/:id/publish',
    permission: 'notice.publish',
    summary: '印发通知；印发后不再修改',
    input: z.strictObject({ id, version }),
    output: z.object({ version }),
  }),
  sign: endpoint({
    method: 'POST',
    path: '/api/notices/:id/sign',
    permission: 'notice.sign',
    summary: '为本单位签收上级的通知',
    input: z.strictObject({ id }),
    output: z.object({ signedAt: instantOut }),
  }),
  receipts: endpoint({
    method: 'GET',
    path: '/api/notices/:id/receipts',
    permission: 'notice.publish',
    summary: '直接下级单位的签收和转发、实施计划上交情况',
    input: z.strictObject({ id, ...listQuery, state: receiptState.optional() }),
    output: pageOf(
      z.object({
        orgId: id,
        orgName: z.string(),
        signedAt: instantOut.nullable(),
        signedByName: z.string().nullable(),
        liaisonName: z.string().nullable(),
        liaisonPhone: z.string().nullable(),
        forwardedId: id.nullable(),
        planAsked: z.boolean(),
        planId: id.nullable(),
        planIssuedOn: z.string().nullable(),
      }),
    ).extend({ counts: z.object({ units: z.int(), signed: z.int(), plansAsked: z.int(), planned: z.int() }) }),
  }),
  remind: endpoint({
    method: 'POST',
    path: '/api/notices/:id/remind',
    permission: 'notice.publish',
    summary: '提醒没有签收（或没有上交实施计划）的下级单位：发邮件，并给出可发到微信群的文字',
    input: z.strictObject({ id, about: z.enum(['sign', 'plan']) }),
    output: reminded,
  }),
});
