import { linkReversals, readsAsReversal } from '../statement-reversal.ts';
import { isBankEntry } from './bank-entry.ts';
import { rankCandidates } from './candidates.ts';
import { type Evidence, readEvidence } from './evidence.ts';
import { indexKnowledge, type Knowledge } from './knowledge.ts';
import { judgeManySchools } from './many-schools.ts';
import type { LineDecision, MatchKnowledge, MatchLine } from './match-input.ts';
import { judgeOneSchool, likelyBills, poolOf } from './one-school.ts';
import { type Outcome, toPerson } from './outcome.ts';

/**
 * Decides for each line of a statement: book it (`match`), ask a person, or leave it as the bank's own entry
 * (`ignore`). The answer keeps the order given. Allocations of a match sum to the line, to the fen, each heads × fee.
 * Pure and deterministic; source: rules §6.
 */
export function matchLines(lines: readonly MatchLine[], input: MatchKnowledge): LineDecision[] {
  const decisions = new Map([...judgeInTime(lines, input)].map((decision) => [decision.key, decision]));
  return lines.flatMap((line) => decisions.get(line.key) ?? []);
}

/** As `matchLines`, one decision after the other in order of time: a statement of a province need not be held twice. */
export function* judgeInTime(lines: readonly MatchLine[], input: MatchKnowledge): Generator<LineDecision> {
  const known = indexKnowledge(input);
  const reversals = linkReversals(lines);
  const inTime = [...lines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.rank - b.rank));
  for (const line of inTime) yield judgeLine(line, reversals.get(line.key) ?? null, known);
}

function judgeLine(line: MatchLine, reversesKey: string | null, known: Knowledge): LineDecision {
  const bare = { key: line.key, allocations: [], candidates: [], reversesKey, varianceHeads: null };
  if (isBankEntry(line)) return { ...bare, decision: 'ignore', reasons: ['银行自己的利息或费用，不是缴费'] };
  if (line.direction === 'out') {
    if (reversesKey !== null) known.paid.takeBack(reversesKey);
    return { ...bare, decision: 'person', reasons: [outgoingReason(line, reversesKey)] };
  }
  const { evidence, outcome } = judgeReadings(line, known);
  if (outcome.kind === 'person') {
    for (const billId of outcome.awaitedBillIds) known.paid.wait(line.key, billId, line.amountFen);
    const candidates = rankCandidates(evidence, outcome.pool, known);
    return { ...bare, decision: 'person', reasons: outcome.reasons, candidates };
  }
  const candidates = rankCandidates(evidence, poolOf(evidence), known);
  for (const { billId, amountFen } of outcome.allocations) {
    known.paid.book(line.key, billId, amountFen, line.counterAccount, evidence.remark);
  }
  const { allocations, reasons, varianceHeads } = outcome;
  return { ...bare, decision: 'match', allocations, reasons, candidates, varianceHeads };
}

interface Judged {
  readonly evidence: Evidence;
  readonly outcome: Outcome;
}

/**
 * The fields side by side; joined, where the bank may have cut the remark in two. Where the two readings name different
 * schools or counts a person decides: 第三十 | 一中学 is not 第一中学.
 */
function judgeReadings(line: MatchLine, known: Knowledge): Judged {
  const [apart, joined] = readEvidence(line, known).map(
    (evidence): Judged => ({ evidence, outcome: judgeIncoming(evidence, known) }),
  );
  if (!apart) throw new Error('a line without a reading');
  if (!joined) return apart;
  if (joined.outcome.kind === 'match') return joinedMatch(apart, joined);
  const isSaid = joined.evidence.reading.mentions.length > 0 || apart.evidence.reading.mentions.length === 0;
  return apart.outcome.kind === 'match' && isSaid ? awaiting(joined, apart.outcome) : apart;
}

/** A joined reading without any headcount does not stand against fields that have one, unless it was a cut phone. */
function joinedMatch(apart: Judged, joined: Judged): Judged {
  if (apart.outcome.kind === 'match') {
    if (isSameBooking(apart.outcome, joined.outcome)) return apart;
    const asked = toPerson('备注分在几栏，连起来读和分开读的意思不一样', poolOf(apart.evidence));
    return awaiting(awaiting({ ...apart, outcome: asked }, apart.outcome), joined.outcome);
  }
  const isSilent = joined.evidence.reading.counts.length === 0;
  const mendsPhone = apart.evidence.phoneSchools === null && joined.evidence.phoneSchools !== null;
  return isSilent && apart.evidence.reading.counts.length > 0 && !mendsPhone ? apart : joined;
}

/** What would have been booked may still be: a later line of the same bill waits as well. */
function awaiting(judged: Judged, match: Outcome): Judged {
  const { outcome } = judged;
  if (outcome.kind !== 'person' || match.kind !== 'match') return judged;
  const billIds = [...outcome.awaitedBillIds, ...match.allocations.map((one) => one.billId)];
  return { ...judged, outcome: { ...outcome, awaitedBillIds: [...new Set(billIds)] } };
}

function isSameBooking(one: Outcome, other: Outcome): boolean {
  const told = (outcome: Outcome) =>
    outcome.kind === 'match' ? outcome.allocations.map(({ billId, heads }) => `${billId} ${heads}`).join() : '';
  return told(one) === told(other);
}

function outgoingReason(line: MatchLine, reversesKey: string | null): string {
  if (reversesKey !== null) return `银行退回或冲正，对应更早的到账 ${reversesKey}，请撤销那一笔的入账`;
  if (readsAsReversal(line)) return '银行退回或冲正，没有找到对应的到账，请人工核对';
  return '支出，请关联到它办理的退款，或记为其他业务';
}

function judgeIncoming(evidence: Evidence, known: Knowledge): Outcome {
  const { line, reading } = evidence;
  const pool = poolOf(evidence);
  if (readsAsReversal(line)) return toPerson('银行退回的款项，不是学校缴费，请对应到我方付出的那一笔', pool);
  if (evidence.speaksOfOther)
    return toPerson('备注说的像是别的款项，不是本项目培训费', pool, likelyBills(evidence, known));
  const year = otherYear(reading.years, line.at);
  if (year !== null)
    return toPerson(`备注写的是 ${year} 年的款项，请核对是不是本项目`, pool, likelyBills(evidence, known));
  if (!known.feesFen.some((feeFen) => line.amountFen % feeFen === 0)) {
    return toPerson('到账金额不是每人费用的整数倍', pool, likelyBills(evidence, known));
  }
  return reading.mentions.length > 1 && reading.codes.length === 0
    ? judgeManySchools(evidence, known)
    : judgeOneSchool(evidence, known);
}

/** A year that the payment can't be for: in the first half of a year the one before is still paid. */
function otherYear(years: readonly number[], at: string): number | null {
  const paidIn = Number(at.slice(0, 4));
  const earliest = Number(at.slice(5, 7)) <= 6 ? paidIn - 1 : paidIn;
  return years.length > 0 && years.every((year) => year < earliest || year > paidIn + 1) ? (years[0] ?? null) : null;
}
