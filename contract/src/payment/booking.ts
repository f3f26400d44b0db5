import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { amountFen, day, done, fileOut, id, instantOut, listQuery, pageOf, reason, version } from '../kernel/fields.ts';
import { bookingRow } from './statement.ts';

const part = z.strictObject({ programId: id, billId: id, amountFen: z.int() });
const booked = z.object({ bookingId: id, state: z.enum(['waiting', 'booked']) });
const why = z.string().trim().max(500).default('');

/** What a person does with a line; every act can be undone with a reason. */
export const bookingEndpoints = {
  book: endpoint({
    method: 'POST',
    path: '/api/bank-lines/:id/book',
    permission: 'payment.book',
    summary: '认领到缴费单；引擎没有排在第一位的、超过 10,000 元的须第二人复核',
    input: z.strictObject({
      id,
      parts: z.array(part).min(1, '请至少选一张缴费单，并填写金额。').max(2000),
      /** All of what is left of the line: a county's payment by list. */
      exact: z.boolean().default(false),
      bookedOn: day.optional(),
      reason: why,
    }),
    output: booked,
  }),
  bookOther: endpoint({
    method: 'POST',
    path: '/api/bank-lines/:id/other',
    permission: 'payment.book',
    summary: '记为其他业务（不是本单位培训项目的款项、银行利息和费用）',
    input: z.strictObject({ id, amountFen: z.int().min(1).optional(), reason }),
    output: booked,
  }),
  refund: endpoint({
    method: 'POST',
    path: '/api/bank-lines/:id/refund',
    permission: 'payment.book',
    summary: '退款：先从缴费单取下，再原路退回原付款账户',
    input: z.strictObject({
      id,
      /** Taken off these bills first. */
      takeOff: z.array(part).max(200).default([]),
      /** And from what was never allocated. */
      fromOpenFen: z.int().min(0).default(0),
      programId: id.optional(),
      reason,
    }),
    output: booked,
  }),
  carryOut: endpoint({
    method: 'POST',
    path: '/api/bank-lines/:id/carry-out',
    permission: 'payment.book',
    summary: '把一笔支出关联到它付出的退款',
    input: z.strictObject({ id, refundIds: z.array(id).min(1, '请选择退款。').max(500) }),
    output: booked,
  }),
  linkReversal: endpoint({
    method: 'POST',
    path: '/api/bank-lines/:id/reversal',
    permission: 'payment.book',
    summary: '把退汇、冲正关联到原来那笔',
    input: z.strictObject({ id, originalId: id, reason: why }),
    output: booked,
  }),
  confirmBooking: endpoint({
    method: 'POST',
    path: '/api/bookings/:id/confirm',
    permission: 'payment.book',
    summary: '复核并入账（另一位财务人员）',
    input: z.strictObject({ id, version }),
    output: booked,
  }),
  returnBooking: endpoint({
    method: 'POST',
    path: '/api/bookings/:id/return',
    permission: 'payment.book',
    summary: '复核退回，写明原因；提交人可撤回自己的',
    input: z.strictObject({ id, version, reason }),
    output: done,
  }),
  undoBooking: endpoint({
    method: 'POST',
    path: '/api/bookings/:id/undo',
    permission: 'payment.book',
    summary: '撤销一笔入账，写明原因',
    input: z.strictObject({ id, version, reason }),
    output: done,
  }),
  waiting: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/bookings',
    permission: 'payment.ledger',
    summary: '入账记录，待复核的在前',
    input: z.strictObject({
      bankAccountId: id,
      ...listQuery,
      state: z.enum(['waiting', 'booked', 'undone', 'returned', 'withdrawn']).optional(),
    }),
    output: pageOf(bookingRow.extend({ lineAt: instantOut, counterName: z.string(), lineAmountFen: amountFen })),
  }),
  refunds: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/refunds',
    permission: 'payment.ledger',
    summary: '退款一览',
    input: z.strictObject({
      bankAccountId: id,
      ...listQuery,
      state: z.enum(['decided', 'paid', 'bounced', 'withdrawn']).optional(),
    }),
    output: pageOf(
      z.object({
        id,
        lineId: id,
        programName: z.string().nullable(),
        schoolName: z.string().nullable(),
        amountFen,
        toName: z.string(),
        toAccount: z.string(),
        toBank: z.string(),
        reason: z.string(),
        state: z.enum(['decided', 'paid', 'bounced', 'withdrawn']),
        stateName: z.string(),
        decidedAt: instantOut,
      }),
    ),
  }),
  exportRefunds: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/refunds/export',
    permission: 'payment.ledger',
    summary: '退款清单（交银行办理，.xlsx）',
    input: z.strictObject({ bankAccountId: id }),
    output: fileOut,
    sends: 'file',
  }),
  knownPayers: endpoint({
    method: 'GET',
    path: '/api/known-payers',
    permission: 'payment.ledger',
    summary: '记住的付款账号',
    input: z.strictObject({ ...listQuery }),
    output: pageOf(
      z.object({
        id,
        account: z.string(),
        name: z.string(),
        schoolId: id,
        schoolName: z.string(),
        learntAt: instantOut,
      }),
    ),
  }),
  forgetPayer: endpoint({
    method: 'POST',
    path: '/api/known-payers/:id/forget',
    permission: 'payment.book',
    summary: '不再按这个付款账号认领',
    input: z.strictObject({ id }),
    output: done,
  }),
};
