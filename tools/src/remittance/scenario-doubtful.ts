import { feeFen } from './made-line.ts';
import { shortTownship } from './name-oracle.ts';
import { officePayer, ownPayer, payerNamed, personPayer, platformPayer } from './payer-form.ts';
import { fullName, phoneNumber } from './place-name.ts';
import { headsText, writeRemark } from './remark-form.ts';
import { asks, incoming, placeText, type Scenario, type World } from './scenario.ts';
import type { MadeSchool } from './school-register.ts';

const amountOf = (heads: number) => heads * feeFen;
const parts = (school: MadeSchool) => ({ heads: school.heads, contact: school.contact, phone: school.phone });
const nameOf = (school: MadeSchool, world: World) => placeText(school, world.random) + school.township + school.own;

/** One line that no machine may book. */
function doubtful(
  make: (
    school: MadeSchool,
    world: World,
  ) => { remark: string; by: ReturnType<typeof ownPayer>; amountFen?: number } | null,
): Scenario {
  return (world, name) => {
    const school = world.fresh();
    const made = school === null ? null : make(school, world);
    if (school === null || made === null) return [];
    return [incoming(world, made.amountFen ?? amountOf(school.heads), made.by, made.remark, asks(name))];
  };
}

/** 沁水县中心幼儿园 4人: the township is missing. */
export const generic = doubtful((school, world) => {
  const { random } = world;
  const own = random.pick(['中心幼儿园', '中心小学', '小学', '中心校', '幼儿园', '中心小学校']);
  if (world.oracle.inCounty(school.county, own) === 1) return null;
  const contact = random.chance(0.5) ? school.contact : undefined;
  return {
    remark: writeRemark({ school: school.county + own, heads: school.heads, contact }, random),
    by: officePayer(school, random),
  };
});

/** The same short name twice in the county. */
export const homonym: Scenario = (world, name) => {
  const school = world.fresh((one) => one.township !== '' && world.oracle.inCounty(one.county, one.own) > 1);
  if (school === null || /^中心|^联/.test(school.own)) return [];
  const remark = `${school.county}${school.own}${world.random.pick(['，', ',', ' '])}${headsText(school.heads, world.random)}`;
  return [incoming(world, amountOf(school.heads), officePayer(school, world.random), remark, asks(name))];
};

export const payerIsOther = doubtful((school, world) => {
  const other = world.neighbour(school);
  if (other === null || other.id === school.centralId || other.centralId === school.id) return null;
  return {
    remark: writeRemark({ school: nameOf(school, world), ...parts(school) }, world.random),
    by: ownPayer(other, world.random),
  };
});

/** Name of one school, phone and contact of another. */
export const wrongPhone = doubtful((school, world) => {
  const other = world.neighbour(school);
  if (other === null || other.phone === school.phone) return null;
  const remark = writeRemark(
    { school: nameOf(school, world), heads: school.heads, contact: other.contact, phone: other.phone },
    world.random,
  );
  return { remark, by: officePayer(school, world.random) };
});

export const countAgainstAmount = doubtful((school, world) => {
  const wrong = Math.max(1, school.heads + world.random.pick([-4, -3, -2, -1, 1, 2, 3, 10]));
  if (wrong === school.heads) return null;
  const remark = writeRemark({ school: nameOf(school, world), ...parts(school), heads: wrong }, world.random);
  return { remark, by: world.random.chance(0.6) ? ownPayer(school, world.random) : officePayer(school, world.random) };
});

export const amountNotMultiple = doubtful((school, world) => ({
  remark: writeRemark({ school: nameOf(school, world), ...parts(school) }, world.random),
  by: ownPayer(school, world.random),
  amountFen: amountOf(school.heads) + world.random.pick([-500, 500, -2000, 2000, 1, -1, 6000]),
}));

export const otherFee = doubtful((school, world) => ({
  remark: `${nameOf(school, world)}，${school.heads}人*${world.random.pick([100, 150, 60])}元，${school.contact}`,
  by: ownPayer(school, world.random),
}));

/** A private person without school and headcount. */
export const individual = doubtful((school, world) => {
  const { random } = world;
  const payer = fullName(random);
  const remark = random.pick([
    '全员培训',
    '培训费',
    `${payer}${school.phone}`,
    `${school.contact}`,
    nameOf(school, world),
    `${nameOf(school, world)} ${payer}`,
    `${school.contact}${school.phone}`,
  ]);
  return { remark, by: personPayer(payer, random), amountFen: amountOf(random.pick([1, 1, 1, 2, school.heads])) };
});

/** A school that the register doesn't have, paid by itself, an office or a platform. */
export const unregistered: Scenario = (world, name) => {
  const school = world.stranger();
  if (school === null) return [];
  const { random } = world;
  const by = random.pick([
    ownPayer(school, random),
    ownPayer(school, random),
    officePayer(school, random),
    platformPayer(random),
  ]);
  const remark =
    random.chance(0.1) && by.counterName.startsWith(school.name)
      ? random.pick(['', '培训费'])
      : writeRemark(
          {
            school: nameOf(school, world),
            heads: school.heads,
            contact: random.chance(0.8) ? school.contact : undefined,
            phone: random.chance(0.7) ? school.phone : undefined,
          },
          random,
        );
  return [incoming(world, amountOf(school.heads), by, remark, asks(name))];
};

/** Another county, that the register may not know, has a school of the same name. */
export const otherRegion = doubtful((school, world) => {
  const { random } = world;
  const county = random.pick([
    '林州市',
    '涉县',
    '武安市',
    '济源市',
    '韩城市',
    '延川县',
    '清涧县',
    '怀安县',
    '尚义县',
    '兴和县',
  ]);
  const name = county + school.township + school.own;
  const by = random.pick([
    payerNamed(name, county, random),
    payerNamed(`${county}会计核算中心`, county, random),
    platformPayer(random),
  ]);
  return {
    remark: writeRemark(
      { school: name, heads: school.heads, contact: fullName(random), phone: phoneNumber(random) },
      random,
    ),
    by,
  };
});

/** A stranger whose name differs by one character from a registered school's. */
export const lookalike = doubtful((school, world) => {
  const { random } = world;
  const at = random.int(0, Math.max(0, school.own.length - 3));
  const other = random.pick([...'东西南北上下前后大小新李王张石河']);
  const own = school.own.slice(0, at) + other + school.own.slice(at + 1);
  if (own === school.own || world.oracle.inCounty(school.county, own) > 0) return null;
  if (world.oracle.inCounty(school.county, school.township + own) > 0) return null;
  const name = school.county + school.township + own;
  const by = random.chance(0.5) ? payerNamed(name, school.county, random) : officePayer(school, random);
  return {
    remark: writeRemark(
      { school: name, heads: school.heads, contact: fullName(random), phone: phoneNumber(random) },
      random,
    ),
    by,
  };
});

/** The school's own account, a multiple of the fee, and another purpose. */
export const otherBusiness = doubtful((school, world) => {
  const { random } = world;
  const what = random.pick([
    '教材款',
    '投标保证金',
    '技术服务费',
    '普通话水平测试报名考务费',
    '校长任职资格培训费',
    '图书款',
    '设备采购',
    '房租',
    '骨干教师培训费',
    '会费',
    '教师资格认定费',
    '餐费',
    '退回多付款项',
    '国培计划食宿费',
  ]);
  return { remark: random.chance(0.5) ? what : `${nameOf(school, world)}${what}`, by: ownPayer(school, random) };
});

export const otherIncome = doubtful((school, world) => {
  const { random } = world;
  const by = payerNamed(
    random.pick([
      '北京某某科技有限公司',
      '某某师范大学',
      '忻州市某某图书有限公司',
      '太原某某商贸有限公司',
      '山西某某教育咨询有限公司',
    ]),
    school.city,
    random,
  );
  return {
    remark: random.pick([
      '技术服务费',
      '投标保证金',
      '货款',
      '培训费',
      '',
      writeRemark({ school: nameOf(school, world), ...parts(school) }, random),
    ]),
    by,
  };
});

/** A bureau or treasury that names no school. */
export const officeSilent = doubtful((school, world) => ({
  remark: world.random.pick([
    '',
    '培训费',
    '教师培训费',
    '教师全员培训费',
    `${school.county}教师培训费`,
    `${school.county}中小学教师全员培训费`,
  ]),
  by: officePayer(school, world.random),
  amountFen: amountOf(world.random.pick([school.heads, world.random.int(200, 1500)])),
}));

/** One of several short names that could be cut: only the beginning is left. */
export const cutName = doubtful((school, world) => {
  if (school.township === '') return null;
  const whole = school.county + school.township + school.own;
  const cut = world.random.int((school.county + school.township).length, whole.length - 2);
  return { remark: `培训费${whole.slice(0, cut)}`, by: officePayer(school, world.random) };
});

/** The amount is not what is owed and no headcount says why. */
export const countlessOdd = doubtful((school, world) => {
  const heads = school.heads + world.random.pick([-2, -1, 1, 2, 5]);
  if (heads < 1) return null;
  const remark = writeRemark({ school: nameOf(school, world), contact: school.contact }, world.random);
  return { remark, by: officePayer(school, world.random), amountFen: amountOf(heads) };
});

export const someoneElsesSchool = doubtful((school, world) => ({
  remark: writeRemark({ school: nameOf(school, world), ...parts(school) }, world.random),
  by: payerNamed(
    world.random.pick(['山西某某建筑工程有限公司', `${school.county}供销合作社`, `${school.county}人民医院`]),
    school.county,
    world.random,
  ),
}));

/** 柿庄小学 may be 柿庄镇柿庄小学 or 柿庄镇中心小学. */
export const townshipAsSchool: Scenario = (world, name) => {
  const school = world.fresh((one) => /^中心小学/.test(one.own) && one.township !== '');
  if (school === null) return [];
  const form = `${shortTownship(school.township)}小学`;
  if (world.oracle.inCounty(school.county, form) < 2) return [];
  return [
    incoming(
      world,
      amountOf(school.heads),
      officePayer(school, world.random),
      `${school.county}${form} ${headsText(school.heads, world.random)}`,
      asks(name),
    ),
  ];
};
