import { feeFen, type MadeLine } from './made-line.ts';
import { officePayer, ownPayer } from './payer-form.ts';
import { writeRemark } from './remark-form.ts';
import { asks, fieldsOf, incoming, pays, placeText, type Scenario, type World } from './scenario.ts';
import type { MadeSchool } from './school-register.ts';

const day = 86_400;
const isWhole = (world: World) => (school: MadeSchool) =>
  world.oracle.inCounty(school.city + school.county, school.township + school.own) === 1;
const nameOf = (school: MadeSchool, world: World) => placeText(school, world.random) + school.township + school.own;

function clearRemark(school: MadeSchool, world: World): string {
  return writeRemark(
    { school: nameOf(school, world), heads: school.heads, contact: school.contact, phone: school.phone },
    world.random,
  );
}

/** The same payment twice, days apart: the first is booked, the second asks. */
export const duplicate: Scenario = (world, name) => {
  const { random } = world;
  const school = world.fresh(isWhole(world));
  if (school === null) return [];
  const first = incoming(
    world,
    school.heads * feeFen,
    ownPayer(school, random),
    clearRemark(school, world),
    pays(name, school),
  );
  const again = random.chance(0.5) ? {} : fieldsOf(clearRemark(school, world), random);
  return [first, { ...first, ...again, at: first.at + random.int(1, 20 * day), truth: asks(`${name}_second`) }];
};

/** The second payment of a settled school comes from another payer. */
export const duplicateByOther: Scenario = (world, name) => {
  const { random } = world;
  const school = world.fresh(isWhole(world));
  if (school === null) return [];
  const first = incoming(
    world,
    school.heads * feeFen,
    ownPayer(school, random),
    clearRemark(school, world),
    pays(name, school),
  );
  const second = incoming(
    world,
    first.amountFen,
    officePayer(school, random),
    clearRemark(school, world),
    asks(`${name}_second`),
    first.at + random.int(60, 30 * day),
  );
  return [first, second];
};

/** Two or three payments that together settle the bill. */
export const split: Scenario = (world, name) => {
  const { random } = world;
  const school = world.fresh((one) => one.heads >= 6 && isWhole(world)(one));
  if (school === null) return [];
  const payer = ownPayer(school, random);
  const start = random.int(0, 3_000_000);
  const first = random.int(2, school.heads - 2);
  return [first, school.heads - first].map((heads, at): MadeLine => {
    const label = random.pick([
      `第${at === 0 ? '一' : '二'}笔${heads}人`,
      at === 0 ? `${heads}人` : `补交${heads}人`,
      `${school.heads}人（第${at + 1}笔${heads}人）`,
    ]);
    const remark = `${nameOf(school, world)}${random.pick(['，', ' '])}${label}${random.chance(0.5) ? ` ${school.phone}` : ''}`;
    return incoming(
      world,
      heads * feeFen,
      payer,
      remark,
      pays(`${name}_${at + 1}`, school, heads, true),
      start + at * random.int(day, 20 * day),
    );
  });
};

/** The settled school pays some more. */
export const overpaid: Scenario = (world, name) => {
  const { random } = world;
  const school = world.fresh(isWhole(world));
  if (school === null) return [];
  const first = incoming(
    world,
    school.heads * feeFen,
    ownPayer(school, random),
    clearRemark(school, world),
    pays(name, school),
  );
  const more = random.int(1, 3);
  const remark = writeRemark({ school: nameOf(school, world), heads: more, contact: school.contact }, random);
  return [
    first,
    incoming(
      world,
      more * feeFen,
      ownPayer(school, random),
      remark,
      asks(`${name}_second`),
      first.at + random.int(60, 20 * day),
    ),
  ];
};

function back(line: MadeLine, scenario: string, world: World): MadeLine {
  const words = world.random.pick([
    { summary: '冲正', purpose: line.purpose, postscript: '账号户名不符 退汇' },
    { summary: '退款', purpose: '', postscript: '账号户名不符 退汇' },
    { summary: '退汇', purpose: '', postscript: '' },
  ]);
  const truth = asks(scenario);
  return { ...line, ...words, at: line.at + world.random.int(1800, 3 * day), direction: 'out', truth };
}

/** The bank sends the payment back; sometimes the school pays again. */
export const reversal: Scenario = (world, name) => {
  const { random } = world;
  const school = world.fresh(isWhole(world));
  if (school === null) return [];
  const truth = pays(name, school, school.heads, true);
  const first = incoming(world, school.heads * feeFen, ownPayer(school, random), clearRemark(school, world), truth);
  const sentBack = back(first, `${name}_back`, world);
  if (random.chance(0.5)) return [first, sentBack];
  return [
    first,
    sentBack,
    { ...first, at: sentBack.at + random.int(3600, 5 * day), truth: pays(`${name}_again`, school, school.heads, true) },
  ];
};

/** We pay money back to a school. */
export const refund: Scenario = (world, name) => {
  const { random } = world;
  const school = world.fresh();
  if (school === null) return [];
  const heads = random.int(1, 2);
  const payer = ownPayer(school, random);
  const line = incoming(world, heads * feeFen, payer, '', asks(name));
  const paid: MadeLine = {
    ...line,
    direction: 'out',
    summary: '转账',
    purpose: '',
    postscript: `退${school.name}多缴培训费${heads}人`,
  };
  if (random.chance(0.6)) return [paid];
  // Our refund bounces: money comes in that no school paid.
  const bounced: MadeLine = {
    ...paid,
    direction: 'in',
    summary: '退汇',
    postscript: `户名不符 ${paid.postscript}`,
    at: paid.at + 3600,
    truth: asks(`${name}_bounced`),
  };
  return [paid, bounced];
};

/** The bank's own entries. */
export const bankEntry: Scenario = (world, name) => {
  const { random } = world;
  const kind = random.pick([
    { summary: '结息', counterName: '应付活期存款利息', direction: 'in' },
    { summary: '手续费', counterName: '', direction: 'out' },
    { summary: '账户管理费', counterName: '工商银行', direction: 'out' },
    { summary: '网银服务费', counterName: '', direction: 'out' },
    { summary: '利息', counterName: '中国工商银行股份有限公司', direction: 'in' },
  ] as const);
  const truth = { scenario: name, decision: 'ignore', acceptable: ['ignore', 'person'], allocations: [] } as const;
  const amountFen = random.chance(0.2) ? feeFen * random.int(1, 4) : random.int(100, 90_000);
  const line = incoming(
    world,
    amountFen,
    { counterName: kind.counterName, counterAccount: '', counterBank: '' },
    '',
    truth,
  );
  return [{ ...line, direction: kind.direction, summary: kind.summary, purpose: '', postscript: '' }];
};
