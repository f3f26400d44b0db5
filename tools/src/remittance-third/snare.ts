import { feeFen, type MadeLine } from '../remittance/made-line.ts';
import { itself, office, payer, platform } from './payer.ts';
import { nameable } from './plain.ts';
import { bareCounty, bareTown, placeOf, plainForm, withCounty, withoutPlace } from './reader.ts';
import { ask, comesIn, either, type Stage } from './stage.ts';
import { cutShort, inChinese, sentence } from './writing.ts';

/** More lines that lead astray: places, numbers and senders that look like something else. */

/** The township's own offices pay and name it alone. */
export function townOffice(stage: Stage, name: string): MadeLine[] {
  const school = stage.fresh((one) => one.sort === 'central' || one.sort === 'townMiddle');
  if (!school) return [];
  const { random } = stage;
  const place = school.county + school.township;
  const by = payer(
    place + random.pick(['人民政府', '财政所', '财税所', '农村会计委托代理中心', '人民政府零余额账户']),
    random,
  );
  const remark = random.pick([
    `${school.township}教师培训费${school.heads}人`,
    `${place}，${school.heads}人`,
    '教师培训费',
    `${school.township}各校培训费`,
  ]);
  return [comesIn(stage, school.heads * feeFen, by, remark, ask(name))];
}

/** The school says itself that it sent too much. */
export function tooMuchSaid(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const more = random.int(1, 4);
  const remark = random.pick([
    `${withCounty(school)}${school.heads}人，多缴${more}人请退`,
    `${withCounty(school)} 应缴${school.heads}人，多汇${more * 120}元`,
    `${withCounty(school)}${school.heads}人+${more}人`,
    `${withCounty(school)}${school.heads}人，另${more}人为借调`,
  ]);
  return [comesIn(stage, (school.heads + more) * feeFen, itself(school, random), remark, ask(name))];
}

/** Numbers that are no headcount: a class, a grade, a floor; the amount is of another number of heads. */
export function numbersOfOthers(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.heads > 12);
  if (!school) return [];
  const { random } = stage;
  const heads = random.int(2, 9);
  const remark = random.pick([
    `${withCounty(school)}三年级${heads}人`,
    `${withCounty(school)}语文组${heads}人`,
    `${withCounty(school)}新入职教师${heads}人`,
    `${withCounty(school)}初一年级${heads}名教师`,
    `${withCounty(school)}学生${heads}人`,
  ]);
  const truth = remark.includes('学生') ? ask(name) : { ...either(name, [[school, heads]]) };
  return [comesIn(stage, heads * feeFen, itself(school, random), remark, truth)];
}

/** Another fee per head, whose product is a multiple of ours as well. */
export function otherRate(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const [rate, unit] = random.pick([
    [60, 2],
    [80, 3],
    [100, 6],
    [150, 4],
    [240, 1],
    [300, 2],
    [180, 2],
    [90, 4],
  ] as const);
  const heads = unit * random.int(1, 9);
  const remark = random.pick([
    `${withCounty(school)} ${heads}人×${rate}元`,
    `${withCounty(school)}，${heads}人，每人${rate}元`,
    `${withCounty(school)}培训费${rate}元/人，共${heads}人`,
  ]);
  return [comesIn(stage, heads * rate * 100, itself(school, random), remark, ask(name))];
}

/** The city alone before a name that both the city and one of its counties have. */
export function countyOmitted(stage: Stage, name: string): MadeLine[] {
  const { random, reader } = stage;
  const school = stage.fresh((one) => one.county !== '' && (one.sort === 'ordinal' || one.sort === 'named'));
  if (!school) return [];
  const named = reader.reads(plainForm(school.own), null).filter((one) => one.city === school.city);
  if (named.length < 2 || named.some((one) => one.county === '' && one.heads === school.heads)) return [];
  const remark = sentence(
    { name: `${random.pick([school.city, school.city.replace('市', '')])}${school.own}`, heads: `${school.heads}人` },
    random,
  );
  const by = random.chance(0.5) ? platform(random) : payer(`${school.city}财政局`, random);
  return [comesIn(stage, school.heads * feeFen, by, remark, ask(name))];
}

/** One name, and it is a place before it is a school: 古县 the county, 古县镇 the township. */
export function placeAsSchool(stage: Stage, name: string): MadeLine[] {
  const { random, reader } = stage;
  const school = stage.fresh((one) => one.township !== '');
  if (!school) return [];
  const words = random.pick([
    bareTown(school.township),
    school.township,
    `${placeOf(school)}${school.township}`,
    bareCounty(placeOf(school)),
  ]);
  const kind = random.pick(['', '学校', '教师', '各校', '中小学', '小学幼儿园']);
  const form = bareTown(school.township) + kind;
  if (kind === '学校' && reader.reads(form, school.county).length === 1) return [];
  const remark = `${words}${kind}${random.pick(['培训费', '全员培训', ''])}${random.pick([`${school.heads}人`, inChinese(school.heads), ''])}`;
  return [
    comesIn(
      stage,
      school.heads * feeFen,
      random.chance(0.6) ? office(school, random) : platform(random),
      remark,
      ask(name),
    ),
  ];
}

/** The name of the school in brackets behind a holder that is none: a landlord, a canteen's contractor. */
export function contractor(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const holder = random.pick([
    '山西某某餐饮管理有限公司',
    '某某图书发行部',
    '某某建筑劳务有限公司',
    '某某校车服务有限公司',
  ]);
  const by = payer(`${holder}（${withoutPlace(school)}）`, random);
  return [
    comesIn(
      stage,
      school.heads * feeFen,
      by,
      random.pick(['', '培训费', '往来款', `${withCounty(school)}`]),
      ask(name),
    ),
  ];
}

/** A good line whose second field names another school. */
export function fieldsDisagree(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  const other = nameable(
    stage,
    (one) => one !== school && one.centralId !== school?.id && school?.centralId !== one.id,
  );
  if (!school || !other) return [];
  const { random } = stage;
  const good = `${withCounty(school)}，${school.heads}人，${school.contact}`;
  const fields = {
    summary: '跨行汇款',
    purpose: good,
    postscript: random.pick([withCounty(other), `${withCounty(other)}${other.heads}人`, other.phone]),
  };
  if (fields.postscript === other.phone && stage.reader.liaisons(other.phone).length !== 1) return [];
  const swapped = random.chance(0.5) ? fields : { ...fields, purpose: fields.postscript, postscript: good };
  return [comesIn(stage, school.heads * feeFen, office(school, random), swapped, ask(name))];
}

/** The remark is cut behind the first digit of a count: 1 of 13 people, or one. */
export function countCut(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.heads > 10 && one.heads % 10 !== 0);
  if (!school) return [];
  const { random } = stage;
  const remark = `${school.city}${withCounty(school)}缴费总人数${String(school.heads).slice(0, -1)}`.replace(
    school.city + school.city,
    school.city,
  );
  return [
    comesIn(
      stage,
      school.heads * feeFen,
      itself(school, random),
      cutShort(remark, random),
      either(name, [[school, school.heads]]),
    ),
  ];
}
