/** Counts of a node, as far as rates need them (rules §10). */
export interface Counts {
  readonly staff: number;
  readonly registered: number;
  readonly due: number;
  readonly loggedIn: number;
  readonly started: number;
  readonly passed: number;
  readonly excellent: number;
  readonly paidHeads: number;
}

/** Rates in basis points (10000 = 100%); null where the base is nobody. */
export interface Rates {
  /** 报名率 = 报名 ÷ 在职. */
  readonly registeredBp: number | null;
  /** 参训率 = 登录 ÷ 应参训. */
  readonly loggedInBp: number | null;
  /** 学习率 = 已学习 ÷ 应参训. */
  readonly startedBp: number | null;
  readonly passedBp: number | null;
  readonly excellentBp: number | null;
  readonly paidBp: number | null;
}

export function ratesOf(counts: Counts): Rates {
  return {
    registeredBp: share(counts.registered, counts.staff),
    loggedInBp: share(counts.loggedIn, counts.due),
    startedBp: share(counts.started, counts.due),
    passedBp: share(counts.passed, counts.due),
    excellentBp: share(counts.excellent, counts.due),
    paidBp: share(counts.paidHeads, counts.due),
  };
}

/** part ÷ base in basis points, rounded down: 99.999 % is never shown as 100 %. */
export function share(part: number, base: number): number | null {
  return base === 0 ? null : Math.floor((part * 10_000) / base);
}

/** 缴费人数 = ⌊net allocated ÷ fee⌋, at most the bill's headcount. */
export function paidHeads(allocatedFen: number, feeFen: number, headcount: number): number {
  return feeFen === 0 ? headcount : Math.min(headcount, Math.floor(allocatedFen / feeFen));
}
