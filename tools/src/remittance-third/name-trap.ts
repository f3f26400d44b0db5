import { feeFen, type MadeLine } from '../remittance/made-line.ts';
import { itself, office, platform } from './payer.ts';
import { fullForm, nameable } from './plain.ts';
import { bareCounty, bareTown, plainForm, withCounty, withoutPlace } from './reader.ts';
import { ordinal, type ThirdSchool } from './register.ts';
import { ask, comesIn, either, type Stage } from './stage.ts';
import { cutShort, headsSaid, nameInFull, sentence } from './writing.ts';

/** Names that are cut, shared, wrong or unknown: a careful accountant makes a call. */

/** The remark puts the school into another county, where nobody is so called. */
export function wrongCounty(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.county !== '' && one.name.startsWith(one.county));
  const elsewhere = stage.fresh((one) => one.county !== '' && one.county !== school?.county);
  if (!school || !elsewhere || stage.reader.reads(fullForm(school), elsewhere.county).length > 0) return [];
  const { random } = stage;
  const remark = sentence(
    {
      name: `${elsewhere.county}${withoutPlace(school)}`,
      heads: headsSaid(school.heads, random),
      contact: school.contact,
    },
    random,
  );
  const by = random.pick([() => office(school, random), () => office(elsewhere, random), () => platform(random)])();
  return [comesIn(stage, school.heads * feeFen, by, remark, ask(name))];
}

/** A number cut in two: 第十 may go on as 第十一, 一中 as 一中东校区. */
export function cutInName(stage: Stage, name: string): MadeLine[] {
  const school = nameable(stage, (one) => one.sort !== 'private');
  if (!school) return [];
  const { random, reader } = stage;
  const rest = withoutPlace(school);
  const seen = rest.slice(0, random.int(2, rest.length - 1));
  const possible = reader.startingWith(seen, school);
  const remark = `${school.city}${school.county}${seen}`;
  if (possible.length === 1 && seen.length >= rest.length - 2 && possible[0] === school)
    return [
      comesIn(
        stage,
        school.heads * feeFen,
        office(school, random),
        cutShort(remark, random),
        either(name, [[school, school.heads]]),
      ),
    ];
  if (possible.length < 2) return [];
  return [
    comesIn(
      stage,
      school.heads * feeFen,
      random.chance(0.6) ? office(school, random) : platform(random),
      cutShort(remark, random),
      ask(name),
    ),
  ];
}

/** The name of the main school at the very end of a full field, where a branch goes on with more. */
export function mainOrBranch(stage: Stage, name: string): MadeLine[] {
  const branch = stage.fresh((one) => /(校区|分校)$/.test(one.own));
  if (!branch) return [];
  const { random } = stage;
  const main = branch.own.replace(/(东校区|南校区|分校)$/, '');
  const remark = `${branch.city}${branch.county}${main}`;
  return [comesIn(stage, branch.heads * feeFen, office(branch, random), cutShort(remark, random), ask(name))];
}

/** A short name that several schools of the county have: 蓝天幼儿园, 中心小学, 上庄小学. */
export function sharedShort(stage: Stage, name: string): MadeLine[] {
  const { random, reader } = stage;
  const school = stage.fresh((one) => one.township !== '' && one.sort !== 'central');
  if (!school) return [];
  const short = plainForm(school.own);
  const inCounty = reader.reads(short, school.county);
  const everywhere = reader.reads(short, null);
  const withPlace = inCounty.length > 1;
  if (!withPlace && everywhere.length < 2) return [];
  const place = withPlace ? random.pick([school.county, bareCounty(school.county)]) : '';
  const remark = sentence(
    { name: place + short, heads: random.chance(0.7) ? headsSaid(school.heads, random) : undefined },
    random,
  );
  const by = withPlace && random.chance(0.6) ? office(school, random) : platform(random);
  return [comesIn(stage, school.heads * feeFen, by, remark, ask(name))];
}

/** A school that the register does not have, though one like it stands there. */
export function notInRegister(stage: Stage, name: string): MadeLine[] {
  const { random, reader } = stage;
  const school = stage.stranger();
  if (!school) return [];
  const forms = [
    bareTown(school.township) + plainForm(school.own),
    plainForm(school.own),
    `${bareTown(school.township)}${school.level}`,
  ];
  if (reader.named(school.name).length > 0 || forms.some((form) => reader.reads(form, school.county).length > 0))
    return [];
  if (forms.some((form) => reader.inCounty(school.county).some((one) => reader.isOnly(one, form, school.county))))
    return [];
  const by = random.pick([() => itself(school, random), () => office(school, random), () => platform(random)])();
  const said = {
    name: nameInFull(school, random),
    heads: headsSaid(school.heads, random),
    contact: random.chance(0.5) ? school.contact : undefined,
  };
  return [comesIn(stage, school.heads * feeFen, by, sentence(said, random), ask(name))];
}

/** The number of a school that the county does not have: 第十三小学 where the register ends with the twelfth. */
export function numberTooHigh(stage: Stage, name: string): MadeLine[] {
  const { random, reader } = stage;
  const school = stage.fresh((one) => one.sort === 'ordinal' && one.level !== '幼儿园');
  if (!school) return [];
  const highest = reader
    .inCounty(school.county)
    .filter((one) => one.sort === 'ordinal' && one.level === school.level).length;
  const n = Math.min(19, highest + random.int(1, 4));
  const own = random.pick([
    `第${ordinal(n)}${school.level}`,
    `第${n}${school.level}`,
    `${ordinal(n)}${school.level.charAt(0)}`,
  ]);
  if (reader.reads(plainForm(`第${ordinal(n)}${school.level}`), school.county).length > 0) return [];
  const remark = sentence(
    { name: school.county + own, heads: `${school.heads}人`, contact: random.chance(0.5) ? school.contact : undefined },
    random,
  );
  return [comesIn(stage, school.heads * feeFen, office(school, random), remark, ask(name))];
}

/** Merged or renamed: the remark names both, and the register knows both, or only that another stood there. */
export function mergedSchools(stage: Stage, name: string): MadeLine[] {
  const one = nameable(stage);
  const two = nameable(stage, (other) => other.county === one?.county && other !== one);
  if (!one || !two) return [];
  const { random } = stage;
  const remark = random.pick([
    `${withCounty(one)}（原${withoutPlace(two)}），${one.heads}人`,
    `${withCounty(one)}（含${withoutPlace(two)}），${one.heads}人，${one.contact}`,
    `${withCounty(two)}已并入${withoutPlace(one)} ${one.heads}人`,
    `${withCounty(one)}代${withoutPlace(two)}缴${one.heads}人`,
    `${withCounty(one)}转${withoutPlace(two)}培训费${one.heads}人`,
  ]);
  return [comesIn(stage, one.heads * feeFen, office(one, random), cutShort(remark, random), ask(name))];
}

/** A list with one entry that is nobody, or that two could be. */
export function listWithGap(stage: Stage, name: string): MadeLine[] {
  const schools = [nameable(stage), nameable(stage)].filter((one): one is ThirdSchool => one !== null);
  const [one] = schools;
  const unknown = stage.stranger();
  if (!one || !unknown) return [];
  const { random } = stage;
  const two = nameable(stage, (other) => other.county === one.county && other !== one);
  const { reader } = stage;
  const form = bareTown(unknown.township) + plainForm(unknown.own);
  if (!two || reader.reads(form, one.county).length > 0 || reader.reads(plainForm(unknown.own), one.county).length > 0)
    return [];
  if (reader.inCounty(one.county).some((other) => reader.isOnly(other, form, one.county))) return [];
  const items: [string, number][] = [
    [withCounty(one), one.heads],
    [withoutPlace(two), two.heads],
    [withoutPlace(unknown), unknown.heads],
  ];
  const heads = items.reduce((sum, [, count]) => sum + count, 0);
  const remark = random
    .shuffle(items)
    .map(([words, count]) => `${words}${count}人`)
    .join('、');
  return [comesIn(stage, heads * feeFen, office(one, random), cutShort(remark, random), ask(name))];
}
