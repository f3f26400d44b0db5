import { journalSetting } from '@yanxiu/domain/payment/journal';
import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/fields.ts';

const bankAccountId = id;

/** 凭证: the plan of accounts on which the provider's journal vouchers are booked. */
export const journalEndpoints = {
  journalSetting: endpoint({
    method: 'GET',
    path: '/api/bank-accounts/:bankAccountId/journal-setting',
    permission: 'payment.ledger',
    summary: '凭证科目：本单位账套里的科目编码和名称，可从常用制度的科目开始',
    input: z.strictObject({ bankAccountId }),
    output: z.object({
      /** Null until the provider's accountant has confirmed one; then the first preset is exported. */
      setting: journalSetting.nullable(),
      presets: z.array(z.object({ key: z.string(), name: z.string(), setting: journalSetting })),
      subjects: z.array(z.object({ role: z.string(), name: z.string(), meaning: z.string() })),
      version: z.int(),
    }),
  }),
  setJournalSetting: endpoint({
    method: 'PUT',
    path: '/api/bank-accounts/:bankAccountId/journal-setting',
    permission: 'payment.close',
    summary: '修改凭证科目',
    input: z.strictObject({ bankAccountId, version: z.int().min(0), setting: journalSetting }),
    output: z.object({ version: z.int() }),
  }),
};
