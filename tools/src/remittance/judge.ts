import type { LineDecision, MatchKnowledge, MatchLine } from '@yanxiu/domain/payment/matching/match-input';
import { feeFen } from './made-line.ts';
import type { MadeStatement } from './make-statement.ts';

/** The register as the engine wants it: every school billed by itself. */
export function knowledgeOf(made: MadeStatement): MatchKnowledge {
  const { schools } = made.register;
  return {
    schools: schools.map(({ id, name, county, city, contact, phone, centralId }) => ({
      id,
      name,
      county,
      city,
      contacts: [contact],
      phones: [phone],
      centralId: centralId === '' ? null : centralId,
    })),
    bills: schools.map(({ id, heads, code }) => {
      const bill = { id, schoolId: id, programId: '', feeFen, heads, paidFen: 0 };
      return code === undefined ? bill : { ...bill, code };
    }),
  };
}

export function linesOf(made: MadeStatement): MatchLine[] {
  return made.lines.map((line, rank) => ({
    key: line.serial,
    at: `${new Date(Date.UTC(2020, 10, 1) + line.at * 1000).toISOString().slice(0, 19)}+08:00`,
    rank,
    direction: line.direction,
    amountFen: line.amountFen,
    counterName: line.counterName,
    counterAccount: line.counterAccount,
    summary: line.summary,
    purpose: line.purpose,
    postscript: line.postscript,
    personal: '',
  }));
}

export interface Score {
  /** Grave faults: booked or ignored where it may not be, or on other schools or amounts than the truth's. */
  readonly wrong: readonly string[];
  /** Lines that may be booked automatically, and how many of them were. */
  readonly bookable: number;
  readonly done: number;
  readonly missedByScenario: Readonly<Record<string, number>>;
}

/** Scores decisions against the truth: a wrong booking is a grave fault, a question too many is not. */
export function scoreOf(made: MadeStatement, decisions: readonly LineDecision[]): Score {
  const wrong: string[] = [];
  const missedByScenario: Record<string, number> = {};
  let bookable = 0;
  let done = 0;
  for (const [at, { truth, serial }] of made.lines.entries()) {
    const decision = decisions[at];
    if (decision?.key !== serial) throw new Error(`no decision for ${serial}`);
    const mayMatch = truth.acceptable.includes('match');
    if (mayMatch) bookable += 1;
    if (decision.decision === 'match' && mayMatch) done += 1;
    if (decision.decision !== 'match' && mayMatch) {
      missedByScenario[truth.scenario] = (missedByScenario[truth.scenario] ?? 0) + 1;
    }
    const isAllowed = decision.decision === 'person' || truth.acceptable.includes(decision.decision);
    const isRight = decision.decision !== 'match' || told(decision.allocations) === told(truth.allocations);
    if (!isAllowed || !isRight)
      wrong.push(`${serial} ${truth.scenario}: ${decision.decision} ${told(decision.allocations)}`);
  }
  return { wrong, bookable, done, missedByScenario };
}

function told(allocations: readonly { schoolId: string; heads: number; amountFen: number }[]): string {
  return allocations
    .map((one) => `${one.schoolId}/${one.heads}/${one.amountFen}`)
    .sort()
    .join(' ');
}
