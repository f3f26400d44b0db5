import { yuanText } from '../../kernel/money.ts';
import type { Evidence } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';
import type { Candidate } from './match-input.ts';

const most = 3;

/**
 * At most three schools that a line may be meant for, best first, each with what speaks for and against it; a 中心校 and
 * the schools on its bill are one choice.
 */
export function rankCandidates(evidence: Evidence, pool: readonly number[], known: Knowledge): Candidate[] {
  const found = new Set([...pool, ...byContact(evidence, known), ...byRemittance(evidence, known)]);
  const scored = [...found].slice(0, 120).flatMap((ix) => candidateOf(ix, evidence, known) ?? []);
  const ranked = scored.sort((a, b) => b.score - a.score || (a.schoolId < b.schoolId ? -1 : 1));
  const seen = new Set<string>();
  return ranked.filter((one) => !seen.has(one.billId) && seen.add(one.billId)).slice(0, most);
}

function byContact(evidence: Evidence, known: Knowledge): number[] {
  const regions = new Set([
    ...(evidence.payer.counties ?? []),
    ...evidence.reading.mentions.flatMap((mention) =>
      mention.schools.slice(0, 20).map((ix) => known.index.at(ix).region),
    ),
  ]);
  return evidence.reading.names.flatMap((name) =>
    known.index
      .byContact(name)
      .filter((ix) => regions.has(known.index.at(ix).region))
      .slice(0, 20),
  );
}

function byRemittance(evidence: Evidence, known: Knowledge): number[] {
  const { line } = evidence;
  return known
    .remittancesOfAmount(line.amountFen)
    .filter(
      (one) => isNear(one.paidOn, line.at) || (one.payerAccount !== '' && one.payerAccount === line.counterAccount),
    )
    .slice(0, 20)
    .flatMap((one) => known.index.indexOf(one.schoolId) ?? []);
}

/** A transfer arrives within days of the day that the school wrote down. */
function isNear(paidOn: string, at: string): boolean {
  const days = (Date.parse(at) - Date.parse(`${paidOn}T00:00:00+08:00`)) / 86_400_000;
  return days >= -3 && days <= 10;
}

function candidateOf(ix: number, evidence: Evidence, known: Knowledge): Candidate | null {
  const { line, reading, payer, phoneSchools } = evidence;
  const { school } = known.index.at(ix);
  const bills = known.billsOf(ix);
  const bill = bills.find((one) => known.paid.openFen(one) === line.amountFen) ?? bills[0];
  if (!bill) return null;
  const reasons: string[] = [];
  let score = 0;
  const say = (points: number, words: string) => {
    score += points;
    reasons.push(words);
  };
  const mention = reading.mentions.find((one) => one.schools.includes(ix));
  if (mention) say(points[mention.tier] / Math.max(1, mention.schools.length), `备注里有“${mention.text}”`);
  if (payer.schools.includes(ix)) say(45, payer.isKnownAccount ? '付款账号以前确认过是该校的' : '付款户名是该校');
  if (phoneSchools?.includes(ix)) say(40, '备注里的手机号登记在该校');
  if (reading.names.some((name) => school.contacts.includes(name))) say(15, '备注里的姓名是该校联系人');
  const registered = known
    .remittancesOf(ix)
    .filter((one) => one.amountFen === line.amountFen && isNear(one.paidOn, line.at));
  if (registered.length > 0) say(35, '该校汇款登记里有同样金额的一笔');
  const openFen = known.paid.openFen(bill);
  if (openFen === line.amountFen) say(20, `金额正好是应缴 ${yuanText(openFen)} 元`);
  else if (openFen <= 0) say(-10, '该校应缴已经缴清');
  else say(-5, `该校应缴还差 ${yuanText(openFen)} 元，到账 ${yuanText(line.amountFen)} 元`);
  const heads = line.amountFen % bill.feeFen === 0 ? line.amountFen / bill.feeFen : null;
  const names = { schoolId: bill.schoolId, billId: bill.id, name: school.name };
  return { ...names, score: Math.round(score), heads, amountFen: line.amountFen, reasons };
}

const points = {
  full: 50,
  noCounty: 40,
  short: 35,
  near: 30,
  typo: 25,
  core: 30,
  cut: 30,
  generic: 30,
  unknown: 0,
} as const;
