import { yuanText } from '../../kernel/money.ts';
import type { Evidence } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';
import type { MatchBill } from './match-input.ts';
import type { Mention } from './mention.ts';
import { poolOf } from './one-school.ts';
import { allocationOf, type Outcome, toPerson } from './outcome.ts';
import { isElsewhere } from './payer.ts';
import type { Mark } from './remark-reading.ts';

interface Item {
  readonly mention: Mention;
  readonly heads: number;
}

/**
 * Judges a line whose remark lists several schools: each must be one school for certain, each have its headcount, and
 * the headcounts must sum to the amount to the fen (rules §6).
 */
export function judgeManySchools(evidence: Evidence, known: Knowledge): Outcome {
  const outcome = judgeList(evidence, known);
  return outcome.kind === 'person' ? { ...outcome, awaitedBillIds: listedBills(evidence, known) } : outcome;
}

/** The bill of every school that is named for certain: a person may well book the line on it. */
function listedBills({ reading }: Evidence, known: Knowledge): string[] {
  return reading.mentions.flatMap(({ schools: [ix, other] }) =>
    ix === undefined || other !== undefined ? [] : (known.billsOf(ix)[0]?.id ?? []),
  );
}

function judgeList(evidence: Evidence, known: Knowledge): Outcome {
  const { line, reading } = evidence;
  const pool = poolOf(evidence);
  const feeFen = feeOf(evidence, known);
  if (feeFen === null) return toPerson('备注列了几所学校，到账金额不是每人费用的整数倍', pool);
  const list = itemsOf(reading.marks, feeFen);
  if (typeof list === 'string') return toPerson(list, pool);
  const sum = list.items.reduce((heads, item) => heads + item.heads, 0);
  if (sum * feeFen !== line.amountFen) {
    return toPerson(
      `备注里各校人数合计 ${sum} 人，合 ${yuanText(sum * feeFen)} 元，与到账 ${yuanText(line.amountFen)} 元不符`,
      pool,
    );
  }
  const wrongTotal = list.totals.find((total) => total !== sum);
  if (wrongTotal !== undefined) return toPerson(`备注写共 ${wrongTotal} 人，各校人数合计 ${sum} 人`, pool);
  const doubt = payerDoubt(evidence, list.items, known) ?? placeDoubt(list.items, known) ?? textDoubt(evidence);
  if (doubt !== null) return toPerson(doubt, pool);
  const booked = bookItems(list.items, evidence, feeFen, known);
  if (typeof booked === 'string') return toPerson(booked, pool);
  const reasons = [
    `备注逐校写明 ${booked.length} 所学校的人数`,
    `合计 ${sum} 人 × ${yuanText(feeFen)} 元 = ${yuanText(line.amountFen)} 元，与到账一致`,
  ];
  const allocations = booked.map(({ bill, heads }) => allocationOf(bill, heads));
  return { kind: 'match', allocations, reasons, varianceHeads: null };
}

/** All the listed schools owe the same fee, else a person decides. */
function feeOf(evidence: Evidence, known: Knowledge): number | null {
  const fees = new Set<number>();
  for (const mention of evidence.reading.mentions) {
    for (const ix of mention.schools) for (const bill of known.billsOf(ix)) fees.add(bill.feeFen);
  }
  const [fee, other] = fees;
  return fee !== undefined && other === undefined && evidence.line.amountFen % fee === 0 ? fee : null;
}

/** Pairs each school with the number after it, or, where all numbers come first, with the one before it. */
function itemsOf(marks: readonly Mark[], feeFen: number): { items: Item[]; totals: number[] } | string {
  const sequence = [...marks];
  const firstNumber = sequence.findIndex((mark) => mark.kind !== 'mention');
  const isNumberFirst = firstNumber === 0 && sequence.at(-1)?.kind === 'mention';
  if (isNumberFirst) sequence.reverse();
  const items: Item[] = [];
  const totals: number[] = [];
  let mention: Mention | null = null;
  let heads: number | null = null;
  for (const mark of sequence) {
    if (mark.kind === 'mention') {
      if (mention !== null && heads === null) return `备注里“${mention.text}”没有写人数`;
      if (mention !== null && heads !== null) items.push({ mention, heads });
      mention = mark.mention;
      heads = null;
      continue;
    }
    if (mark.kind === 'count' && mark.count.form === 'formula' && mark.count.rateFen !== feeFen) {
      return '备注里的算式与每人费用不符';
    }
    const value: number = mark.kind === 'count' ? mark.count.heads : mark.fen / feeFen;
    const isTotal = mark.kind === 'count' && mark.count.form === 'total';
    if (mention === null || (heads !== null && value !== heads) || (isTotal && heads !== null)) totals.push(value);
    else if (isTotal && items.length > 0) totals.push(value);
    else heads = value;
  }
  if (mention === null || heads === null)
    return mention === null ? '备注没有写学校' : `备注里“${mention.text}”没有写人数`;
  items.push({ mention, heads });
  return items.every((item) => Number.isInteger(item.heads) && item.heads > 0)
    ? { items, totals }
    : '备注里的人数读不准';
}

function payerDoubt(evidence: Evidence, items: readonly Item[], known: Knowledge): string | null {
  const { payer, line } = evidence;
  switch (payer.kind) {
    case 'bureau':
    case 'accounting':
    case 'treasury':
    case 'platform':
      break;
    case 'school': {
      const isOwn = items.every(({ mention }) =>
        mention.schools.every(
          (ix) => payer.schools.includes(ix) || payer.schools.includes(known.index.at(ix).central ?? -1),
        ),
      );
      return isOwn && payer.isExact ? null : `付款人“${line.counterName}”不是这些学校的中心校`;
    }
    case 'person':
      return '个人付款，备注列了几所学校';
    default:
      return `付款户名“${line.counterName}”看不出与这些学校的关系`;
  }
  const isThere = items.every(({ mention }) =>
    mention.schools.every((ix) => !isElsewhere(payer, known.index.at(ix).region, known.index)),
  );
  return isThere ? null : '付款单位与备注里的学校不在同一个地方';
}

/** Names without a county are one county's list: a school of another county may be the namesake of one that nobody knows. */
function placeDoubt(items: readonly Item[], known: Knowledge): string | null {
  if (items.every(({ mention }) => mention.tier !== 'noCounty')) return null;
  const regions = new Set(items.flatMap(({ mention }) => mention.schools.map((ix) => known.index.at(ix).region)));
  return regions.size > 1 ? '备注没有写县（市、区），所列学校不在同一个县' : null;
}

function textDoubt(evidence: Evidence): string | null {
  const { reading } = evidence;
  const residue = reading.residue.filter((text) => text.length > 1 && !/^[A-Za-z]+$/.test(text));
  if (residue.length > 0) return `备注里有看不明白的内容“${residue.join(' ').slice(0, 20)}”`;
  if (reading.speaksOfMany) return '备注像是还有没有列出的学校';
  return evidence.phonesDisagree ? '备注里的手机号分属不同学校' : null;
}

/** The bill of each item; a sentence where a school is not certain or its bill has been paid. */
function bookItems(
  items: readonly Item[],
  evidence: Evidence,
  feeFen: number,
  known: Knowledge,
): { bill: MatchBill; heads: number }[] | string {
  const { line } = evidence;
  const booked = new Map<string, { bill: MatchBill; heads: number }>();
  const seen = new Set<number>();
  for (const { mention, heads } of items) {
    const [ix, other] = mention.schools;
    if (ix === undefined) return `备注里的“${mention.text}”不在学校名册中`;
    if (other !== undefined) return `备注里的“${mention.text}”对应几所学校，分不清是哪一所`;
    if (seen.has(ix)) return `备注里“${mention.text}”出现了两次`;
    seen.add(ix);
    const bills = known.billsOf(ix).filter((bill) => bill.feeFen === feeFen);
    const [bill, second] = bills;
    if (bill === undefined || second !== undefined) return `${known.index.at(ix).school.name}的缴费单不止一张或没有`;
    const isNamed = ['full', 'short', 'noCounty'].includes(mention.tier) && mention.rivals.length === 0;
    const isOwed = heads * feeFen === known.paid.openFen(bill);
    if (!isNamed || mention.isMistyped) return `备注里的“${mention.text}”不是全称，不能确定是哪一所学校`;
    if (!isOwed) return `备注里“${mention.text}”${heads} 人，与该校应缴不一致`;
    const objection = known.paid.objection(bill, heads * feeFen, line.counterAccount, evidence.remark);
    if (objection !== null) return `${mention.text}：${objection}`;
    const before = booked.get(bill.id);
    booked.set(bill.id, { bill, heads: heads + (before?.heads ?? 0) });
  }
  return [...booked.values()];
}
