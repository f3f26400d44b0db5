import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import {
  allowed,
  amountFen,
  day,
  exportQuery,
  fileOut,
  id,
  instantOut,
  listQuery,
  pageOf,
  reason,
} from '../kernel/fields.ts';

export const standing = z.enum(['none', 'unpaid', 'part', 'settled', 'over']);

export const billRow = z.object({
  id,
  programId: id,
  schoolId: id,
  schoolName: z.string(),
  countyId: id.nullable(),
  countyName: z.string().nullable(),
  payerId: id,
  payerName: z.string(),
  /** 缴费码. */
  code: z.string(),
  state: z.enum(['provisional', 'firm']),
  standing,
  feeFen: amountFen,
  heads: z.int(),
  paidHeads: z.int(),
  dueFen: amountFen,
  adjustedFen: amountFen,
  allocatedFen: amountFen,
  balanceFen: amountFen,
  requestedFen: amountFen,
  invoicedFen: amountFen,
  redFen: amountFen,
  registeredFen: amountFen,
});

const remittanceBrief = z.object({
  id,
  paidOn: day,
  amountFen,
  heads: z.int(),
  payerName: z.string(),
  state: z.enum(['registered', 'checked', 'returned', 'withdrawn']),
  stateName: z.string(),
  endedReason: z.string().nullable(),
  version: z.int(),
  allowed,
});

const programId = id;

/** Bills: what a unit owes, how to pay it, what arrived. */
export const billEndpoints = {
  bills: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/bills',
    permission: 'payment.read',
    summary: '缴费单一览：应缴、到账、差额、已开票，可按县、学校、缴费情况查找',
    input: z.strictObject({
      programId,
      ...listQuery,
      regionId: id.optional(),
      schoolId: id.optional(),
      standing: standing.optional(),
      state: z.enum(['provisional', 'firm']).optional(),
    }),
    output: pageOf(billRow),
  }),
  exportBills: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/bills/export',
    permission: 'payment.read',
    summary: '导出缴费单一览（.xlsx）',
    input: z.strictObject({
      programId,
      ...exportQuery,
      regionId: id.optional(),
      schoolId: id.optional(),
      standing: standing.optional(),
      state: z.enum(['provisional', 'firm']).optional(),
    }),
    output: fileOut,
    sends: 'file',
  }),
  bill: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/bills/:id',
    permission: 'payment.read',
    summary: '一张缴费单：应缴的来由、到账、汇款登记、怎样缴费',
    input: z.strictObject({ programId, id }),
    output: billRow.extend({
      version: z.int(),
      programName: z.string(),
      words: z.string(),
      entries: z.array(
        z.object({
          id,
          at: instantOut,
          kind: z.enum(['due', 'adjustment']),
          heads: z.int(),
          amountFen,
          reason: z.string(),
          personName: z.string().nullable(),
        }),
      ),
      allocations: z.array(
        z.object({
          id,
          bookedOn: day,
          arrivedAt: instantOut,
          amountFen,
          payerName: z.string(),
          payerAccountMask: z.string(),
          by: z.enum(['engine', 'person']),
          reason: z.string(),
        }),
      ),
      remittances: z.array(remittanceBrief),
      refunds: z.array(
        z.object({
          id,
          amountFen,
          stateName: z.string(),
          toName: z.string(),
          reason: z.string(),
          decidedAt: instantOut,
        }),
      ),
      howToPay: z.object({
        payee: z.object({
          name: z.string(),
          accountNumber: z.string(),
          bankName: z.string(),
          cnaps: z.string(),
          taxNumber: z.string(),
        }),
        payableFen: amountFen,
        dueOn: day,
        /** To be copied onto the transfer as it is; the phone is masked for readers of other units. */
        remark: z.string(),
        channel: z.string(),
        bankRule: z.string(),
      }),
      allowed,
    }),
  }),
  paymentNotice: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/bills/:id/notice',
    permission: 'payment.read',
    summary: '缴费通知单（A4，供报销和财政支付）',
    input: z.strictObject({ programId, id }),
    output: fileOut,
    sends: 'file',
  }),
  takeOver: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/bills/take-over',
    permission: 'payment.check',
    summary: '由县（市、区）统一缴费，或交还学校；有到账后不能再改',
    input: z.strictObject({
      programId,
      schoolIds: z.array(id).min(1, '请至少选一所学校。').max(500),
      payer: z.enum(['bureau', 'school']),
      reason,
    }),
    output: z.object({ changed: z.int() }),
  }),
  remind: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/payment-reminder',
    permission: 'payment.remind',
    summary: '提醒还没有缴清的单位：发邮件，并给出可发到微信群的文字和电话',
    input: z.strictObject({ programId, regionId: id.optional() }),
    output: z.object({
      text: z.string(),
      units: z.array(
        z.object({ name: z.string(), liaisonName: z.string(), liaisonPhone: z.string(), mailed: z.boolean() }),
      ),
    }),
  }),
  totals: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/payment-totals',
    permission: 'payment.read',
    summary: '应缴、到账、已开票、未缴合计，按县或按学校',
    input: z.strictObject({
      programId,
      level: z.enum(['county', 'school']).default('county'),
      regionId: id.optional(),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          id: id.nullable(),
          name: z.string(),
          bills: z.int(),
          heads: z.int(),
          paidHeads: z.int(),
          owedFen: amountFen,
          allocatedFen: amountFen,
          invoicedFen: amountFen,
          unpaidFen: amountFen,
          overFen: amountFen,
          settledBills: z.int(),
        }),
      ),
      totals: z.record(z.string(), z.number()),
    }),
  }),
  previewChange: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/bill-change-preview',
    permission: 'payment.read',
    summary: '变更单对缴费的影响：应缴增减、差额、要不要退款或红冲',
    readOnly: true,
    input: z.strictObject({ programId, schoolId: id, headDelta: z.int().min(-500).max(500) }),
    output: z.object({
      amountFen,
      beforeFen: amountFen,
      afterFen: amountFen,
      standing,
      words: z.string(),
    }),
  }),
};
