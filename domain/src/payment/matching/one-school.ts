import { yuanText } from '../../kernel/money.ts';
import type { Evidence } from './evidence.ts';
import { amountSigns, doubt } from './firmness.ts';
import { readHeadcount } from './headcount.ts';
import type { Knowledge } from './knowledge.ts';
import type { MatchBill } from './match-input.ts';
import { allocationOf, type Outcome, toPerson } from './outcome.ts';
import type { RemarkReading } from './remark-reading.ts';
import { findTarget, type Target } from './target.ts';

/** Judges a line that pays for one school. */
export function judgeOneSchool(evidence: Evidence, known: Knowledge): Outcome {
  const { line, reading } = evidence;
  const found = findTarget(evidence, known);
  if (found.kind === 'none') return toPerson(found.reason, poolOf(evidence), likelyBills(evidence, known));
  const { target } = found;
  const pool = [target.ix, ...poolOf(evidence)];
  if (reading.speaksOfMany && target.basis !== 'code')
    return toPerson('备注像是替多所学校缴费，没有写清各校人数', pool, likelyBills(evidence, known));
  const bills = known.billsOf(target.ix);
  if (bills.length === 0) return toPerson(`${known.index.at(target.ix).school.name}没有应缴的缴费单`, pool);
  const bill = chooseBill(bills, evidence, known);
  if (bill === null)
    return toPerson(
      billProblem(bills, evidence),
      pool,
      bills.map((one) => one.id),
    );
  const read = target.basis === 'code' ? withoutCutCount(reading, line.amountFen / bill.feeFen) : reading;
  const count = readHeadcount(read, line.amountFen, bill.feeFen);
  if (count.kind === 'against') return toPerson(count.reason, pool, [bill.id]);
  const signs = amountSigns(count, bill, known.paid.openFen(bill));
  const objection =
    doubt(target, evidence, signs, known) ??
    known.paid.objection(bill, line.amountFen, line.counterAccount, evidence.remark);
  if (objection !== null) return toPerson(objection, pool, [bill.id]);
  const isWhole = known.paid.paidFen(bill.id) === 0;
  const varianceHeads = isWhole && count.heads !== bill.heads ? count.heads - bill.heads : null;
  const reasons = [...reasonsFor(target, evidence, known), amountReason(count.kind, count.heads, bill, known)];
  if (varianceHeads !== null)
    reasons.push(`应缴 ${bill.heads} 人，本次 ${count.heads} 人，相差 ${Math.abs(varianceHeads)} 人，请留意`);
  return { kind: 'match', allocations: [allocationOf(bill, count.heads)], reasons, varianceHeads };
}

/** Behind a code, the first digits of the count at the very end are what the bank left of it: 1 of 13. */
function withoutCutCount(reading: RemarkReading, heads: number): RemarkReading {
  const last = reading.counts.at(-1);
  const digits = String(last?.heads ?? '');
  const isCut = last?.form === 'bare' && digits !== String(heads) && String(heads).startsWith(digits);
  return isCut && reading.text.trimEnd().endsWith(digits)
    ? { ...reading, counts: reading.counts.slice(0, -1) }
    : reading;
}

/** Everything that name, payer or phone point to, for the candidates. */
export function poolOf(evidence: Evidence): number[] {
  const { reading, payer, phoneSchools } = evidence;
  return [
    ...new Set([
      ...reading.mentions.flatMap((mention) => mention.schools.slice(0, 20)),
      ...(phoneSchools ?? []).slice(0, 20),
      ...payer.schools.slice(0, 20),
    ]),
  ];
}

/** The bills that a person may well book the line on: of the few schools that the name, else payer or phone, leads to. */
export function likelyBills(evidence: Evidence, known: Knowledge): string[] {
  const { reading, payer, phoneSchools } = evidence;
  for (const schools of [reading.mentions[0]?.schools ?? [], payer.schools, phoneSchools ?? []]) {
    if (schools.length > 0 && schools.length <= 5) return schools.flatMap((ix) => known.billsOf(ix)[0]?.id ?? []);
  }
  return [];
}

/** The bill that fits the amount; of several programs' bills the one that lacks just this amount. */
function chooseBill(bills: readonly MatchBill[], evidence: Evidence, known: Knowledge): MatchBill | null {
  const { amountFen } = evidence.line;
  const fitting = bills.filter((bill) => readHeadcount(evidence.reading, amountFen, bill.feeFen).kind !== 'against');
  const [only, other] = fitting;
  if (only === undefined || other === undefined) return bills.length === 1 ? (bills[0] ?? null) : (only ?? null);
  const lacking = fitting.filter((bill) => known.paid.openFen(bill) === amountFen);
  const open = fitting.filter((bill) => known.paid.openFen(bill) >= amountFen);
  if (lacking.length === 1 && open.length === 1) return lacking[0] ?? null;
  return open.length === 1 ? (open[0] ?? null) : null;
}

function billProblem(bills: readonly MatchBill[], evidence: Evidence): string {
  const isMultiple = bills.some((bill) => evidence.line.amountFen % bill.feeFen === 0);
  return isMultiple ? '该校在几个项目里都有应缴，看不出是哪一个项目的' : '到账金额不是任何一个项目每人费用的整数倍';
}

function reasonsFor(target: Target, evidence: Evidence, known: Knowledge): string[] {
  const { name } = known.index.at(target.ix).school;
  const reasons: string[] = [];
  if (target.basis === 'code') reasons.push(`备注里的缴费码是${name}的`);
  if (target.mention !== null && target.basis === 'name') reasons.push(`备注写的“${target.mention.text}”只对应${name}`);
  if (target.payerAgrees)
    reasons.push(evidence.payer.isKnownAccount ? '付款账号以前确认过是该校的' : '付款户名就是该校');
  if (target.payerIsCentral) reasons.push('付款人是该校的中心校');
  if (target.phoneAgrees && target.basis !== 'code') reasons.push('手机号是该校登记的联系人手机');
  if (target.contactAgrees) reasons.push('联系人是该校登记的联系人');
  return reasons;
}

function amountReason(kind: 'stated' | 'silent', heads: number, bill: MatchBill, known: Knowledge): string {
  const sum = `${heads} 人 × ${yuanText(bill.feeFen)} 元 = ${yuanText(heads * bill.feeFen)} 元`;
  if (kind === 'stated') return `备注人数与到账金额相符：${sum}`;
  return known.paid.paidFen(bill.id) > 0 ? `到账金额正好是余下的应缴：${sum}` : `到账金额正好是该校应缴：${sum}`;
}
