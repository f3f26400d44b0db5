import type { MadeLine } from '../remittance/made-line.ts';
import type { Random } from '../remittance/random.ts';
import { bareCounty, bareTown, withoutPlace } from './reader.ts';
import type { ThirdSchool } from './register.ts';

type Fields = Pick<MadeLine, 'summary' | 'purpose' | 'postscript'>;

const bankWords = [
  '跨行汇款',
  '网银',
  '实时到账',
  '代发',
  '贷记',
  '他行来账',
  '对公转账',
  'IBPS',
  'CPSP',
  '大额来账',
  '',
];

/** Where a bank puts a remark; some copy it into two fields, some carry it over into the next. */
export function laid(remark: string, random: Random): Fields {
  const summary = random.pick(bankWords);
  const way = random.next();
  if (way < 0.4) return { summary, purpose: remark, postscript: '' };
  if (way < 0.8) return { summary, purpose: '', postscript: remark };
  if (way < 0.86) return { summary, purpose: '培训费', postscript: remark };
  if (way < 0.92) return { summary, purpose: remark, postscript: remark };
  if (way < 0.96 || remark.length < 24) return { summary: remark, purpose: '', postscript: '' };
  const limit = random.int(14, 22);
  return { summary, purpose: remark.slice(0, limit), postscript: remark.slice(limit) };
}

/** A remark cut off at a limit of the bank: nothing of it stands anywhere else. */
export function cutShort(remark: string, random: Random): Fields {
  const summary = random.pick(bankWords);
  return random.chance(0.5)
    ? { summary, purpose: remark, postscript: '' }
    : { summary, purpose: '', postscript: remark };
}

const digits = '〇一二三四五六七八九';

export function inChinese(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const of = (n: number) => digits[n] ?? '';
  const tail =
    (tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : `${tens === 1 && hundreds === 0 ? '' : of(tens)}十`) +
    (ones > 0 ? of(ones) : '');
  return hundreds > 0 ? `${of(hundreds)}百${tail}` : tail;
}

export function wide(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** A headcount as a clerk puts it, unmistakably one. */
export function headsSaid(heads: number, random: Random): string {
  return random.pick([
    () => `${heads}人`,
    () => `${heads}人`,
    () => `共${heads}人`,
    () => `缴费总人数${heads}`,
    () => `缴费总人数：${heads}人`,
    () => `缴费人数${heads}人`,
    () => `参训教师${heads}名`,
    () => `${wide(String(heads))}人`,
    () => `${inChinese(heads)}人`,
    () => `${heads}人×120元`,
    () => `120元*${heads}人=${heads * 120}元`,
    () => `${heads}位老师`,
    () => `人数${heads}`,
    () => `教师${heads}人共${heads * 120}元`,
  ])();
}

export function phoneSaid(phone: string, random: Random): string {
  return random.pick([
    phone,
    phone,
    phone,
    wide(phone),
    `电话${phone}`,
    `手机号码${phone}`,
    `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
    `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
    `(${phone})`,
  ]);
}

export interface Said {
  readonly name: string;
  readonly heads?: string | undefined;
  readonly contact?: string | undefined;
  readonly phone?: string | undefined;
}

const leads = [
  '',
  '',
  '',
  '',
  '全员培训费',
  '付教师全员培训费',
  '缴培训费：',
  '教师继续教育培训费 ',
  '研修费 ',
  '支付全员培训费用，',
];
const ends = ['', '', '', '', '。', '，请开发票', ' 谢谢', '（电子发票）', '，发票请寄邮箱'];

/** The parts in the notices' order, or nearly, with one clerk's punctuation. */
export function sentence({ name, heads, contact, phone }: Said, random: Random): string {
  const between = random.pick(['，', '，', ',', '、', ' ', '/', '-', '；', '|', '+', '。']);
  const who = [contact, phone].filter((part) => part !== undefined).join(random.pick(['', between]));
  const parts = [name, heads, who === '' ? undefined : who].filter((part) => part !== undefined);
  return random.pick(leads) + parts.join(between) + random.pick(ends);
}

/** The registered name with its place in one of the ways the notices allow. */
export function nameInFull(school: ThirdSchool, random: Random): string {
  const { county, city, name } = school;
  const rest = withoutPlace(school);
  if (county === '')
    return random.pick([name, name, `山西省${name}`, `${city} ${rest}`, city.replace('市', '') + rest]);
  return random.pick([
    () => (name.startsWith(county) ? name : county + name),
    () => county + rest,
    () => city + county + rest,
    () => `山西省${city}${county}${rest}`,
    () => `${city.replace('市', '')}${county}${rest}`,
    () => bareCounty(county) + rest,
    () => `${county} ${rest}`,
  ])();
}

/** 端氏镇板掌小学 → 端氏板掌小学. */
export function withoutTownKind(school: ThirdSchool): string {
  const rest = withoutPlace(school);
  return rest.startsWith(school.township) ? bareTown(school.township) + rest.slice(school.township.length) : rest;
}
