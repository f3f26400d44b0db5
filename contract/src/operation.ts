import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { id, instantOut, listQuery, pageOf } from './kernel/fields.ts';

const progress = z.object({
  id,
  /** The task, e.g. `account.openUnits`. */
  kind: z.string(),
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  done: z.int(),
  total: z.int(),
  message: z.string(),
  result: z.unknown(),
  createdAt: instantOut,
  finishedAt: instantOut.nullable(),
});

const outboxState = z.enum(['queued', 'sent', 'failed']);
const smsReceipt = z.enum(['waiting', 'delivered', 'undelivered', 'unknown']);

export const operation = feature('operation', '系统运行', {
  clock: endpoint({
    method: 'GET',
    path: '/api/clock',
    permission: 'public',
    summary: '产品时间；演示环境另有下一个时间节点',
    input: z.strictObject({}),
    output: z.object({
      mode: z.enum(['demo', 'production']),
      now: instantOut,
      nextMilestone: z.object({ day: z.string(), title: z.string(), programName: z.string() }).nullable(),
      simulating: z.object({ jobId: id, title: z.string() }).nullable(),
    }),
  }),
  advanceClock: endpoint({
    method: 'POST',
    path: '/api/clock/advance',
    permission: 'public',
    summary: '演示环境：把时间推进到下一个节点或指定时刻',
    input: z.strictObject({ to: z.iso.datetime({ offset: true }).optional(), simulate: z.boolean().default(false) }),
    output: z.object({ now: instantOut, jobId: id.nullable() }),
  }),
  jobs: endpoint({
    method: 'GET',
    path: '/api/jobs',
    permission: 'signedIn',
    summary: '本人发起的后台任务',
    input: z.strictObject({ ...listQuery }),
    output: pageOf(progress),
  }),
  job: endpoint({
    method: 'GET',
    path: '/api/jobs/:id',
    permission: 'signedIn',
    summary: '一个后台任务的进度',
    input: z.strictObject({ id }),
    output: progress,
  }),
  watchJob: endpoint({
    method: 'GET',
    path: '/api/jobs/:id/events',
    permission: 'signedIn',
    summary: '后台任务的进度流',
    input: z.strictObject({ id }),
    output: progress,
    sends: 'events',
  }),
  sms: endpoint({
    method: 'GET',
    path: '/api/outbox/sms',
    permission: 'operation.outbox',
    summary: '短信发件箱（手机号隐去中间四位）',
    input: z.strictObject({ ...listQuery, state: outboxState.optional(), receipt: smsReceipt.optional() }),
    output: pageOf(
      z.object({
        id,
        phoneMask: z.string(),
        template: z.string(),
        text: z.string(),
        state: outboxState,
        createdAt: instantOut,
        sentAt: instantOut.nullable(),
        failure: z.string().nullable(),
        receipt: smsReceipt.nullable(),
        receiptAt: instantOut.nullable(),
        attempts: z.int(),
      }),
    ),
  }),
  smsSetup: endpoint({
    method: 'GET',
    path: '/api/outbox/sms/setup',
    permission: 'operation.outbox',
    summary: '短信由哪家服务商发送、签名和模板、最近一天的发送和送达情况',
    input: z.strictObject({}),
    output: z.object({
      vendorName: z.string().nullable(),
      signature: z.string().nullable(),
      templates: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          text: z.string(),
          vendorCode: z.string().nullable(),
          parts: z.int(),
          /** What each vendor would send back; empty = in order. */
          problems: z.array(z.object({ vendorName: z.string(), message: z.string() })),
        }),
      ),
      lastDay: z.object({
        queued: z.int(),
        sent: z.int(),
        failed: z.int(),
        delivered: z.int(),
        undelivered: z.int(),
        waiting: z.int(),
        unknown: z.int(),
      }),
      /** Reasons of the last day, the most frequent first. */
      failures: z.array(z.object({ message: z.string(), count: z.int() })),
    }),
  }),
  mail: endpoint({
    method: 'GET',
    path: '/api/outbox/mail',
    permission: 'operation.outbox',
    summary: '邮件发件箱',
    input: z.strictObject({ ...listQuery, state: outboxState.optional() }),
    output: pageOf(
      z.object({
        id,
        recipient: z.string(),
        subject: z.string(),
        body: z.string(),
        state: outboxState,
        createdAt: instantOut,
        failure: z.string().nullable(),
      }),
    ),
  }),
  health: endpoint({
    method: 'GET',
    path: '/api/health',
    permission: 'operation.health',
    summary: '数据库、队列、磁盘和发件箱的状况',
    input: z.strictObject({}),
    output: z.object({
      database: z.object({ ok: z.boolean(), version: z.string(), sizeBytes: z.int() }),
      queue: z.object({ waiting: z.int(), failed: z.int() }),
      disk: z.object({ freeBytes: z.int() }),
      outbox: z.object({ smsQueued: z.int(), mailQueued: z.int(), failed: z.int() }),
      memoryBytes: z.int(),
      uptimeSec: z.int(),
    }),
  }),
  audit: endpoint({
    method: 'GET',
    path: '/api/audit',
    permission: 'operation.audit',
    summary: '审计记录：谁、何时、做了什么、前后有何不同',
    input: z.strictObject({ ...listQuery, action: z.string().max(60).optional(), programId: id.optional() }),
    output: pageOf(
      z.object({
        seq: z.int(),
        at: instantOut,
        realAt: instantOut,
        personName: z.string().nullable(),
        role: z.string().nullable(),
        orgName: z.string().nullable(),
        action: z.string(),
        subjectKind: z.string(),
        subjectId: z.string(),
        before: z.unknown(),
        after: z.unknown(),
        reason: z.string().nullable(),
        address: z.string().nullable(),
      }),
    ),
  }),
  verifyAudit: endpoint({
    method: 'GET',
    path: '/api/audit/verify',
    permission: 'operation.audit',
    summary: '核对整条审计链',
    input: z.strictObject({}),
    output: z.object({ entries: z.int(), brokenAt: z.int().nullable() }),
  }),
});
