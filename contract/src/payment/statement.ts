import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { allowed, amountFen, day, exportQuery, fileOut, id, instantOut, listQuery, pageOf } from '../kernel/fields.ts';

const bankAccountId = id;
export const lineState = z.enum(['open', 'part', 'waiting', 'booked', 'refunded', 'reversed', 'other', 'linked']);
const direction = z.enum(['in', 'out']);
/** What the ledger is narrowed by; `unsettled`: not wholly used yet. */
const lineFilter = {
  state: z
    .enum(['unsettled', 'open', 'part', 'waiting', 'booked', 'refunded', 'reversed', 'other', 'linked'])
    .optional(),
  direction: direction.optional(),
  fromOn: day.optional(),
  toOn: day.optional(),
};

const gap = z.object({ kind: z.enum(['balance', 'unreadable', 'unverifiable']), line: z.int(), message: z.string() });

export const lineRow = z.object({
  id,
  bankAccountId: id,
  at: instantOut,
  direction,
  amountFen,
  openFen: amountFen,
  allocatedFen: amountFen,
  refundedFen: amountFen,
  reversedFen: amountFen,
  otherFen: amountFen,
  counterName: z.string(),
  counterAccount: z.string(),
  counterBank: z.string(),
  summary: z.string(),
  purpose: z.string(),
  postscript: z.string(),
  key: z.string(),
  state: lineState,
  stateName: z.string(),
  schools: z.array(z.string()),
  /** What stands in the way, or why it was booked, in the engine's first sentence. */
  hint: z.string(),
  candidateCount: z.int(),
});

const candidate = z.object({
  billId: id,
  programId: id,
  programName: z.string(),
  schoolId: id,
  schoolName: z.string(),
  countyName: z.string().nullable(),
  score: z.number(),
  heads: z.int().nullable(),
  amountFen,
  billHeads: z.int(),
  balanceFen: amountFen,
  payerName: z.string(),
  reasons: z.array(z.string()),
  remittances: z.array(
    z.object({
      id,
      paidOn: day,
      amountFen,
      payerName: z.string(),
      vouchers: z.array(z.object({ id, name: z.string(), mediaType: z.string() })),
      stateName: z.string(),
    }),
  ),
});

export const billChoice = z.object({
  billId: id,
  programId: id,
  programName: z.string(),
  schoolId: id,
  schoolName: z.string(),
  countyName: z.string().nullable(),
  heads: z.int(),
  balanceFen: amountFen,
  code: z.string(),
});

export const bookingRow = z.object({
  id,
  lineId: id,
  kind: z.enum(['allocation', 'other', 'refund', 'reversal', 'carryOut']),
  kindName: z.string(),
  by: z.enum(['engine', 'person']),
  state: z.enum(['waiting', 'booked', 'undone', 'returned', 'withdrawn']),
  stateName: z.string(),
  amountFen,
  parts: z.array(z.object({ programId: id, billId: id, schoolName: z.string(), amountFen })),
  reason: z.string(),
  bookedOn: day.nullable(),
  askedByName: z.string().nullable(),
  askedAt: instantOut,
  secondByName: z.string().nullable(),
  endedReason: z.string().nullable(),
  version: z.int(),
  allowed,
});

/** A county's list of schools as far as it was read: every row leads to a bill or says why not. */
const countyList = z.object({
  rows: z.array(
    z.object({
      line: z.int(),
      schoolText: z.string(),
      heads: z.int().nullable(),
      amountFen: amountFen.nullable(),
      bill: billChoice.nullable(),
      problem: z.string().nullable(),
    }),
  ),
  sumFen: amountFen,
  openFen: amountFen,
});

/** Bank accounts, statement files, and their lines. */
export const statementEndpoints = {
  accounts: endpoint({
    method: 'GET',
    path: '/api/bank-accounts',
    permission: 'payment.ledger',
    summary: '收款账户，各有多少笔待认领',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id,
        name: z.string(),
        accountNumber: z.string(),
        bankName: z.string(),
        closedUntil: day.nullable(),
        lastLineAt: instantOut.nullable(),
        openLines: z.int(),
        openFen: amountFen,
        waiting: z.int(),
        programs: z.array(z.object({ id, name: z.string() })),
      }),
    ),
  }),
  previewStatement: endpoint({
    method: 'POST',
    path: '/api/bank-accounts/:bankAccountId/statements/preview',
    permission: 'payment.statement',
    summary: '查看流水文件读出的内容：笔数、金额、起止时间、余额是否连续、已导入过的笔数',
    readOnly: true,
    input: z.strictObject({ bankAccountId, fileId: id }),
    output: z.object({
      layout: z.string(),
      fileName: z.string(),
      accountTail: z.string().nullable(),
      lines: z.int(),
      known: z.int(),
      inCount: z.int(),
      inFen: amountFen,
      outCount: z.int(),
      outFen: amountFen,
      fromAt: instantOut,
      toAt: instantOut,
      gaps: z.array(gap),
      first: z.array(
        z.object({ line: z.int(), at: instantOut, direction, amountFen, counterName: z.string(), remark: z.string() }),
      ),
    }),
  }),
  importStatement: endpoint({
    method: 'POST',
    path: '/api/bank-accounts/:bankAccountId/statements',
    permission: 'payment.statement',
    summary: '导入流水并自动认领；重叠的部分不重复导入',
    input: z.strictObject({ bankAccountId, fileId: id }),
    output: z.object({ statementId: id, jobId: id }),
  }),
  rematch: endpoint({
    method: 'POST',
    path: '/api/bank-accounts/:bankAccountId/rematch',
    permission: 'payment.book',
    summary: '按最新的名单和汇款登记重新认领待认领的流水',
    input: z.strictObject({ bankAccountId }),
    output: z.object({ jobId: id }),
  }),
  statements: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/statements',
    permission: 'payment.ledger',
    summary: '导入过的流水文件',
    input: z.strictObject({ bankAccountId, ...listQuery }),
    output: pageOf(
      z.object({
        id,
        fileName: z.string(),
        fileId: id,
        at: instantOut,
        byName: z.string().nullable(),
        fromOn: day.nullable(),
        toOn: day.nullable(),
        lines: z.int(),
        added: z.int(),
        known: z.int(),
        unreadable: z.int(),
        gaps: z.array(gap),
        state: z.enum(['queued', 'refused', 'imported', 'matched']),
        refusal: z.string().nullable(),
      }),
    ),
  }),
  lines: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/lines',
    permission: 'payment.ledger',
    summary: '到账流水，可按状态、方向、时间、户名和金额查找',
    input: z.strictObject({
      bankAccountId,
      ...listQuery,
      ...lineFilter,
    }),
    output: pageOf(lineRow),
  }),
  exportLines: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/lines/export',
    permission: 'payment.ledger',
    summary: '导出流水台账（.xlsx），每笔去向在后',
    input: z.strictObject({ bankAccountId, ...exportQuery, ...lineFilter }),
    output: fileOut,
    sends: 'file',
  }),
  line: endpoint({
    method: 'GET',
    path: '/api/bank-lines/:id',
    permission: 'payment.ledger',
    summary: '一笔流水：原文、候选缴费单和理由、汇款凭据、历次入账',
    input: z.strictObject({ id }),
    output: lineRow.extend({
      raw: z.array(z.string()),
      rowNumber: z.int(),
      fileName: z.string(),
      bookedOn: day,
      decision: z.enum(['match', 'person', 'ignore']).nullable(),
      reasons: z.array(z.string()),
      candidates: z.array(candidate),
      /** What the engine would split it into, when it found all parts and something else spoke against booking. */
      proposed: z.array(z.object({ billId: id, programId: id, schoolName: z.string(), amountFen })),
      reverses: z.object({ id, at: instantOut, amountFen, counterName: z.string(), stateName: z.string() }).nullable(),
      bookings: z.array(bookingRow),
      refunds: z.array(
        z.object({
          id,
          amountFen,
          stateName: z.string(),
          toName: z.string(),
          toAccount: z.string(),
          reason: z.string(),
        }),
      ),
      allowed,
    }),
  }),
  findBills: endpoint({
    method: 'GET',
    path: '/api/bank-lines/:id/bills',
    permission: 'payment.book',
    summary: '按学校名称或缴费码查找可以认领的缴费单',
    input: z.strictObject({
      id,
      q: z.string().trim().min(1).max(60),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    output: z.array(billChoice),
  }),
  readList: endpoint({
    method: 'POST',
    path: '/api/bank-lines/:id/read-list',
    permission: 'payment.book',
    summary: '读取粘贴的“学校 人数 金额”清单，对应到缴费单（县级统一缴费）',
    readOnly: true,
    input: z.strictObject({ id, programId: id, text: z.string().min(1, '请粘贴清单。').max(200_000) }),
    output: countyList,
  }),
  readListFile: endpoint({
    method: 'POST',
    path: '/api/bank-lines/:id/read-list-file',
    permission: 'payment.book',
    summary: '读取上传的“学校 人数 金额”表格，对应到缴费单（县级统一缴费）',
    readOnly: true,
    input: z.strictObject({ id, programId: id, fileId: id }),
    output: countyList,
  }),
};
