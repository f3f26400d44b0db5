import { serialOfPaymentCode } from '../remark-code.ts';
import type { Evidence } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';
import type { Mention } from './mention.ts';

/** The one school that the evidence leads to, and how firmly. */
export interface Target {
  readonly ix: number;
  readonly basis: 'name' | 'payer' | 'phone' | 'code';
  readonly mention: Mention | null;
  readonly payerAgrees: boolean;
  /** The payer's name holds the registered name to the letter. */
  readonly payerIsSpelled: boolean;
  readonly payerIsCentral: boolean;
  readonly phoneAgrees: boolean;
  /** The phone in the remark is registered for this school and no other. */
  readonly phoneIsOnlyIts: boolean;
  readonly contactAgrees: boolean;
  /** The remark names a liaison of another school of the county, and none of this one. */
  readonly contactAgainst: boolean;
  /** A person is named who is not the school's liaison. */
  readonly hasUnknownName: boolean;
  /** The remark gives a whole phone number that is not this school's. */
  readonly phoneAgainst: boolean;
}

export type TargetReading =
  | { readonly kind: 'one'; readonly target: Target }
  /** `isOpen`: too little was said; otherwise the evidence leads to different schools. */
  | { readonly kind: 'none'; readonly reason: string; readonly isOpen: boolean };

/** Evidence agrees when name, phone or payer lead to one school and nothing leads to another (rules §6). */
export function findTarget(evidence: Evidence, known: Knowledge): TargetReading {
  const { reading, payer } = evidence;
  if (evidence.phonesDisagree) return conflict('备注里的手机号分属不同学校');
  const code = schoolOfCode(evidence, known);
  if (code === 'wrong') return open('备注里的缴费码有误');
  const [mention, second] = reading.mentions;
  if (code !== null) return byCode(code, evidence, known);
  if (second !== undefined) return conflict('备注写了几所学校');
  const payers = payer.kind === 'school' ? payer.schools : null;
  if (mention === undefined) return withoutName(evidence, known);
  if (mention.schools.length === 0) return conflict(`备注里的“${mention.text}”不在学校名册中`);
  let schools = mention.schools;
  let payerIsCentral = false;
  let payerAgrees = false;
  if (payers !== null) {
    const both = schools.filter((ix) => payers.includes(ix));
    const under = schools.filter((ix) => payers.includes(known.index.at(ix).central ?? -1));
    if (both.length === 0 && under.length === 0) {
      return conflict(
        `付款户名是“${evidence.line.counterName}”，备注写的是“${mention.text}”，不是同一所学校，也不是它的中心校`,
      );
    }
    payerAgrees = both.length > 0;
    payerIsCentral = !payerAgrees;
    schools = payerAgrees ? both : under;
  }
  const homonyms = payers === null && countySiblings(mention, known) > 1;
  if (evidence.phoneSchools !== null) {
    const phone = evidence.phoneSchools;
    const both = schools.filter((ix) => phone.includes(ix));
    if (both.length === 0) return conflict(phoneConflict(evidence, mention, known));
    schools = both;
  }
  const [ix, other] = schools;
  if (ix === undefined || other !== undefined || homonyms)
    return open(`备注里的“${mention.text}”对应几所学校，分不清是哪一所`);
  const agrees = {
    payerAgrees: payerAgrees && payer.isExact,
    payerIsCentral,
    phoneAgrees: evidence.phoneSchools !== null,
  };
  if (reading.codes.length > 0 && !(agrees.payerAgrees || agrees.phoneAgrees)) return open('备注里的缴费码有误');
  return { kind: 'one', target: { ix, basis: 'name', mention, ...agrees, ...contactOf(ix, evidence, known) } };
}

function open(reason: string): TargetReading {
  return { kind: 'none', reason, isOpen: true };
}

function conflict(reason: string): TargetReading {
  return { kind: 'none', reason, isOpen: false };
}

/** How many schools of one county the name may mean: a phone does not settle what the name leaves open there. */
function countySiblings(mention: Mention, known: Knowledge): number {
  const counts = new Map<number, number>();
  let most = 0;
  for (const ix of mention.schools) {
    const region = known.index.at(ix).region;
    const count = (counts.get(region) ?? 0) + 1;
    counts.set(region, count);
    most = Math.max(most, count);
  }
  return most;
}

/** A code whose check digits don't hold is a slip of the pen: it leads nowhere, not even to doubt about a whole name. */
function schoolOfCode(evidence: Evidence, known: Knowledge): number | null | 'wrong' {
  let found: number | null = null;
  for (const code of evidence.reading.codes) {
    if (serialOfPaymentCode(code) === null) continue;
    const bill = known.billOfCode(code);
    const ix = bill === null ? undefined : known.index.indexOf(bill.schoolId);
    if (ix === undefined || (found !== null && found !== ix)) return 'wrong';
    found = ix;
  }
  return found;
}

function byCode(ix: number, evidence: Evidence, known: Knowledge): TargetReading {
  const { payer, reading } = evidence;
  const mention = reading.mentions[0] ?? null;
  const own = [ix, ...known.index.childrenOf(ix), known.index.at(ix).central ?? ix];
  const { rest } = known.index.at(ix);
  const isOwn = ({ schools, plain }: Mention) =>
    schools.length === 0 ? rest.startsWith(plain) : schools.some((one) => own.includes(one));
  const other = reading.mentions.find((one) => !isOwn(one));
  if (other) return conflict(`缴费码与备注里的“${other.text}”不是同一所学校`);
  if (payer.kind === 'school' && !payer.schools.some((one) => own.includes(one))) {
    return conflict(`缴费码与付款户名“${evidence.line.counterName}”不是同一所学校`);
  }
  if (evidence.phoneSchools !== null && !evidence.phoneSchools.some((one) => own.includes(one))) {
    return conflict('缴费码与备注里的手机号不是同一所学校');
  }
  const agrees = { payerAgrees: payer.schools.includes(ix), payerIsCentral: false, phoneAgrees: true };
  return { kind: 'one', target: { ix, basis: 'code', mention, ...agrees, ...contactOf(ix, evidence, known) } };
}

/** No school is named: the payer's own name, else the liaison's phone, may tell. */
function withoutName(evidence: Evidence, known: Knowledge): TargetReading {
  const { payer, phoneSchools, reading } = evidence;
  if (reading.codes.length > 0) return open('备注里的缴费码有误');
  if (payer.kind === 'school') {
    const schools = phoneSchools === null ? payer.schools : payer.schools.filter((ix) => phoneSchools.includes(ix));
    const [ix, other] = schools;
    if (ix === undefined) return conflict('备注没有写学校，手机号与付款户名不是同一所学校');
    if (other !== undefined || !payer.isExact) return open('备注没有写学校，付款户名对应几所学校');
    const agrees = { payerAgrees: true, payerIsCentral: false, phoneAgrees: phoneSchools !== null };
    return { kind: 'one', target: { ix, basis: 'payer', mention: null, ...agrees, ...contactOf(ix, evidence, known) } };
  }
  const [ix, other] = phoneSchools ?? [];
  if (ix === undefined) return open('备注没有写学校，付款户名也看不出是哪所学校');
  if (other !== undefined) return open('备注只有手机号，登记这个手机号的不止一所学校');
  const agrees = { payerAgrees: false, payerIsCentral: false, phoneAgrees: true };
  return { kind: 'one', target: { ix, basis: 'phone', mention: null, ...agrees, ...contactOf(ix, evidence, known) } };
}

function phoneConflict(evidence: Evidence, mention: Mention, known: Knowledge): string {
  const owner = known.index.at(evidence.phoneSchools?.[0] ?? 0).school.name;
  return `备注写的是“${mention.text}”，备注里的手机号登记在“${owner}”`;
}

function contactOf(ix: number, evidence: Evidence, known: Knowledge) {
  const { index } = known;
  const { school, region } = index.at(ix);
  const { names, phones, brokenPhones } = evidence.reading;
  const payerName = evidence.line.counterName.normalize('NFKC');
  const isSpelled = [school.name, ...(school.aliases ?? [])].some((name) =>
    payerName.startsWith(name.normalize('NFKC')),
  );
  const contactAgrees = names.some((name) => school.contacts.includes(name));
  const isOthers = (name: string) =>
    index.byContact(name).some((other) => other !== ix && index.at(other).region === region);
  const isOwnPhone = (phone: string) => school.phones.some((own) => own === phone || nearPhone(own, phone));
  const isOwnCut = (digits: string) => school.phones.some((own) => own.startsWith(digits) || nearPhone(own, digits));
  return {
    payerIsSpelled: evidence.payer.isKnownAccount || (isSpelled && !/^校/.test(payerName.slice(school.name.length))),
    phoneIsOnlyIts: evidence.phoneSchools?.length === 1 && evidence.phoneSchools[0] === ix,
    contactAgrees,
    contactAgainst: !contactAgrees && names.some(isOthers),
    hasUnknownName: names.length > 0 && !contactAgrees,
    phoneAgainst:
      phones.some((phone) => !isOwnPhone(phone)) ||
      brokenPhones.some(({ digits }) => /^1[3-9]/.test(digits) && !isOwnCut(digits)),
  };
}

/** One digit wrong, missing, doubled or swapped: a slip, not another's phone. */
function nearPhone(own: string, written: string): boolean {
  if (Math.abs(own.length - written.length) > 1) return false;
  let head = 0;
  while (head < own.length && own[head] === written[head]) head += 1;
  let tail = 0;
  const most = Math.min(own.length, written.length) - head;
  while (tail < most && own[own.length - 1 - tail] === written[written.length - 1 - tail]) tail += 1;
  const left = own.length - head - tail;
  const right = written.length - head - tail;
  return Math.max(left, right) <= 1 || (left === 2 && right === 2);
}
