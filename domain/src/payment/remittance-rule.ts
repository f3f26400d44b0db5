import { type Day, dayText } from '../kernel/day.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { refusePayment } from './refusals.ts';

/**
 * True for a money order of the post office, which both notices exclude (阳教师函字〔2021〕1号 五.2; 忻教发〔2020〕98号 附件2
 * 三.2). 邮政储蓄银行 is a bank.
 */
export function isPostOffice(payerBank: string): boolean {
  const plain = payerBank.normalize('NFKC').replace(/\s/g, '');
  return /邮局|邮政|邮汇|邮电/.test(plain) && !/邮政储蓄|邮储|储蓄银行/.test(plain);
}

/** May this remittance be registered? Null when yes. */
export function refuseRemittance(
  remittance: { readonly payerBank: string; readonly paidOn: Day; readonly vouchers: number },
  today: Day,
): Refusal | null {
  if (isPostOffice(remittance.payerBank)) return refusePayment('postOffice');
  if (remittance.paidOn > today) return refusePayment('paidLater', { day: dayText(remittance.paidOn) });
  return remittance.vouchers === 0 ? refusePayment('voucherMissing') : null;
}

/** What a remittance is called once the bank's lines are known: registered money is compared with what arrived. */
export type ArrivalState = 'awaited' | 'arrived' | 'differs';

export const arrivalNames: Readonly<Record<ArrivalState, string>> = {
  awaited: '待到账',
  arrived: '已到账',
  differs: '到账金额不同',
};

/** Compares all that a unit registered with all that was allocated to its bill. */
export function arrivalOf(registeredFen: number, allocatedFen: number): ArrivalState {
  if (allocatedFen === 0) return 'awaited';
  return allocatedFen === registeredFen ? 'arrived' : 'differs';
}
