import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import {
  allowed,
  amountFen,
  day,
  done,
  exportQuery,
  fileOut,
  id,
  instantOut,
  listQuery,
  pageOf,
  reason,
  version,
} from '../kernel/fields.ts';

const programId = id;
export const remittanceState = z.enum(['registered', 'checked', 'returned', 'withdrawn']);

export const remittanceRow = z.object({
  id,
  programId: id,
  billId: id,
  schoolId: id,
  schoolName: z.string(),
  countyName: z.string().nullable(),
  payerName: z.string(),
  payerAccount: z.string(),
  payerBank: z.string(),
  paidOn: day,
  amountFen,
  heads: z.int(),
  bankSerial: z.string(),
  remark: z.string(),
  contactName: z.string(),
  vouchers: z.array(z.object({ id, name: z.string(), mediaType: z.string() })),
  state: remittanceState,
  stateName: z.string(),
  /** How the money that arrived for the bill compares with what was registered. */
  arrival: z.enum(['awaited', 'arrived', 'differs']),
  arrivalName: z.string(),
  billAllocatedFen: amountFen,
  countyByName: z.string().nullable(),
  countyAt: instantOut.nullable(),
  providerByName: z.string().nullable(),
  registeredAt: instantOut,
  endedReason: z.string().nullable(),
  version,
  allowed,
});

const act = z.strictObject({ programId, id, version });

/** 汇款登记 (附件 3). */
export const remittanceEndpoints = {
  registerRemittance: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/remittances',
    permission: 'payment.register',
    summary: '登记汇款并上传凭据（附件 3）',
    input: z.strictObject({
      programId,
      billId: id,
      payerName: z.string().trim().min(2, '请填写付款单位户名。').max(60),
      payerAccount: z
        .string()
        .trim()
        .transform((text) => text.replace(/[\s-]/g, ''))
        .refine((text) => text === '' || /^\d{6,32}$/.test(text), '付款账号只填数字。'),
      payerBank: z.string().trim().min(2, '请填写付款开户行。').max(60),
      paidOn: day,
      amountFen: z.int().min(1, '金额要大于 0。').max(100_000_000_00),
      heads: z.int().min(1, '请填写缴费人数。').max(100_000),
      bankSerial: z.string().trim().max(60).default(''),
      remark: z.string().trim().max(200).default(''),
      contactName: z.string().trim().max(20).default(''),
      voucherFileIds: z.array(id).min(1, '请上传汇款凭据的照片或 PDF。').max(5),
    }),
    output: z.object({ id }),
  }),
  remittances: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/remittances',
    permission: 'payment.read',
    summary: '汇款登记一览，可按县、学校、状态查找',
    input: z.strictObject({
      programId,
      ...listQuery,
      regionId: id.optional(),
      schoolId: id.optional(),
      state: remittanceState.optional(),
    }),
    output: pageOf(remittanceRow),
  }),
  exportRemittances: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/remittances/export',
    permission: 'payment.read',
    summary: '汇款登记表（附件 3），.xlsx 或 A4 PDF',
    input: z.strictObject({
      programId,
      ...exportQuery,
      regionId: id.optional(),
      schoolId: id.optional(),
      state: remittanceState.optional(),
      format: z.enum(['xlsx', 'pdf']).default('xlsx'),
    }),
    output: fileOut,
    sends: 'file',
  }),
  withdrawRemittance: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/remittances/:id/withdraw',
    permission: 'payment.register',
    summary: '撤回县级还没有核对的汇款登记',
    input: act.extend({ reason }),
    output: done,
  }),
  checkRemittance: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/remittances/:id/check',
    permission: 'payment.check',
    summary: '县级核对无误',
    input: act,
    output: done,
  }),
  checkRemittances: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/remittances/check',
    permission: 'payment.check',
    summary: '县级核对无误，一次核对多条；有一条不能核对的，都不核对',
    input: z.strictObject({
      programId,
      remittances: z.array(z.strictObject({ id, version })).min(1, '请至少选一条汇款登记。').max(500),
    }),
    output: z.object({ checked: z.int() }),
  }),
  returnRemittance: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/remittances/:id/return',
    permission: 'payment.check',
    summary: '退回汇款登记，写明原因',
    input: act.extend({ reason }),
    output: done,
  }),
  noteRemittance: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/remittances/:id/note',
    permission: 'payment.book',
    summary: '承训机构核对汇款登记',
    input: act,
    output: done,
  }),
};
