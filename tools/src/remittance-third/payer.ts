import type { MadeLine } from '../remittance/made-line.ts';
import type { Random } from '../remittance/random.ts';
import { bareCounty } from './reader.ts';
import type { ThirdSchool } from './register.ts';
import { person } from './village.ts';

export type Payer = Pick<MadeLine, 'counterName' | 'counterAccount' | 'counterBank'>;

const banks = [
  '中国农业银行',
  '山西农村商业银行',
  '中国邮政储蓄银行',
  '中国建设银行',
  '晋商银行',
  '长治银行',
  '中国工商银行',
];

export function payer(counterName: string, random: Random): Payer {
  const counterAccount = random.pick([`62${random.digits(15)}`, `0${random.digits(16)}`, `5${random.digits(18)}`]);
  return { counterName, counterAccount, counterBank: `${random.pick(banks)}支行` };
}

/** The school's own account, as accounts are called. */
export function itself(school: ThirdSchool, random: Random): Payer {
  const { name } = school;
  const tail = ['', '', '', '', '', '（基本户）', '零余额账户', '工会委员会', '食堂', '(预算单位专用户)', '财务专户'];
  return payer(`${name}${random.pick(tail)}`, random);
}

export function office(school: Pick<ThirdSchool, 'county' | 'city'>, random: Random): Payer {
  const county = school.county || school.city;
  const name = random.pick([
    `${county}教育局`,
    `${county}教育科技局`,
    `${county}教育和体育局`,
    `${county}国库集中收付中心`,
    `${county}财政局国库支付局`,
    `${county}财政零余额账户`,
    `${bareCounty(county)}教育系统会计核算中心`,
    `${county}教育局财务结算中心`,
  ]);
  return payer(name, random);
}

export function platform(random: Random): Payer {
  const name = random.pick([
    '支付宝（中国）网络技术有限公司',
    '财付通支付科技有限公司',
    '网联清算有限公司',
    '银联商务股份有限公司山西分公司',
    '待清算往来款项',
    '电子银行往来业务资金清算户',
    '',
  ]);
  return payer(name, random);
}

export function somebody(random: Random, name = person(random)): Payer {
  return payer(name, random);
}
