import { feeFen, type MadeLine } from '../remittance/made-line.ts';
import { itself, payer } from './payer.ts';
import { nameable } from './plain.ts';
import { withCounty } from './reader.ts';
import { ask, clear, comesIn, either, type Stage } from './stage.ts';
import { cutShort, headsSaid, nameInFull, phoneSaid, sentence } from './writing.ts';

/** Several lines of one school in the course of time. */

const day = 86_400;

/** Paid, and paid again with a better remark, or from another account: the second is a question. */
export function paidAgain(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const said = () =>
    sentence(
      {
        name: nameInFull(school, random),
        heads: headsSaid(school.heads, random),
        contact: school.contact,
        phone: phoneSaid(school.phone, random),
      },
      random,
    );
  const by = itself(school, random);
  const first = comesIn(stage, school.heads * feeFen, by, said(), either(name, [[school, school.heads]]));
  const again = random.pick(['更正备注：', '重新汇款，', '上笔备注有误 ', '', '', '']) + said();
  const second = comesIn(
    stage,
    school.heads * feeFen,
    random.chance(0.7) ? by : itself(school, random),
    again,
    ask(`${name}_second`),
  );
  return [first, { ...second, at: first.at + random.int(1, 30 * day) }];
}

/** First with a count that does not fit, then an equal amount with the right one: which of them is meant? */
export function correctedLater(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.heads > 3);
  if (!school) return [];
  const { random } = stage;
  const by = itself(school, random);
  const wrong = `${withCounty(school)}，${school.heads + 1}人，${school.contact}`;
  const right = `更正：${withCounty(school)}，${school.heads}人，${school.contact}`;
  const first = comesIn(stage, school.heads * feeFen, by, cutShort(wrong, random), ask(name));
  const second = comesIn(stage, school.heads * feeFen, by, cutShort(right, random), ask(`${name}_second`));
  return [first, { ...second, at: first.at + random.int(3600, 5 * day) }];
}

/** In two parts, each with its count. */
export function inParts(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.heads > 8);
  if (!school) return [];
  const { random } = stage;
  const part = random.int(2, school.heads - 3);
  const by = itself(school, random);
  const [one, two] = random.pick([
    ['第一批', '第二批'],
    ['首笔', '余款'],
    ['', '补缴'],
    ['一期', '二期'],
  ] as const);
  const first = comesIn(
    stage,
    part * feeFen,
    by,
    `${withCounty(school)}${one}${part}人`,
    either(name, [[school, part]]),
  );
  const rest = school.heads - part;
  const second = comesIn(
    stage,
    rest * feeFen,
    by,
    `${withCounty(school)}${two}${rest}人`,
    either(`${name}_rest`, [[school, rest]]),
  );
  return [first, { ...second, at: first.at + random.int(day, 20 * day) }];
}

/** Sent back by the bank on our side, then paid anew: the new line is the one that counts. */
export function sentBack(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const by = itself(school, random);
  const remark = sentence({ name: withCounty(school), heads: `${school.heads}人`, contact: school.contact }, random);
  const first = comesIn(stage, school.heads * feeFen, by, remark, either(name, [[school, school.heads]]));
  const back: MadeLine = {
    ...comesIn(stage, school.heads * feeFen, by, cutShort(remark, random), ask(`${name}_back`)),
    direction: 'out',
    summary: random.pick(['冲正', '退汇', '冲账', '退票']),
    at: first.at + random.int(60, 2 * day),
  };
  const anew = comesIn(stage, school.heads * feeFen, by, remark, either(`${name}_anew`, [[school, school.heads]]));
  return random.chance(0.5) ? [first, back] : [first, back, { ...anew, at: back.at + random.int(60, 9 * day) }];
}

/** Our own refund that bounced comes in again: no payment of the school. */
export function refundBounced(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.heads > 4);
  if (!school) return [];
  const { random } = stage;
  const by = itself(school, random);
  const remark = sentence({ name: withCounty(school), heads: `${school.heads}人`, phone: school.phone }, random);
  const first = comesIn(stage, school.heads * feeFen, by, remark, clear(name, [[school, school.heads]]));
  const heads = random.int(1, 3);
  const out: MadeLine = {
    ...comesIn(stage, heads * feeFen, by, `退${withCounty(school)}多缴培训费${heads}人`, ask(`${name}_out`)),
    direction: 'out',
    at: first.at + random.int(day, 9 * day),
  };
  const words = random.pick(['退汇 账号户名不符', '退回 收款人账号不存在', '汇款退回', '退汇：账户状态异常']);
  const bounced = comesIn(
    stage,
    heads * feeFen,
    by,
    {
      summary: random.pick(['退汇', '退款', '']),
      purpose: `${withCounty(school)}多缴培训费${heads}人`,
      postscript: words,
    },
    ask(`${name}_bounced`),
  );
  return [first, out, { ...bounced, at: out.at + random.int(60, day) }];
}

/** The bank's own entries, and a school's line that only mentions one. */
export function bankEntry(stage: Stage, name: string): MadeLine[] {
  const { random } = stage;
  const truth = { scenario: name, decision: 'ignore', acceptable: ['ignore', 'person'], allocations: [] } as const;
  const own = random.pick([
    '结息',
    '利息收入',
    '账户管理费',
    '短信服务费',
    '网银年服务费',
    '跨行手续费',
    '批量结息',
    '对公账户维护费',
  ]);
  const isInterest = own.includes('息');
  const line = comesIn(
    stage,
    random.int(500, 90_000),
    payer(random.pick(['', '中国工商银行', '应付单位活期存款利息']), random),
    { summary: own, purpose: '', postscript: '' },
    truth,
  );
  return [{ ...line, direction: isInterest ? 'in' : 'out' }];
}

export function feeMentioned(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const words = random.pick(['（手续费已另付）', '，不含手续费', ' 手续费我单位承担', '，另付手续费']);
  const remark = `${withCounty(school)}，${school.heads}人，${school.contact}${words}`;
  return [
    comesIn(stage, school.heads * feeFen, itself(school, random), remark, either(name, [[school, school.heads]])),
  ];
}
