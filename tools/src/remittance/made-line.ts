/** What a judge expects of a line. */
export interface Truth {
  readonly scenario: string;
  readonly decision: 'match' | 'person' | 'ignore';
  readonly acceptable: readonly ('match' | 'person' | 'ignore')[];
  readonly allocations: readonly { readonly schoolId: string; readonly heads: number; readonly amountFen: number }[];
}

/** A line of the made-up statement before it is written in a bank's form. */
export interface MadeLine {
  /** Seconds since the statement's start; lines are put in this order. */
  at: number;
  readonly direction: 'in' | 'out';
  readonly amountFen: number;
  readonly counterName: string;
  readonly counterAccount: string;
  readonly counterBank: string;
  readonly summary: string;
  readonly purpose: string;
  readonly postscript: string;
  readonly truth: Truth;
}

export const feeFen = 12_000;
