import type { MatchBill, ProposedAllocation } from './match-input.ts';

/** What judging a line came to, before candidates are ranked. */
export type Outcome =
  | {
      readonly kind: 'match';
      readonly allocations: readonly ProposedAllocation[];
      readonly reasons: readonly string[];
      readonly varianceHeads: number | null;
    }
  | {
      readonly kind: 'person';
      readonly reasons: readonly string[];
      /** Schools that the evidence pointed to, best first. */
      readonly pool: readonly number[];
      /** The bills that a person may well book it on: a later line that would then be too much waits too. */
      readonly awaitedBillIds: readonly string[];
    };

export function toPerson(
  reason: string,
  pool: readonly number[] = [],
  awaitedBillIds: readonly string[] = [],
): Outcome {
  return { kind: 'person', reasons: [reason], pool, awaitedBillIds };
}

/** `heads × fee` on a bill. */
export function allocationOf(bill: MatchBill, heads: number): ProposedAllocation {
  const { id: billId, schoolId, programId, feeFen } = bill;
  return { schoolId, billId, programId, heads, amountFen: heads * feeFen };
}
