import type { Evidence } from './evidence.ts';
import type { HeadcountReading } from './headcount.ts';
import type { Knowledge } from './knowledge.ts';
import type { MatchBill } from './match-input.ts';
import { isElsewhere } from './payer.ts';
import type { Target } from './target.ts';

/** What the amount says beside the school: the remark's own headcount agrees, or it is just what is owed. */
export interface AmountSigns {
  readonly isStated: boolean;
  readonly isAsOwed: boolean;
  readonly heads: number;
}

export function amountSigns(
  count: Exclude<HeadcountReading, { kind: 'against' }>,
  bill: MatchBill,
  openFen: number,
): AmountSigns {
  return { isStated: count.kind === 'stated', isAsOwed: count.heads * bill.feeFen === openFen, heads: count.heads };
}

/**
 * Why the evidence for a school is not firm enough to book by itself, in words; null when it is. The less of the name
 * is there, the more must agree beside it: a wrong booking costs far more than a question (rules §6).
 */
export function doubt(target: Target, evidence: Evidence, signs: AmountSigns, known: Knowledge): string | null {
  return (
    payerDoubt(target, evidence, signs, known) ??
    (target.basis === 'name' ? nameDoubt(target, signs, known) : unnamedDoubt(target, evidence, signs, known)) ??
    cutDoubt(target, evidence, signs, known) ??
    amountDoubt(target, signs, known) ??
    residueDoubt(target, evidence, signs, known)
  );
}

function payerDoubt(target: Target, evidence: Evidence, signs: AmountSigns, known: Knowledge): string | null {
  const { payer, line } = evidence;
  const { region } = known.index.at(target.ix);
  const isFirm = signs.isStated && signs.isAsOwed;
  if (payer.kind === 'unknownSchool') return `付款户名“${line.counterName}”不在学校名册中`;
  if (payer.kind === 'other' || payer.kind === 'bank') return `付款户名“${line.counterName}”看不出与学校的关系`;
  if (payer.kind === 'person') {
    if (target.basis !== 'name' && target.basis !== 'code') return '个人付款，备注没有写清学校和人数';
    return isFirm ? null : '个人付款，备注要写清学校和人数，并与应缴一致';
  }
  const isOffice = payer.kind === 'bureau' || payer.kind === 'accounting' || payer.kind === 'treasury';
  if (isOffice && isElsewhere(payer, region, known.index)) return '付款单位与备注里的学校不在同一个地方';
  const isHalfName =
    payer.kind === 'school' && !payer.isExact && target.basis === 'name' && target.mention?.tier !== 'full';
  if (isHalfName && !target.phoneAgrees && !target.contactAgrees)
    return `付款户名“${line.counterName}”与备案名称不完全一样`;
  if (payer.kind === 'none' && !(signs.isStated || target.phoneAgrees)) return '没有付款户名，备注也没有写人数';
  return null;
}

function nameDoubt(target: Target, signs: AmountSigns, known: Knowledge): string | null {
  const { mention } = target;
  if (mention === null) return '备注没有写学校';
  const isStrong = target.payerAgrees || target.phoneAgrees;
  const isBacked = isStrong || target.contactAgrees;
  const isFirm = signs.isStated && signs.isAsOwed;
  if (target.contactAgainst && !isStrong) return '备注里的联系人是同县另一所学校的联系人';
  const looksForeign = target.phoneAgainst && !target.phoneAgrees && !target.contactAgrees;
  switch (mention.tier) {
    case 'full':
      if (mention.isMistyped && !isBacked && !isFirm) return `“${mention.text}”有错字，没有别的信息可以印证`;
      if (
        mention.rivals.length > 0 &&
        !target.payerAgrees &&
        !(isStrong && isFirm && onlyOneOwes(target, signs, known))
      ) {
        return `“${mention.text}”也可能是同县别的学校的简称`;
      }
      return looksForeign && target.hasUnknownName && !signs.isAsOwed
        ? `手机号和联系人都不是“${mention.text}”登记的，人数也与应缴不同`
        : null;
    case 'short':
    case 'noCounty':
      if (looksForeign && !target.payerAgrees) return `备注里的“${mention.text}”不是全称，手机号也不是该校登记的`;
      if (mention.rivals.length > 0 && !target.payerAgrees) return `“${mention.text}”也可能是别的学校的简称`;
      if (mention.tier === 'short' && !isBacked && isBrandName(target, known))
        return `“${mention.text}”没有写乡镇，名册以外也可能有同名的幼儿园`;
      return isStrong || target.payerIsCentral || (isFirm && !hasStranger(target))
        ? null
        : `“${mention.text}”不是全称，人数、金额和应缴不能互相印证`;
    case 'near':
    case 'typo': {
      if (looksForeign && !target.payerAgrees) return `“${mention.text}”与备案名称不完全一样，手机号也不是该校登记的`;
      const isSure = target.payerAgrees || target.phoneIsOnlyIts || (isLiaison(target) && signs.isStated);
      return isSure && signs.isAsOwed ? null : `“${mention.text}”与备案名称不完全一样，没有别的信息可以印证`;
    }
    case 'core':
      return target.payerAgrees || (target.payerIsCentral && isFirm) || (target.phoneAgrees && target.contactAgrees)
        ? null
        : `“${mention.text}”没有写县（市、区）和乡镇`;
    default:
      return target.payerAgrees ? null : `“${mention.text}”没有写全，分不清是哪一所学校`;
  }
}

/** 第一小学 at the very end of a remark may go on as 第一小学东校区: without a count or a sender of its own it says too little. */
function cutDoubt(target: Target, evidence: Evidence, signs: AmountSigns, known: Knowledge): string | null {
  const { mention } = target;
  const isBacked = target.payerAgrees || target.phoneAgrees || target.contactAgrees || signs.isStated;
  if (mention === null || isBacked || !evidence.reading.endsInName) return null;
  const { region } = known.index.at(target.ix);
  const goesOn = known.index.inRegion(region).some((ix) => {
    const { rest, own } = known.index.at(ix);
    return ix !== target.ix && [rest, own].some((name) => name !== mention.plain && name.startsWith(mention.plain));
  });
  return goesOn ? `备注到“${mention.text}”为止，可能被银行截断，同县还有名称以它开头的学校` : null;
}

/** A liaison is named who is not the school's: with half a name that is one doubt too many. */
function hasStranger(target: Target): boolean {
  return target.hasUnknownName || (target.phoneAgainst && !target.phoneAgrees);
}

/** 阳光, 蓝天: a private kindergarten's name recurs from town to town, and many are in no register. */
function isBrandName(target: Target, known: Knowledge): boolean {
  const { own, township, central } = known.index.at(target.ix);
  return own.endsWith('幼儿园') && township !== '' && central === null;
}

/** The school's liaison is named, and no phone that isn't its: people of one name are liaisons of two schools. */
function isLiaison(target: Target): boolean {
  return target.contactAgrees && (target.phoneAgrees || !target.phoneAgainst);
}

/** Of all schools that the words may mean, only this one owes that amount. */
function onlyOneOwes(target: Target, signs: AmountSigns, known: Knowledge): boolean {
  const rivals = target.mention?.rivals ?? [];
  return !rivals.some((ix) => known.billsOf(ix).some((bill) => bill.heads === signs.heads));
}

function unnamedDoubt(target: Target, evidence: Evidence, signs: AmountSigns, known: Knowledge): string | null {
  if (target.basis === 'code') return null;
  const { reading, payer } = evidence;
  if (reading.speaksOfMany) return '备注像是替多所学校缴费，没有写清是哪些学校';
  const name = known.index.at(target.ix).school.name;
  if (target.basis === 'payer') {
    const isCentral = known.index.at(target.ix).isCentral || known.index.childrenOf(target.ix).length > 0;
    if (isCentral && !signs.isAsOwed) return `${name}没有写替哪些学校缴费，金额也不是本校应缴`;
    if (target.contactAgainst && !target.phoneAgrees) return '备注里的联系人是同县另一所学校的联系人';
    if (target.phoneAgainst && !signs.isAsOwed) return '备注没有写学校，手机号也不是该校登记的';
    return signs.isStated || signs.isAsOwed ? null : '备注没有写学校和人数，金额与应缴不符';
  }
  if (payer.kind === 'none') return '没有付款户名，备注只有手机号';
  if (!signs.isAsOwed) return '备注只有手机号，金额与该校应缴不符';
  if (reading.names.length > 0 && !target.contactAgrees) return '备注里的姓名不是该手机号登记的联系人';
  return reading.phones.length === 1 ? null : '备注里有几个手机号';
}

function amountDoubt(target: Target, signs: AmountSigns, known: Knowledge): string | null {
  const school = known.index.at(target.ix);
  const [bill] = known.billsOf(target.ix);
  if (!signs.isStated && !signs.isAsOwed) return '备注没有写人数，金额与该校应缴不一致';
  if (!bill || signs.isAsOwed) return null;
  const isThroughCentral = target.payerIsCentral && bill.schoolId !== school.school.id;
  const isBacked = target.phoneAgrees || target.contactAgrees || target.payerIsSpelled || isThroughCentral;
  if (!isBacked && target.basis === 'name')
    return `本次 ${signs.heads} 人，应缴 ${bill.heads} 人，没有联系人、手机号或付款户名可以印证`;
  const isCentral = school.isCentral || known.index.childrenOf(target.ix).length > 0;
  if (isCentral && signs.heads > bill.heads) return '中心校付款多于本校应缴，可能含下属学校';
  return signs.heads > bill.heads * 2 + 5 ? `本次 ${signs.heads} 人，远多于应缴的 ${bill.heads} 人` : null;
}

/** Words that were not understood: harmless beside firm evidence, unless they speak of a fee or another training. */
function residueDoubt(target: Target, evidence: Evidence, signs: AmountSigns, known: Knowledge): string | null {
  const { rest, canonical } = known.index.at(target.ix);
  // Behind a code, the beginning of the same school's name is what the bank left of it.
  const isOwnBeginning = (text: string) =>
    target.basis === 'code' && (rest.startsWith(text) || canonical.startsWith(text));
  const residue = evidence.reading.residue.filter((text) => !/^[A-Za-z]+$/.test(text) && !isOwnBeginning(text));
  if (residue.length === 0) return null;
  const words = `备注里有看不明白的内容“${residue.join(' ').slice(0, 20)}”`;
  if (
    residue.some((text) => /[费款金训班赛评税险息]|校|园|小学|中学|[县市区镇乡村]|街道|教学点|[代替帮垫]/u.test(text))
  )
    return words;
  if (target.basis === 'payer' || target.basis === 'phone') return words;
  if (target.basis === 'code') return null;
  const isBacked = target.payerAgrees || target.phoneAgrees || target.contactAgrees;
  return isBacked && signs.isStated ? null : words;
}
