import { feeFen, type MadeLine } from '../remittance/made-line.ts';
import { itself, office, payer, platform, somebody } from './payer.ts';
import { nameable } from './plain.ts';
import { bareCounty, bareTown, plainForm, withCounty } from './reader.ts';
import { ask, comesIn, either, type Stage } from './stage.ts';
import { person, village } from './village.ts';
import { cutShort, headsSaid, nameInFull, phoneSaid, sentence } from './writing.ts';

/** Lines about which a careful accountant makes a call, because the words lead to several schools or to none. */

/** The same school pays for another training, in an amount that would fit this one. */
export function anotherTraining(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const training = random.pick([
    '国培计划送教下乡培训费',
    '校长任职资格培训费',
    '班主任专项培训费',
    '心理健康教师培训费',
    '信息技术应用能力提升工程2.0培训费',
    '普通话水平测试费',
    '骨干教师高级研修班',
    '教师资格证体检费',
    '园长培训费',
    '保育员培训费',
    '安全员培训费',
    '食堂从业人员培训费',
    '消防培训费',
    '教材款',
    '住宿费',
    '会议费',
    '函授学费',
  ]);
  const heads = random.chance(0.5) ? school.heads : random.int(1, 9);
  const remark = random.pick([
    `${training} ${withCounty(school)} ${heads}人`,
    `${withCounty(school)}${training}`,
    `${withCounty(school)}，${heads}人，${training}，${school.contact}`,
  ]);
  return [comesIn(stage, heads * feeFen, itself(school, random), remark, ask(name))];
}

/** The fee of this training and something else in one amount. */
export function togetherWithOther(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const [what, yuan] = random.pick([
    ['资料费', 240],
    ['教材费', 360],
    ['住宿费', 600],
    ['国培费', 480],
    ['资料费', 200],
    ['手续费', 5],
  ] as const);
  const remark = `${withCounty(school)}全员培训费${school.heads * 120}元${random.pick(['+', '、', '和', '另'])}${what}${yuan}元`;
  return [comesIn(stage, school.heads * feeFen + yuan * 100, itself(school, random), remark, ask(name))];
}

/** The code of one school beside the name of another. */
export function codeOfAnother(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  const other = nameable(stage, (one) => one !== school);
  if (!school || !other) return [];
  const { random } = stage;
  const heads = random.chance(0.5) ? school.heads : other.heads;
  const remark = `${other.code} ${sentence({ name: withCounty(school), heads: random.chance(0.6) ? `${heads}人` : undefined, phone: random.chance(0.3) ? school.phone : undefined }, random)}`;
  const by = random.chance(0.5) ? itself(random.chance(0.5) ? school : other, random) : office(school, random);
  return [comesIn(stage, heads * feeFen, by, cutShort(remark, random), ask(name))];
}

/** A digit of the code is mistyped, the name is whole: the code says nothing, the rest says enough. */
export function codeMistyped(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const at = random.int(2, school.code.length - 1);
  const digit = (Number(school.code[at]) + random.int(1, 9)) % 10;
  const code = school.code.slice(0, at) + digit + school.code.slice(at + 1);
  const isAlone = random.chance(0.3);
  const remark = isAlone ? `${code} 培训费` : `${code} ${withCounty(school)}，${school.heads}人，${school.contact}`;
  const truth = isAlone ? ask(name) : either(name, [[school, school.heads]]);
  return [
    comesIn(
      stage,
      school.heads * feeFen,
      isAlone ? platform(random) : itself(school, random),
      cutShort(remark, random),
      truth,
    ),
  ];
}

/** Two schools in one line whose counts do not give the amount, or whose total says something else. */
export function wrongSplit(stage: Stage, name: string): MadeLine[] {
  const one = nameable(stage);
  const two = nameable(stage, (other) => other.county === one?.county && other !== one);
  if (!one || !two) return [];
  const { random } = stage;
  const off = random.pick([-2, -1, 1, 2, 5]);
  const names = [withCounty(one), withCounty(two)] as const;
  const heads = one.heads + two.heads;
  const remark = random.pick([
    `${names[0]}${one.heads}人、${names[1]}${Math.max(1, two.heads + off)}人`,
    `${names[0]}和${names[1]}共${heads}人`,
    `${names[0]}${one.heads}人，${names[1]}`,
    `${names[0]}、${names[1]}，${heads}人，${one.contact}`,
    `${names[0]}${one.heads}人、${names[1]}${two.heads}人，合计${heads + off}人`,
  ]);
  const isRight = !remark.includes('合计') && remark === `${names[0]}${one.heads}人、${names[1]}${two.heads}人`;
  if (isRight) return [];
  return [
    comesIn(
      stage,
      heads * feeFen,
      random.chance(0.5) ? office(one, random) : itself(one, random),
      cutShort(remark, random),
      ask(name),
    ),
  ];
}

/** A company whose name holds a school's; nothing says that it pays for that school. */
export function companyLikeSchool(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const holder =
    withCounty(school) +
    random.pick([
      '家属院物业服务有限公司',
      '校园超市',
      '教育培训有限公司',
      '家长委员会',
      '后勤服务有限公司',
      '校友会',
      '出版发行有限公司',
      '建筑工程项目部',
      '对面文具店',
    ]);
  const remark = random.pick(['培训费', '货款', '往来', '', '服务费', '全员培训费']);
  return [comesIn(stage, school.heads * feeFen, payer(holder, random), remark, ask(name))];
}

/** The account is one school's, the remark names another of the same name elsewhere, or simply another. */
export function accountOfAnother(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random, reader } = stage;
  const twins = reader.reads(plainForm(school.own), null).filter((one) => one.county !== school.county);
  const other =
    twins.length > 0 && random.chance(0.7)
      ? random.pick(twins)
      : stage.fresh((one) => one !== school && one.centralId !== school.id && school.centralId !== one.id);
  if (!other || !reader.isOnlyName(other)) return [];
  const remark = sentence(
    {
      name: random.pick(['', '', '代']) + nameInFull(school, random),
      heads: headsSaid(school.heads, random),
      contact: random.chance(0.5) ? school.contact : undefined,
    },
    random,
  );
  return [comesIn(stage, school.heads * feeFen, itself(other, random), remark, ask(name))];
}

/** Only a person's name, or an amount that fits hundreds of schools. */
export function hardlyAnything(stage: Stage, name: string): MadeLine[] {
  const school = stage.fresh();
  if (!school) return [];
  const { random } = stage;
  const remark = random.pick([
    '培训费',
    `${school.contact}`,
    `${school.heads}人培训费`,
    `教师培训 ${school.contact}`,
    `${bareCounty(school.county)}培训费${school.heads}人`,
    `${village(random)}培训`,
    '',
  ]);
  const by = random.pick([
    () => platform(random),
    () => somebody(random),
    () => office(school, random),
    () => somebody(random, school.contact),
  ])();
  return [comesIn(stage, school.heads * feeFen, by, remark, ask(name))];
}

/** Count and amount do not agree, or the count is of another fee: 12 × 110. */
export function countAgainst(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.heads > 2);
  if (!school) return [];
  const { random } = stage;
  const said = school.heads + random.pick([-1, 1, 2, 10]);
  const remark = sentence(
    {
      name: nameInFull(school, random),
      heads: random.pick([`${said}人`, `缴费总人数${said}`, `共${said}人`, `教师${said}名`]),
      contact: school.contact,
      phone: school.phone,
    },
    random,
  );
  return [comesIn(stage, school.heads * feeFen, itself(school, random), remark, ask(name))];
}

/** A liaison of two schools, and only her phone. */
export function phoneOfTwo(stage: Stage, name: string): MadeLine[] {
  const { random, reader } = stage;
  const school = stage.fresh((one) => reader.liaisons(one.phone).length > 1);
  if (!school) return [];
  return [
    comesIn(stage, school.heads * feeFen, platform(random), `培训费${phoneSaid(school.phone, random)}`, ask(name)),
  ];
}

/** The name of one school with the phone of another's liaison. */
export function phoneOfAnother(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  const other = stage.fresh(
    (one) => one !== school && one.phone !== school?.phone && stage.reader.liaisons(one.phone).length === 1,
  );
  if (!school || !other || other.centralId === school.id || school.centralId === other.id) return [];
  const { random } = stage;
  const remark = sentence(
    {
      name: nameInFull(school, random),
      heads: headsSaid(school.heads, random),
      contact: other.contact,
      phone: phoneSaid(other.phone, random),
    },
    random,
  );
  return [comesIn(stage, school.heads * feeFen, office(school, random), remark, ask(name))];
}

/** 中心校 pays for more than itself and says for whom only in general. */
export function centralForAll(stage: Stage, name: string): MadeLine[] {
  const central = nameable(stage, (one) => one.sort === 'central');
  if (!central) return [];
  const { random, reader } = stage;
  const under = reader.inCounty(central.county).filter((one) => one.centralId === central.id);
  if (under.length < 2) return [];
  const heads = central.heads + under.reduce((sum, one) => sum + one.heads, 0);
  const remark = random.pick([
    '培训费',
    `${bareTown(central.township)}各学校培训费${heads}人`,
    `${withCounty(central)}及所属学校 ${heads}人`,
    `全镇教师${heads}人`,
    `${withCounty(central)}等${under.length + 1}所学校`,
  ]);
  return [comesIn(stage, heads * feeFen, itself(central, random), remark, ask(name))];
}

/** A year in the remark that this training is not of. */
export function wrongYear(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const year = random.pick(['2018年', '2019年度', '2019年', '补缴2018年度', '2017']);
  const remark = `${random.pick(['', '付'])}${year}${random.pick(['全员培训费', '教师培训费', '培训'])}${withCounty(school)}${school.heads}人`;
  return [comesIn(stage, school.heads * feeFen, itself(school, random), remark, ask(name))];
}

/** Somebody else's money: no school, or one that only sounds like a sender. */
export function notOurs(stage: Stage, name: string): MadeLine[] {
  const { random } = stage;
  const remark = random.pick([
    '图书采购款',
    '投标保证金',
    '房租',
    '课题经费',
    '捐赠',
    '设备款',
    '横向项目经费',
    '学费',
    '报名费',
    '租赁押金退回',
    '专家讲课费',
  ]);
  const holder = random.pick([
    `${person(random)}`,
    '山西某某科技有限公司',
    '某某大学',
    '某某市图书馆',
    '某某文化传媒中心',
  ]);
  const truth = { ...ask(name), acceptable: ['person', 'ignore'] as const };
  return [comesIn(stage, random.int(1, 300) * feeFen, payer(holder, random), remark, truth)];
}
