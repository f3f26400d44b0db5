import { feeFen, type MadeLine } from '../remittance/made-line.ts';
import { itself, office, payer, platform, somebody } from './payer.ts';
import { bareCounty, bareTown, placeOf, plainForm, withoutPlace } from './reader.ts';
import { ordinal, type ThirdSchool } from './register.ts';
import { soundsLike } from './sound.ts';
import { clear, comesIn, either, type Stage } from './stage.ts';
import { cutShort, headsSaid, nameInFull, phoneSaid, sentence, withoutTownKind } from './writing.ts';

/** Lines that a careful accountant books without asking, or may. */

/** The notices' own wording, written out by the clerk. */
export function asAsked(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const said = {
    name: nameInFull(school, random),
    heads: headsSaid(school.heads, random),
    contact: random.chance(0.8) ? `${school.contact}${random.pick(['', '', '老师'])}` : undefined,
    phone: random.chance(0.75) ? phoneSaid(school.phone, random) : undefined,
  };
  const by = random.chance(0.7) ? itself(school, random) : office(school, random);
  return [comesIn(stage, school.heads * feeFen, by, sentence(said, random), clear(name, [[school, school.heads]]))];
}

/** The remark that the product offers for copying, cut where the bank's field ends. */
export function copiedCode(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const whole = `${school.code} ${school.city}${school.county}${withoutPlace(school)}，${school.heads}人，${school.contact}${school.phone}`;
  const remark = random.chance(0.5) ? whole : whole.slice(0, random.int(school.code.length, whole.length));
  const by = random.pick([() => itself(school, random), () => office(school, random), () => platform(random)])();
  return [comesIn(stage, school.heads * feeFen, by, cutShort(remark, random), either(name, [[school, school.heads]]))];
}

/** Nothing but a word or two; the account is the school's own and the amount its headcount. */
export function accountSpeaks(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.sort !== 'central');
  if (!school) return [];
  const { random } = stage;
  const remark = random.pick(['培训费', '全员培训', '教师培训费', '往来款', '', `${school.contact}`, '付培训费']);
  return [
    comesIn(stage, school.heads * feeFen, itself(school, random), remark, either(name, [[school, school.heads]])),
  ];
}

/** Short, without 镇, with the county: still only one school that it can be. */
export function shortName(stage: Stage, name: string): MadeLine[] {
  const { random, reader } = stage;
  const school = nameable(stage, (one) =>
    ['village', 'townMiddle', 'townKinder', 'ordinal', 'central'].includes(one.sort),
  );
  if (!school) return [];
  const town = bareTown(school.township);
  const form =
    school.sort === 'central'
      ? `${town}中心校`
      : school.sort === 'ordinal'
        ? plainForm(school.own)
        : town + plainForm(school.own);
  if (!reader.isOnly(school, form, school.county)) return [];
  const written = school.sort === 'ordinal' ? nicknameOf(school, stage) : random.pick([form, withoutTownKind(school)]);
  const said = {
    name: random.pick([placeOf(school), bareCounty(placeOf(school))]) + written,
    heads: headsSaid(school.heads, random),
    contact: random.chance(0.6) ? school.contact : undefined,
    phone: random.chance(0.5) ? phoneSaid(school.phone, random) : undefined,
  };
  const by = random.chance(0.6) ? itself(school, random) : office(school, random);
  return [comesIn(stage, school.heads * feeFen, by, sentence(said, random), either(name, [[school, school.heads]]))];
}

/** 第三中学 → 三中, 第3中学, 3中. */
function nicknameOf(school: ThirdSchool, { random }: Stage): string {
  const n = Array.from({ length: 19 }, (_, at) => at + 1).find((at) =>
    school.own.startsWith(`第${ordinal(at)}${school.level}`),
  );
  const level = school.level === '幼儿园' ? '幼' : school.level.charAt(0);
  return random.pick([
    `${ordinal(n ?? 1)}${level}`,
    `第${n}${school.level}`,
    `第${ordinal(n ?? 1)}${level}${level === '幼' ? '' : ''}`,
    `${n}${level}`,
  ]);
}

/** Cut by the bank anywhere behind the whole name: count or phone is gone, the amount is the headcount. */
export function tailLost(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const lead = `${school.city}${school.county}${withoutPlace(school)}，`;
  const whole = `${lead}缴费总人数${school.heads}人，${school.contact}${school.phone}`;
  // A count cut between its digits would say another number: cut before or behind it.
  const countAt = whole.indexOf(String(school.heads), lead.length);
  let cut = random.int(lead.length, whole.length - 1);
  if (cut > countAt && cut <= countAt + String(school.heads).length) cut = lead.length;
  const by = random.chance(0.7) ? itself(school, random) : office(school, random);
  return [
    comesIn(
      stage,
      school.heads * feeFen,
      by,
      cutShort(whole.slice(0, cut), random),
      either(name, [[school, school.heads]]),
    ),
  ];
}

/** 中心校 pays for one school under it and writes that school's name in full. */
export function centralForOne(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.centralId !== '' && stage.byId(one.centralId) !== null);
  const central = school && stage.byId(school.centralId);
  if (!school || !central) return [];
  const { random } = stage;
  const said = {
    name: nameInFull(school, random),
    heads: headsSaid(school.heads, random),
    phone: random.chance(0.5) ? phoneSaid(school.phone, random) : undefined,
  };
  return [
    comesIn(
      stage,
      school.heads * feeFen,
      itself(central, random),
      sentence(said, random),
      either(name, [[school, school.heads]]),
    ),
  ];
}

/** One character typed by its sound, in a name that stays the only one it can be. */
export function typedBySound(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random, reader } = stage;
  const rest = [...withoutPlace(school)];
  const at = random.int(0, rest.length - 1);
  const other = soundsLike(rest[at] ?? '', (options) => random.pick(options));
  if (other === null || !reader.isOnly(school, bareTown(school.township) + plainForm(school.own), school.county))
    return [];
  rest[at] = other;
  const said = {
    name: placeOf(school) + rest.join(''),
    heads: headsSaid(school.heads, random),
    phone: random.chance(0.6) ? phoneSaid(school.phone, random) : undefined,
  };
  const by = random.chance(0.6) ? itself(school, random) : office(school, random);
  return [comesIn(stage, school.heads * feeFen, by, sentence(said, random), either(name, [[school, school.heads]]))];
}

/** Fewer or more than expected, said and paid alike. */
export function anotherCount(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.heads > 6);
  if (!school) return [];
  const { random } = stage;
  const heads = school.heads - random.int(1, Math.min(5, school.heads - 2));
  const said = {
    name: nameInFull(school, random),
    heads: headsSaid(heads, random),
    contact: school.contact,
    phone: phoneSaid(school.phone, random),
  };
  return [
    comesIn(stage, heads * feeFen, itself(school, random), sentence(said, random), either(name, [[school, heads]])),
  ];
}

/** Other numbers beside the count: the year, the hours of the training, the day. */
export function otherNumbers(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const extra = random.pick([
    '2020年度',
    '72学时',
    '2020.11',
    '网络研修50学时校本研修22学时',
    '2020-2021学年',
    '每人120元',
    '标准120元/人',
    '忻教发〔2020〕98号',
  ]);
  const said = {
    name: nameInFull(school, random),
    heads: headsSaid(school.heads, random),
    contact: `${extra}${school.contact}`,
    phone: phoneSaid(school.phone, random),
  };
  return [
    comesIn(
      stage,
      school.heads * feeFen,
      itself(school, random),
      sentence(said, random),
      either(name, [[school, school.heads]]),
    ),
  ];
}

/** A teacher pays from a card of her own but says school and headcount. */
export function cardOfATeacher(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const said = {
    name: nameInFull(school, random),
    heads: `${school.heads}人`,
    contact: school.contact,
    phone: phoneSaid(school.phone, random),
  };
  const by = random.chance(0.5) ? somebody(random) : somebody(random, school.contact);
  return [comesIn(stage, school.heads * feeFen, by, sentence(said, random), either(name, [[school, school.heads]]))];
}

/** Only a liaison's phone, hers alone, by a payment platform: the headcount fits. */
export function phoneAlone(stage: Stage, name: string): MadeLine[] {
  const school = stage.fresh((one) => stage.reader.liaisons(one.phone).length === 1);
  if (!school) return [];
  const { random } = stage;
  const remark =
    random.pick(['培训费', '全员培训 ', '缴费']) + random.pick(['', school.contact]) + phoneSaid(school.phone, random);
  return [comesIn(stage, school.heads * feeFen, platform(random), remark, either(name, [[school, school.heads]]))];
}

/** A bureau or 中心校 pays for several and writes each with its count. */
export function written(stage: Stage, name: string): MadeLine[] {
  const first = nameable(stage);
  if (!first) return [];
  const { random } = stage;
  const schools = [first];
  for (let more = random.int(1, 4); more > 0; more -= 1) {
    const next = nameable(
      stage,
      (one) => one.county === first.county && one.city === first.city && !schools.includes(one),
    );
    if (next) schools.push(next);
  }
  if (schools.length < 2) return [];
  const [gap, mark] = random.pick([
    ['、', ''],
    ['；', '：'],
    ['，', ''],
    [' ', ''],
    ['+', ''],
    ['；', '-'],
  ] as const);
  const items = schools.map((one) => `${placeOf(one)}${withoutPlace(one)}${mark}${one.heads}人`);
  const heads = schools.reduce((sum, one) => sum + one.heads, 0);
  const total = random.pick(['', '', `，合计${heads}人`, `。共${heads}人${heads * 120}元`]);
  const truth = either(
    name,
    schools.map((one) => [one, one.heads] as const),
  );
  return [comesIn(stage, heads * feeFen, office(first, random), cutShort(items.join(gap) + total, random), truth)];
}

/** The account's bank holder has the school's old or longer style, the remark its whole name. */
export function treasuryFor(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage);
  if (!school) return [];
  const { random } = stage;
  const holder = random.pick([
    `${placeOf(school)}财政国库集中支付零余额专户`,
    `${school.city}财政局`,
    `${placeOf(school)}会计核算中心教育分中心`,
  ]);
  const remark = sentence({ name: `${placeOf(school)}${withoutPlace(school)}`, heads: `${school.heads}人` }, random);
  return [comesIn(stage, school.heads * feeFen, payer(holder, random), remark, either(name, [[school, school.heads]]))];
}

/** A school whose whole name with its county is nobody else's, branches and sound included. */
export function nameable(stage: Stage, fits: (school: ThirdSchool) => boolean = () => true): ThirdSchool | null {
  return stage.fresh(
    (one) => fits(one) && stage.reader.isOnlyName(one) && stage.reader.isOnly(one, fullForm(one), one.county),
  );
}

/** Its whole own name as a form: township and name. */
export function fullForm(school: ThirdSchool): string {
  if (school.sort === 'central') return `${bareTown(school.township)}中心校`;
  return bareTown(school.township) + plainForm(school.own);
}

/** Two schools of one county pay the same amount within a minute, through the same office: each is its own. */
export function sameMoment(stage: Stage, name: string): MadeLine[] {
  const one = nameable(stage);
  const two = nameable(
    stage,
    (other) => other !== one && other.county === one?.county && other.heads === one.heads && other.city === one.city,
  );
  if (!one || !two) return [];
  const { random } = stage;
  const by = office(one, random);
  const lines = [one, two].map((school) => {
    const remark = sentence({ name: nameInFull(school, random), heads: `${school.heads}人` }, random);
    return comesIn(stage, school.heads * feeFen, by, cutShort(remark, random), either(name, [[school, school.heads]]));
  });
  const at = lines[0]?.at ?? 0;
  return lines.map((line, index) => ({ ...line, at: at + index * random.int(1, 59) }));
}
