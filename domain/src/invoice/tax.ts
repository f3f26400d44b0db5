import { z } from 'zod';

/**
 * How a provider's training fee is taxed: data, because rates and exemptions change with law and provider (a public
 * college may be exempt by 财税〔2016〕36号 附件3, a company takes 3 % simplified or 6 % general).
 */
export const taxSetting = z.strictObject({
  rateBp: z.int().min(0).max(1700),
  exempt: z.boolean(),
  /** Why exempt; printed nowhere, kept for the auditor. */
  exemptReason: z.string().trim().max(200).default(''),
  /** 优惠政策类型 of the batch workbook: 免税, 按3%简易征收 …; empty for none. */
  policy: z.string().trim().max(15).default(''),
  itemName: z.string().trim().min(2, '请填写项目名称。').max(100),
  taxCode: z
    .string()
    .trim()
    .regex(/^\d{19}$/, '税收编码是 19 位数字。'),
  payeeName: z.string().trim().max(16).default(''),
  reviewerName: z.string().trim().max(16).default(''),
});

export type TaxSetting = z.infer<typeof taxSetting>;

export interface TaxSplit {
  readonly netFen: number;
  readonly taxFen: number;
}

/**
 * Splits what was paid into amount and tax: amount = round(total ÷ (1 + rate)) half up, tax = total − amount, so that both
 * always sum to the total (rules §6). The rate is in basis points: 300 is 3 %.
 */
export function splitTax(totalFen: number, rateBp: number): TaxSplit {
  if (!Number.isSafeInteger(totalFen) || totalFen < 0) throw new Error(`not an invoice's total: ${totalFen}`);
  const divisor = BigInt(10_000 + rateBp);
  const netFen = Number((BigInt(totalFen) * 20_000n + divisor) / (2n * divisor));
  return { netFen, taxFen: totalFen - netFen };
}

/** Why a setting can't be used yet; null when it can. Exempt and a rate exclude each other. */
export function problemOfSetting(setting: TaxSetting): string | null {
  if (setting.exempt && setting.rateBp !== 0) return '免税时税率应为 0。';
  if (setting.exempt && setting.exemptReason === '') return '免税须写明依据，例如：财税〔2016〕36号附件3。';
  return !setting.exempt && setting.rateBp === 0 ? '请填写税率，或选择免税并写明依据。' : null;
}
