import { yuanText } from '../kernel/money.ts';
import type { ProgramSettings } from './policy.ts';

export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What two settings differ in that moves money: payee and fee. A change of these in a published program needs a second
 * person of the publishing bureau and the provider's finance (rules §3).
 */
export function moneyDifferences(before: ProgramSettings, after: ProgramSettings): Difference[] {
  const pairs: [string, string, string][] = [
    ['收费标准', `每人 ${yuanText(before.fee.feeFen)} 元`, `每人 ${yuanText(after.fee.feeFen)} 元`],
    ['收款户名', before.payee.name, after.payee.name],
    ['收款账号', before.payee.accountNumber, after.payee.accountNumber],
    ['开户行', before.payee.bankName, after.payee.bankName],
    ['开户行号', before.payee.cnaps, after.payee.cnaps],
    ['收款单位税号', before.payee.taxNumber, after.payee.taxNumber],
  ];
  return pairs.filter(([, old, now]) => old !== now).map(([field, old, now]) => ({ field, before: old, after: now }));
}

/** The settings with everything but payee and fee taken from `after`: what takes effect at once. */
export function withoutMoneyChange(before: ProgramSettings, after: ProgramSettings): ProgramSettings {
  return {
    ...after,
    fee: { ...after.fee, feeFen: before.fee.feeFen },
    payee: { ...before.payee, contact: after.payee.contact },
  };
}

/** The settings with payee and fee taken from `wanted`. */
export function withMoneyChange(current: ProgramSettings, wanted: ProgramSettings): ProgramSettings {
  return { ...current, fee: { ...current.fee, feeFen: wanted.fee.feeFen }, payee: wanted.payee };
}
