import type { Random } from './random.ts';
import type { MadeSchool } from './school-register.ts';

const banks = [
  '中国工商银行股份有限公司',
  '中国农业银行股份有限公司',
  '中国建设银行股份有限公司',
  '中国邮政储蓄银行',
  '晋商银行',
  '山西农村商业银行股份有限公司',
  '中国银行',
];
const ownEndings = [
  '',
  '',
  '',
  '',
  '',
  '',
  '基本户',
  '（零余额）',
  '零余额账户',
  '工会委员会',
  '(基本户)',
  ' 食堂',
  '—专户',
];

/** A payer as it stands on the statement. */
export interface MadePayer {
  readonly counterName: string;
  readonly counterAccount: string;
  readonly counterBank: string;
}

export function payerNamed(counterName: string, place: string, random: Random): MadePayer {
  const counterBank = place === '' ? '' : `${random.pick(banks)}${place.replace(/[县市区]$/, '')}支行`;
  return { counterName, counterAccount: `62${random.digits(15)}`, counterBank };
}

export function ownPayer(school: MadeSchool, random: Random): MadePayer {
  return payerNamed(school.name + random.pick(ownEndings), school.county, random);
}

/** An office that pays for the county's schools. */
export function officePayer(school: MadeSchool, random: Random): MadePayer {
  const { county, city } = school;
  const place = county.length === 2 && county.endsWith('区') && random.chance(0.7) ? city + county : county;
  const name = random.pick([
    `${place}会计核算中心`,
    `${place}会计核算中心`,
    `${place}教育局`,
    `${place}教育科技局`,
    `${place}财政国库支付中心`,
    `${place}财政局零余额账户`,
    `${place}国库集中支付中心`,
    `${place}教育体育局会计核算中心`,
    '财政零余额账户',
    `${place}财政局`,
  ]);
  return payerNamed(name, county, random);
}

export function platformPayer(random: Random): MadePayer {
  const name = random.pick([
    '财付通备付金',
    '支付宝（中国）网络技术有限公司备付金',
    '待清算商户资金',
    '银联商务待清算',
    '网联清算有限公司',
    '拉卡拉支付股份有限公司',
  ]);
  return { ...payerNamed(name, '', random), counterBank: '' };
}

export function personPayer(name: string, random: Random): MadePayer {
  return { ...payerNamed(name, '', random), counterBank: random.pick(['中国建设银行', '中国工商银行', '山西农信']) };
}
