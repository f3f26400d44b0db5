import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import {
  allowed,
  amountFen,
  exportQuery,
  fileOut,
  id,
  instantOut,
  listQuery,
  pageOf,
  queryInt,
} from './kernel/fields.ts';

const most = 100_000_000_000_000;
const fundsYear = queryInt.min(2000, '年度应在 2000 年以后。').max(2100, '年度应在 2100 年以前。');
const state = z.enum(['met', 'short', 'missing']);
const amount = (what: string) =>
  z
    .int(`请填写${what}，例如 1,250,000.00。`)
    .min(0, `${what}不能是负数。`)
    .max(most, `${what}超过 1 万亿元，请核对单位是否为元。`);

/** Amounts are null where nothing has been entered for the year; `fees` is what the ledger holds, for comparison. */
export const fundsRow = z.object({
  orgId: id,
  name: z.string(),
  kind: z.enum(['county', 'city']),
  year: z.int(),
  state,
  payrollFen: amountFen.nullable(),
  trainingFen: amountFen.nullable(),
  payrollDueFen: amountFen.nullable(),
  payrollShortFen: amountFen.nullable(),
  publicFen: amountFen.nullable(),
  publicTrainingFen: amountFen.nullable(),
  publicDueFen: amountFen.nullable(),
  publicShortFen: amountFen.nullable(),
  feesFen: amountFen,
  note: z.string(),
  updatedAt: instantOut.nullable(),
  updatedByName: z.string().nullable(),
  /** 0 while nothing has been entered. */
  version: z.int(),
  allowed,
});

/** 经费保障: what each county spent on training, against payroll × 2.5 % and 公用经费 × 5 % (rules §10). */
export const fundsEndpoints = {
  funds: endpoint({
    method: 'GET',
    path: '/api/funds',
    permission: 'supervision.funds',
    summary: '各县某一年度的教师培训经费：应安排、实际支出、是否达标',
    input: z.strictObject({ year: fundsYear, state: state.optional(), ...listQuery }),
    output: pageOf(fundsRow),
  }),
  exportFunds: endpoint({
    method: 'GET',
    path: '/api/funds/export',
    permission: 'supervision.funds',
    summary: '导出经费保障表（.xlsx）',
    input: z.strictObject({ year: fundsYear, state: state.optional(), ...exportQuery }),
    output: fileOut,
    sends: 'file',
  }),
  fundsOfUnit: endpoint({
    method: 'GET',
    path: '/api/orgs/:orgId/funds',
    permission: 'supervision.funds',
    summary: '一个县（或市直）历年的教师培训经费，和修改记录',
    input: z.strictObject({ orgId: id }),
    output: z.object({
      orgId: id,
      name: z.string(),
      kind: z.enum(['county', 'city']),
      rows: z.array(fundsRow),
      changes: z.array(
        z.object({
          at: instantOut,
          byName: z.string().nullable(),
          year: z.int(),
          payrollFen: amountFen,
          trainingFen: amountFen,
          publicFen: amountFen,
          publicTrainingFen: amountFen,
        }),
      ),
    }),
  }),
  saveFunds: endpoint({
    method: 'PUT',
    path: '/api/orgs/:orgId/funds/:year',
    permission: 'supervision.fundsEdit',
    summary: '填报或修改本县（市直）一个年度的教师培训经费',
    input: z.strictObject({
      orgId: id,
      year: fundsYear,
      payrollFen: amount('教职工工资总额').min(1, '请填写教职工工资总额。'),
      trainingFen: amount('教师培训经费支出'),
      publicFen: amount('公用经费总额'),
      publicTrainingFen: amount('公用经费中用于培训的支出'),
      note: z.string().trim().max(200, '说明最多 200 个字。').default(''),
      /** 0 for the first entry of the year. */
      version: z.int().min(0),
    }),
    output: z.object({ version: z.int(), state }),
  }),
};
