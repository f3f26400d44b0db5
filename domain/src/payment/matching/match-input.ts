import type { Direction } from '../statement-line.ts';

/** A school as the engine knows it. */
export interface MatchSchool {
  readonly id: string;
  readonly name: string;
  /** Other names it has paid under, confirmed by a person. */
  readonly aliases?: readonly string[];
  readonly county: string;
  readonly city: string;
  readonly contacts: readonly string[];
  readonly phones: readonly string[];
  /** The 中心校 that may pay for it; null for none. */
  readonly centralId: string | null;
}

/** What a school owes in a program: the thing that a line is booked on. */
export interface MatchBill {
  readonly id: string;
  readonly schoolId: string;
  readonly programId: string;
  readonly feeFen: number;
  /** Headcount of the bill: expected before the roster is locked. */
  readonly heads: number;
  /** Net allocated before the lines that are judged now. */
  readonly paidFen: number;
  /** Its 缴费码, where it has one. */
  readonly code?: string;
}

/** An account from which a school has paid before, confirmed by a person and not revoked. */
export interface KnownPayer {
  readonly account: string;
  readonly schoolId: string;
}

/** A row of the remittance register (附件3). */
export interface RegisteredRemittance {
  readonly schoolId: string;
  readonly amountFen: number;
  /** Day, `YYYY-MM-DD`. */
  readonly paidOn: string;
  readonly payerName: string;
  readonly payerAccount: string;
}

/** A booking that stands from an earlier import: the second of two equal payments is known by it. */
export interface EarlierBooking {
  readonly billId: string;
  readonly amountFen: number;
  readonly counterAccount: string;
  readonly remark: string;
}

/** Everything the engine knows beside the lines. */
export interface MatchKnowledge {
  readonly schools: readonly MatchSchool[];
  readonly bills: readonly MatchBill[];
  readonly knownPayers?: readonly KnownPayer[];
  readonly remittances?: readonly RegisteredRemittance[];
  readonly earlier?: readonly EarlierBooking[];
}

/** A line to be judged: a statement line, or a bank line of the database. */
export interface MatchLine {
  readonly key: string;
  readonly at: string;
  readonly rank: number;
  readonly direction: Direction;
  readonly amountFen: number;
  readonly counterName: string;
  readonly counterAccount: string;
  readonly summary: string;
  readonly purpose: string;
  readonly postscript: string;
  readonly personal: string;
}

/** An amount of a line for one bill; `heads × fee = amountFen`, always. */
export interface ProposedAllocation {
  readonly schoolId: string;
  readonly billId: string;
  readonly programId: string;
  readonly heads: number;
  readonly amountFen: number;
}

/** A school that a line may be meant for, with what speaks for and against it in words. */
export interface Candidate {
  readonly schoolId: string;
  readonly billId: string;
  readonly name: string;
  readonly score: number;
  readonly heads: number | null;
  readonly amountFen: number;
  readonly reasons: readonly string[];
}

/** `match`: booked by itself; `person`: someone must decide; `ignore`: the bank's own entry, other business. */
export type Decision = 'match' | 'person' | 'ignore';

export interface LineDecision {
  readonly key: string;
  readonly decision: Decision;
  readonly allocations: readonly ProposedAllocation[];
  /** In the accountant's words: why it was booked, or what stands in the way. */
  readonly reasons: readonly string[];
  readonly candidates: readonly Candidate[];
  /** The line that a reversal takes back; null for none. */
  readonly reversesKey: string | null;
  /** Heads paid less heads billed, where they differ; shown, never in the way of booking. */
  readonly varianceHeads: number | null;
}
