import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { amountFen, day, fileOut, id, instantOut, listQuery, pageOf } from '../kernel/fields.ts';

const bankAccountId = id;

export const accountTotals = z.object({
  incomingFen: amountFen,
  allocatedFen: amountFen,
  refundedFen: amountFen,
  reversedFen: amountFen,
  unallocatedFen: amountFen,
  otherFen: amountFen,
  outgoingFen: amountFen,
  outgoingLinkedFen: amountFen,
  outgoingOpenFen: amountFen,
  lines: z.int(),
  /** incoming − all of its uses: always 0. */
  differenceFen: amountFen,
});

export const programTotals = z.object({
  programId: id,
  programName: z.string(),
  owedFen: amountFen,
  allocatedFen: amountFen,
  /** Issued less red-lettered. */
  invoicedFen: amountFen,
  redFen: amountFen,
  unpaidFen: amountFen,
  counties: z.array(
    z.object({
      id: id.nullable(),
      name: z.string(),
      owedFen: amountFen,
      allocatedFen: amountFen,
      invoicedFen: amountFen,
      unpaidFen: amountFen,
    }),
  ),
});

const period = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, '期间应写成 2021-11-03 或 2021-11。');

/** 台账 and 日结. */
export const closingEndpoints = {
  balance: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/balance',
    permission: 'payment.ledger',
    summary: '账户平衡：收入 = 认领净额 + 退款 + 冲正 + 未认领 + 其他业务，并按项目、县列出应缴、到账、已开票',
    input: z.strictObject({ bankAccountId, on: day.optional() }),
    output: z.object({
      on: day,
      account: z.object({
        id,
        name: z.string(),
        accountNumber: z.string(),
        bankName: z.string(),
        closedUntil: day.nullable(),
      }),
      totals: accountTotals,
      programs: z.array(programTotals),
      /** Rows whose kept totals differ from their entries: always 0. */
      differences: z.int(),
      waiting: z.int(),
      nextPeriods: z.array(
        z.object({
          kind: z.enum(['day', 'month']),
          period: z.string(),
          name: z.string(),
          allowed: z.boolean(),
          reason: z.string(),
        }),
      ),
    }),
  }),
  exportBalance: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/balance/export',
    permission: 'payment.ledger',
    summary: '对账表（.xlsx）：某一天的账户平衡，和按县、按学校的应缴、到账、已开票；已结账的日期不再变',
    input: z.strictObject({ bankAccountId, on: day }),
    output: fileOut,
    sends: 'file',
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/bank-accounts/:bankAccountId/closings',
    permission: 'payment.close',
    summary: '日结或月结；结账后不能再补记以前的日期',
    input: z.strictObject({ bankAccountId, kind: z.enum(['day', 'month']), period }),
    output: z.object({ id }),
  }),
  closings: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/closings',
    permission: 'payment.ledger',
    summary: '历次结账',
    input: z.strictObject({ bankAccountId, ...listQuery }),
    output: pageOf(
      z.object({
        id,
        kind: z.enum(['day', 'month']),
        period: z.string(),
        name: z.string(),
        untilOn: day,
        totals: accountTotals,
        programs: z.array(programTotals),
        byName: z.string().nullable(),
        at: instantOut,
      }),
    ),
  }),
  exportLedger: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/ledger/export',
    permission: 'payment.ledger',
    summary: '凭证工作簿：期间内每笔流水、入账和发票的借贷分录，按本单位科目编号（.xlsx）',
    input: z.strictObject({ bankAccountId, fromOn: day, toOn: day }),
    output: fileOut,
    sends: 'file',
  }),
};
