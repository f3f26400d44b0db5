import { billStanding } from './balance.ts';

/** What is known of one reporting unit from four sides: roster, bill, remittance register with bank lines, invoices. */
export interface ThreeWayFacts {
  /** The roster has gone up and was not sent back. */
  readonly hasRoster: boolean;
  readonly isLocked: boolean;
  /** Who is to be paid for: without the exempt and the withdrawn. */
  readonly rosterHeads: number;
  readonly heads: number;
  readonly feeFen: number;
  readonly dueFen: number;
  readonly adjustedFen: number;
  readonly allocatedFen: number;
  /** Remittances that the unit wrote down and nobody sent back. */
  readonly registeredFen: number;
  /** Invoiced less red-lettered. */
  readonly invoicedFen: number;
}

/** Where the sides don't agree, the gravest first; `isException`: somebody has to act on it. */
export const findings = {
  paidNoRoster: { name: '有到账，没有名单', isException: true },
  over: { name: '多缴', isException: true },
  headsDiffer: { name: '名单与缴费单人数不同', isException: true },
  unpaid: { name: '有名单，没有到账', isException: true },
  part: { name: '部分到账', isException: true },
  registeredMore: { name: '登记的汇款没有全部到账', isException: true },
  notInvoiced: { name: '到账没有全部开票', isException: false },
  notRegistered: { name: '到账没有登记汇款', isException: false },
} as const;

export type Finding = keyof typeof findings;
export const findingKeys = Object.keys(findings) as Finding[];

/**
 * What doesn't agree about a unit, the gravest first; empty where roster, bill, money and invoices are one (rules §6).
 * A provisional bill may differ from its roster: the lock settles it.
 */
export function findingsOf(facts: ThreeWayFacts): Finding[] {
  const { standing } = billStanding(facts);
  const holds: Readonly<Record<Finding, boolean>> = {
    paidNoRoster: facts.allocatedFen > 0 && !(facts.hasRoster && facts.rosterHeads > 0),
    over: standing === 'over',
    headsDiffer: facts.isLocked && facts.rosterHeads !== facts.heads,
    unpaid: standing === 'unpaid',
    part: standing === 'part',
    registeredMore: facts.registeredFen > facts.allocatedFen,
    notInvoiced: facts.invoicedFen < facts.allocatedFen,
    notRegistered: facts.allocatedFen > facts.registeredFen,
  };
  return findingKeys.filter((key) => holds[key]);
}
