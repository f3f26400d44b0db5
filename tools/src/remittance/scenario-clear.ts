import { feeFen } from './made-line.ts';
import { shortTownship } from './name-oracle.ts';
import { officePayer, ownPayer, personPayer, platformPayer } from './payer-form.ts';
import { fullName } from './place-name.ts';
import { fullWidth, headsText, mistype, phoneText, writeRemark } from './remark-form.ts';
import { asks, incoming, pays, placeText, type Scenario, shortCounty, type World } from './scenario.ts';
import type { MadeSchool } from './school-register.ts';

const amountOf = (heads: number) => heads * feeFen;

/** The whole name with its place; ambiguous only where the register itself holds two. */
function wholeName(school: MadeSchool, world: World): string {
  return placeText(school, world.random) + school.township + school.own;
}

function isWhole(school: MadeSchool, world: World): boolean {
  return world.oracle.inCounty(school.city + school.county, school.township + school.own) === 1;
}

function payer(school: MadeSchool, world: World) {
  return world.random.chance(0.55) ? ownPayer(school, world.random) : officePayer(school, world.random);
}

/** One line for a fresh school whose whole name is its own. */
function clearLine(
  make: (
    school: MadeSchool,
    world: World,
  ) => { remark: string; heads?: number; by?: ReturnType<typeof ownPayer>; isOptional?: boolean } | null,
): Scenario {
  return (world, name) => {
    const school = world.fresh((one) => isWhole(one, world));
    const made = school === null ? null : make(school, world);
    if (school === null || made === null) return [];
    const heads = made.heads ?? school.heads;
    return [
      incoming(
        world,
        amountOf(heads),
        made.by ?? payer(school, world),
        made.remark,
        pays(name, school, heads, made.isOptional),
      ),
    ];
  };
}

const parts = (school: MadeSchool) => ({ heads: school.heads, contact: school.contact, phone: school.phone });

export const exact = clearLine((school, world) => ({
  remark: writeRemark({ school: wholeName(school, world), ...parts(school) }, world.random),
}));

export const missingFields = clearLine((school, world) => ({
  remark: writeRemark(
    {
      school: wholeName(school, world),
      heads: school.heads,
      contact: world.random.chance(0.5) ? school.contact : undefined,
    },
    world.random,
  ),
}));

export const missingCount = clearLine((school, world) => ({
  remark: writeRemark(
    {
      school: wholeName(school, world),
      contact: school.contact,
      phone: world.random.chance(0.5) ? school.phone : undefined,
    },
    world.random,
  ),
}));

/** Cut at a bank's limit, but never inside the name. */
export const truncated = clearLine((school, world) => {
  const { random } = world;
  const name = wholeName(school, world);
  const whole = `${name}，缴费总人数${school.heads}人，${school.contact}${school.phone}`;
  const least = name.length + 1;
  const cut = random.pick([20, 24, 30, random.int(least, whole.length)].filter((limit) => limit >= least));
  const remark = whole.slice(0, cut);
  // A headcount of which the last digit fell off contradicts the amount: then a person may be asked.
  return { remark, isOptional: /人数\d*$/.test(remark) };
});

export const silentOwn: Scenario = (world, name) => {
  const school = world.fresh((one) => isWhole(one, world) && one.name.startsWith(one.county));
  if (school === null) return [];
  const remark = world.random.pick(['', '培训费', '往来款', '教师培训费', '全员培训']);
  return [
    incoming(
      world,
      amountOf(school.heads),
      ownPayer(school, world.random),
      remark,
      pays(name, school, school.heads, true),
    ),
  ];
};

/** 沁水嘉峰中心校, 沁水县高庄小学: township or endings left out. */
export const shortInCounty: Scenario = (world, name) => {
  const { random, oracle } = world;
  const school = world.fresh((one) => one.township !== '');
  if (school === null) return [];
  const isGeneric = /^(?:中心|联校|联合学区|初级中学|中学|教学点)/.test(school.own);
  const form = isGeneric || random.chance(0.4) ? shortTownship(school.township) + school.own : school.own;
  const county = random.pick([school.county, shortCounty(school.county)]);
  const isClear = oracle.inCounty(school.county, form) === 1;
  const remark = `${county}${form.replace(/中心学校/, '中心校')}${random.pick(['/', '，', ' '])}${headsText(school.heads, random)}${random.chance(0.4) ? `，${school.contact}` : ''}`;
  const by = officePayer(school, random);
  return [
    incoming(
      world,
      amountOf(school.heads),
      by,
      remark,
      isClear ? pays(name, school, school.heads, true) : asks(`${name}_ambiguous`),
    ),
  ];
};

/** The name without any county: an office, a platform or a person pays. */
export const noCounty: Scenario = (world, name) => {
  const { random, oracle } = world;
  const school = world.fresh((one) => one.township !== '');
  if (school === null) return [];
  const form = school.township + school.own;
  const kind = random.int(0, 2);
  const by =
    kind === 0
      ? officePayer(school, random)
      : kind === 1
        ? platformPayer(random)
        : personPayer(fullName(random), random);
  const withPhone = kind === 2 || random.chance(0.5);
  const remark = writeRemark(
    { school: form, heads: school.heads, ...(withPhone ? { phone: school.phone } : {}) },
    random,
  );
  const isClear = oracle.anywhere(form) === 1 && oracle.inCounty(school.city + school.county, form) === 1;
  const truth =
    isClear || withPhone
      ? pays(name, school, school.heads, true)
      : { ...pays(name, school, school.heads, true), scenario: `${name}_by_office` };
  const isOffice =
    kind === 0 &&
    by.counterName !== '财政零余额账户' &&
    oracle.inCounty((by.counterName.includes(school.city) ? school.city : '') + school.county, form) === 1;
  return [
    incoming(
      world,
      amountOf(school.heads),
      by,
      remark,
      isClear || withPhone || isOffice ? truth : asks(`${name}_ambiguous`),
    ),
  ];
};

/** 板掌小学-十二人: the payer's own name tells the rest. */
export const shortByOwnPayer = clearLine((school, world) => ({
  remark: writeRemark(
    { school: world.random.pick([school.own, shortTownship(school.township) + school.own]), ...parts(school) },
    world.random,
  ),
  by: ownPayer(school, world.random),
}));

export const typo = clearLine((school, world) => {
  const isOwn = world.random.chance(0.5);
  const written = mistype(wholeName(school, world), world.random);
  const remark = writeRemark(
    { school: written, ...parts(school), phone: isOwn || world.random.chance(0.5) ? school.phone : undefined },
    world.random,
  );
  return { remark, by: isOwn ? ownPayer(school, world.random) : officePayer(school, world.random), isOptional: true };
});

/** 阳城一中 */
export const ordinalShort: Scenario = (world, name) => {
  const { random } = world;
  const school = world.fresh(
    (one) =>
      one.township === '' &&
      /^第.(?:中学|小学)/.test(one.own) &&
      one.name.startsWith(one.county) &&
      one.county.length > 2,
  );
  if (school === null) return [];
  const short = shortCounty(school.county) + school.own.replace(/第(.)(中|小)学校?/, '$1$2');
  return [
    incoming(
      world,
      amountOf(school.heads),
      payer(school, world),
      writeRemark({ school: short, ...parts(school) }, random),
      pays(name, school, school.heads, true),
    ),
  ];
};

export const amountInsteadOfCount = clearLine((school, world) => ({
  remark: `${wholeName(school, world)} ${world.random.pick([`${school.heads * 120}元`, `¥${school.heads * 120}.00`, `${school.heads * 120}.00`])} ${school.contact}${school.phone}`,
  isOptional: true,
}));

export const treasuryNamed = clearLine((school, world) => ({
  remark: `${wholeName(school, world)} 零余额 ${headsText(school.heads, world.random)}`,
  by: officePayer(school, world.random),
}));

export const centralPaysOne: Scenario = (world, name) => {
  const { random } = world;
  const school = world.fresh((one) => one.centralId !== '' && isWhole(one, world));
  const central = school === null ? null : world.byId(school.centralId);
  if (school === null || central === null) return [];
  const remark = writeRemark({ school: wholeName(school, world), ...parts(school) }, random);
  return [incoming(world, amountOf(school.heads), ownPayer(central, random), remark, pays(name, school))];
};

export const countDiffers = clearLine((school, world) => {
  const heads = Math.max(1, school.heads + world.random.pick([-3, -2, -1, 1, 2, 3]));
  if (heads === school.heads || /中心|联校|学区/.test(school.own)) return null;
  return {
    remark: writeRemark({ school: wholeName(school, world), ...parts(school), heads }, world.random),
    heads,
    isOptional: true,
  };
});

export const phoneOnly: Scenario = (world, name) => {
  const { random } = world;
  const school = world.fresh((one) => world.isPhoneUnique(one));
  if (school === null) return [];
  const remark = random.pick([
    `培训费${school.contact}${school.phone}`,
    `${school.contact}电话${school.phone}`,
    `${phoneText(school.phone, random)}`,
    fullWidth(school.phone),
  ]);
  return [
    incoming(world, amountOf(school.heads), platformPayer(random), remark, pays(name, school, school.heads, true)),
  ];
};

export const hostile = clearLine((school, world) => ({
  remark: world.random.pick([
    `=HYPERLINK("http://x","${school.name}")`,
    `${school.name}","0","0`,
    `<script>alert(1)</script>${school.name}`,
    `${school.name}'; DROP TABLE bill;--`,
  ]),
  by: ownPayer(school, world.random),
  isOptional: true,
}));
