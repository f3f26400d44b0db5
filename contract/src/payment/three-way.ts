import { type Finding, findingKeys } from '@yanxiu/domain/payment/three-way';
import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { amountFen, exportQuery, fileOut, id, listQuery, pageOf } from '../kernel/fields.ts';

const programId = id;
const finding = z.enum(findingKeys as [Finding, ...Finding[]]);

const figures = {
  rosterHeads: z.int(),
  heads: z.int(),
  owedFen: amountFen,
  registeredFen: amountFen,
  /** Bank lines that paid for it. */
  lines: z.int(),
  allocatedFen: amountFen,
  invoicedFen: amountFen,
};

/** 三方核对: roster ↔ bill ↔ remittance register and bank lines ↔ invoices, what doesn't agree first (rules §6). */
export const threeWayEndpoints = {
  threeWay: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/three-way',
    permission: 'payment.read',
    summary: '三方核对：每所学校的名单、缴费单、汇款登记、到账、开票，不一致的在前',
    input: z.strictObject({
      programId,
      ...listQuery,
      regionId: id.optional(),
      finding: z.union([finding, z.literal('exception')]).optional(),
    }),
    output: pageOf(
      z.object({
        id,
        programId: id,
        billId: id.nullable(),
        schoolName: z.string(),
        countyName: z.string().nullable(),
        rosterState: z.enum(['none', 'submitted', 'locked']),
        rosterStateName: z.string(),
        ...figures,
        balanceFen: amountFen,
        findings: z.array(z.object({ key: finding, name: z.string(), isException: z.boolean() })),
      }),
    ),
  }),
  threeWayRegions: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/three-way/regions',
    permission: 'payment.read',
    summary: '三方核对按县合计：名单、应缴、登记、到账、开票，几所学校不一致；各种不一致各有几所',
    input: z.strictObject({ programId }),
    output: z.object({
      rows: z.array(z.object({ id: id.nullable(), name: z.string(), units: z.int(), exceptions: z.int(), ...figures })),
      counts: z.array(z.object({ key: finding, name: z.string(), isException: z.boolean(), units: z.int() })),
      /** What came into the program's account and is not booked on any bill yet; for readers of the ledger alone. */
      unclaimed: z.object({ lines: z.int(), amountFen }).nullable(),
    }),
  }),
  exportThreeWay: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/three-way/export',
    permission: 'payment.read',
    summary: '导出三方核对表（.xlsx）：按学校、按县两张表',
    input: z.strictObject({
      programId,
      ...exportQuery,
      regionId: id.optional(),
      finding: z.union([finding, z.literal('exception')]).optional(),
    }),
    output: fileOut,
    sends: 'file',
  }),
};
