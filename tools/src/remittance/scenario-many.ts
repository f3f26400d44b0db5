import { feeFen, type Truth } from './made-line.ts';
import { officePayer, ownPayer } from './payer-form.ts';
import { chinese } from './remark-form.ts';
import { asks, incoming, type Scenario, type World } from './scenario.ts';
import type { MadeSchool } from './school-register.ts';

/** Some schools of one county, each one's whole name its own. */
function group(world: World, most: number): MadeSchool[] {
  const whole = (one: MadeSchool) =>
    one.township !== '' &&
    world.oracle.inCounty(one.city + one.county, one.township + one.own) === 1 &&
    world.oracle.inCounty(one.county, one.township + one.own) === 1;
  const first = world.fresh(whole);
  if (first === null) return [];
  const schools = [first];
  for (let at = world.random.int(1, most - 1); at > 0; at -= 1) {
    const next = world.fresh((one) => one.county === first.county && one.city === first.city && whole(one));
    if (next !== null) schools.push(next);
  }
  return schools;
}

function listText(schools: readonly MadeSchool[], heads: readonly number[], world: World): string {
  const { random } = world;
  const separator = random.pick(['；', '、', ';', '，', ' ', '/']);
  const count = random.pick([
    (n: number) => `${n}人`,
    (n: number) => `：${n}人`,
    (n: number) => `${n}名`,
    (n: number) => `(${n})`,
    (n: number) => `${n * 120}元`,
    (n: number) => `${chinese(n)}人`,
    (n: number) => `${n}人${n * 120}元`,
  ]);
  const place = random.pick(['each', 'first', 'none']);
  const items = schools.map((school, at) => {
    const county = place === 'each' || (place === 'first' && at === 0) ? school.county : '';
    return county + school.township + school.own + count(heads[at] ?? 0);
  });
  const total = heads.reduce((sum, one) => sum + one, 0);
  return items.join(separator) + (random.chance(0.3) ? `，合计${total}人` : '');
}

function paysMany(scenario: string, schools: readonly MadeSchool[], heads: readonly number[]): Truth {
  const allocations = schools.map((school, at) => ({
    schoolId: school.id,
    heads: heads[at] ?? 0,
    amountFen: (heads[at] ?? 0) * feeFen,
  }));
  return { scenario, decision: 'match', acceptable: ['match', 'person'], allocations };
}

export const itemised: Scenario = (world, name) => {
  const schools = group(world, world.random.chance(0.1) ? 12 : 4);
  if (schools.length < 2) return [];
  const first = schools[0];
  if (first === undefined) return [];
  const heads = schools.map((school) => school.heads);
  const sum = heads.reduce((a, b) => a + b, 0);
  return [
    incoming(
      world,
      sum * feeFen,
      officePayer(first, world.random),
      listText(schools, heads, world),
      paysMany(name, schools, heads),
    ),
  ];
};

export const badSum: Scenario = (world, name) => {
  const { random } = world;
  const schools = group(world, 4);
  const first = schools[0];
  if (schools.length < 2 || first === undefined) return [];
  const heads = schools.map((school) => school.heads);
  const sum = heads.reduce((a, b) => a + b, 0) + random.pick([-2, -1, 1, 3]);
  return [incoming(world, sum * feeFen, officePayer(first, random), listText(schools, heads, world), asks(name))];
};

/** One of the listed schools is not in the register. */
export const listWithStranger: Scenario = (world, name) => {
  const stranger = world.stranger();
  const own =
    stranger === null ? null : world.fresh((one) => one.county === stranger.county && one.city === stranger.city);
  if (stranger === null || own === null) return [];
  const schools = world.random.shuffle([stranger, own]);
  const heads = schools.map((school) => school.heads);
  const sum = heads.reduce((a, b) => a + b, 0);
  return [incoming(world, sum * feeFen, officePayer(own, world.random), listText(schools, heads, world), asks(name))];
};

/** A 中心校 pays for itself and its schools and says so in one number, or not at all. */
export const centralSilent: Scenario = (world, name) => {
  const { random } = world;
  const central = world.fresh((one) => one.kind === '中心校' && world.childrenOf(one).length > 1);
  if (central === null) return [];
  const covered = [central, ...random.some(world.childrenOf(central), random.int(1, 9))];
  const sum = covered.reduce((heads, school) => heads + school.heads, 0);
  const remark = random.pick([
    '',
    '培训费',
    `培训费${sum}人`,
    `${central.township}各小学幼儿园培训费 ${sum}人 ${central.contact}${central.phone}`,
    `${central.county}${central.township}${central.own}及下属学校${sum}人`,
    `${central.name} ${sum}人 ${central.contact}`,
    `全乡教师培训费${sum}人`,
    `${central.name}等${covered.length}所学校`,
  ]);
  return [incoming(world, sum * feeFen, ownPayer(central, random), remark, asks(name))];
};

/** A school pays in its own name for another as well: two names, one headcount. */
export const twoNamesOneCount: Scenario = (world, name) => {
  const schools = group(world, 2);
  const [a, b] = schools;
  if (a === undefined || b === undefined) return [];
  const sum = a.heads + b.heads;
  const remark = `${a.county}${a.township}${a.own}、${b.township}${b.own}共${sum}人`;
  return [incoming(world, sum * feeFen, officePayer(a, world.random), remark, asks(name))];
};
