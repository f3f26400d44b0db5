import { yuanText } from '../kernel/money.ts';
import type { Standing } from './states.ts';

/** The amounts of one bill. `adjustedFen` may be negative; the others never are. */
export interface BillAmounts {
  readonly dueFen: number;
  readonly adjustedFen: number;
  readonly allocatedFen: number;
  readonly feeFen: number;
  readonly heads: number;
}

export interface BillStanding {
  /** Due and adjustments less what was allocated: positive is still owed, negative was paid too much. */
  readonly balanceFen: number;
  readonly standing: Standing;
  /** 缴费人数: whole heads that the money pays for, at most the bill's (rules §10). */
  readonly paidHeads: number;
  /** What the school reads, and what to do. */
  readonly words: string;
}

/** Where a bill stands: balance = due + adjustments − net allocated (rules §6). */
export function billStanding(bill: BillAmounts): BillStanding {
  const owedFen = bill.dueFen + bill.adjustedFen;
  const balanceFen = owedFen - bill.allocatedFen;
  const standing = standingOf(owedFen, bill.allocatedFen);
  return { balanceFen, standing, paidHeads: paidHeads(bill), words: wordsOf(standing, balanceFen, bill.feeFen) };
}

/** ⌊net allocated ÷ fee⌋, at most the bill's headcount (rules §10). */
export function paidHeads(bill: Pick<BillAmounts, 'allocatedFen' | 'feeFen' | 'heads'>): number {
  if (bill.feeFen <= 0) return bill.heads;
  return Math.min(bill.heads, Math.floor(bill.allocatedFen / bill.feeFen));
}

function standingOf(owedFen: number, allocatedFen: number): Standing {
  if (allocatedFen > owedFen) return 'over';
  if (owedFen === 0) return 'none';
  if (allocatedFen === 0) return 'unpaid';
  return allocatedFen === owedFen ? 'settled' : 'part';
}

function wordsOf(standing: Standing, balanceFen: number, feeFen: number): string {
  const amount = yuanText(Math.abs(balanceFen));
  const heads = feeFen > 0 && Math.abs(balanceFen) % feeFen === 0 ? `（${Math.abs(balanceFen) / feeFen} 人）` : '';
  switch (standing) {
    case 'none':
      return '目前没有应缴费用。';
    case 'settled':
      return '已缴清，可以申请发票。';
    case 'unpaid':
      return `还没有到账，应缴 ${amount} 元${heads}。`;
    case 'part':
      return `少缴 ${amount} 元${heads}，请补缴；备注仍按原样填写。`;
    case 'over':
      return `多缴 ${amount} 元${heads}。款项由承训机构财务原路退回原付款账户；已开票的先红冲。`;
  }
}

/** Σ incoming lines of an account by where the money went. */
export interface AccountTotals {
  readonly incomingFen: number;
  readonly allocatedFen: number;
  readonly refundedFen: number;
  readonly reversedFen: number;
  readonly unallocatedFen: number;
  readonly otherFen: number;
}

/** incoming − (net allocated + refunded + reversed + unallocated + other business): 0 when the account adds up (rules §6). */
export function accountDifference(totals: AccountTotals): number {
  const { incomingFen, allocatedFen, refundedFen, reversedFen, unallocatedFen, otherFen } = totals;
  return incomingFen - (allocatedFen + refundedFen + reversedFen + unallocatedFen + otherFen);
}
