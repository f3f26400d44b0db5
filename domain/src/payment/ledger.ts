import { yuanText } from '../kernel/money.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { refusePayment } from './refusals.ts';

/** An amount of a line for one bill. */
export interface SplitPart {
  readonly programId: string;
  readonly billId: string;
  readonly schoolName: string;
  readonly amountFen: number;
}

export function splitSum(split: readonly { readonly amountFen: number }[]): number {
  return split.reduce((sum, part) => sum + part.amountFen, 0);
}

/**
 * May these amounts be booked from a line that has `openFen` left? Null when yes. Every amount is positive, no bill
 * stands twice, the sum is at most what is left; with `exact` it must be all of it (a county's payment by list).
 */
export function refuseSplit(split: readonly SplitPart[], openFen: number, exact = false): Refusal | null {
  if (split.length === 0) return refusePayment('splitEmpty');
  if (split.some((part) => !Number.isSafeInteger(part.amountFen) || part.amountFen <= 0))
    return refusePayment('splitNotPositive');
  const seen = new Set<string>();
  for (const part of split) {
    if (seen.has(part.billId)) return refusePayment('splitTwice', { school: part.schoolName });
    seen.add(part.billId);
  }
  const sumFen = splitSum(split);
  const sum = yuanText(sumFen);
  const open = yuanText(openFen);
  if (sumFen > openFen) return refusePayment('splitTooMuch', { sum, open });
  if (exact && sumFen < openFen) return refusePayment('splitShort', { sum, open, gap: yuanText(openFen - sumFen) });
  return null;
}

/** What the engine said of the line, as far as the second person's rule asks. */
export interface Ranked {
  readonly decision: 'match' | 'person' | 'ignore';
  readonly allocations: readonly { readonly billId: string; readonly amountFen: number }[];
  readonly candidates: readonly { readonly billId: string }[];
}

/** The most that one person books alone by hand: 10,000 元 (rules §6). */
export const aloneFen = 1_000_000;

/**
 * A second person confirms a manual booking that the engine did not rank first, and any manual booking above 10,000 元
 * (rules §6). First means: one bill, the first candidate, or exactly the engine's own allocations.
 */
export function needsSecondPerson(
  split: readonly Pick<SplitPart, 'billId' | 'amountFen'>[],
  ranked: Ranked | null,
): boolean {
  if (splitSum(split) > aloneFen) return true;
  return !isRankedFirst(split, ranked);
}

function isRankedFirst(split: readonly Pick<SplitPart, 'billId' | 'amountFen'>[], ranked: Ranked | null): boolean {
  if (!ranked) return false;
  const [only, ...others] = split;
  if (only && others.length === 0 && ranked.candidates[0]?.billId === only.billId) return true;
  if (split.length !== ranked.allocations.length || split.length === 0) return false;
  return split.every((part) =>
    ranked.allocations.some((one) => one.billId === part.billId && one.amountFen === part.amountFen),
  );
}
