import { feeFen } from '../remittance/made-line.ts';
import type { MadeSchool } from '../remittance/school-register.ts';
import { bare, mayMean } from './name-forms.ts';
import { misspelled } from './names.ts';
import { bureauPayer, namedPayer, platform, privatePerson, schoolPayer } from './payer.ts';
import type { Scene, Stage } from './stage.ts';
import { asked, incoming, paid } from './stage.ts';
import { countText, phoneText, sentence } from './writing.ts';

const amountOf = (heads: number) => heads * feeFen;

/** County and whole name, as the register has it; the county alone only where no other city has one of that name. */
export function wholeName(school: MadeSchool, stage: Stage): string {
  const { random } = stage;
  const place = stage.isSharedCounty(school.county)
    ? random.pick([school.city + school.county, `${school.city.replace(/市$/, '')}${school.county}`])
    : random.pick([
        school.county,
        school.county,
        school.city + school.county,
        `${school.city.replace(/市$/, '')}${school.county}`,
      ]);
  return place + school.township + school.own;
}

/** True when no other school of the county may be meant by the whole name. */
export function isPlain(school: MadeSchool, stage: Stage): boolean {
  return stage.forms.inCity(school.city, school.county, school.township + school.own) === 1;
}

const harmless = (school: MadeSchool, stage: Stage) =>
  stage.random.chance(0.5) ? schoolPayer(school, stage.random) : bureauPayer(school, stage);

function remarkOf(school: MadeSchool, name: string, stage: Stage, heads = school.heads): string {
  const { random } = stage;
  return sentence(
    {
      school: name,
      count: countText(heads, random),
      ...(random.chance(0.7) ? { contact: school.contact } : {}),
      ...(random.chance(0.7) ? { phone: phoneText(school.phone, random) } : {}),
    },
    random,
  );
}

/** Everything is there, said in another order and with other words; the field limits of banks cut it anywhere. */
export const whole: Scene = (stage, name) => {
  const school = stage.fresh((one) => isPlain(one, stage));
  if (school === null) return [];
  const remark = remarkOf(school, wholeName(school, stage), stage);
  return [incoming(stage, amountOf(school.heads), harmless(school, stage), remark, paid(name, school))];
};

export const amountOnly: Scene = (stage, name) => {
  const school = stage.fresh((one) => isPlain(one, stage));
  if (school === null) return [];
  const remark = sentence(
    { school: wholeName(school, stage), contact: school.contact, phone: school.phone },
    stage.random,
  );
  return [incoming(stage, amountOf(school.heads), harmless(school, stage), remark, paid(name, school))];
};

export const short: Scene = (stage, name) => {
  const { random, forms } = stage;
  const school = stage.fresh((one) => one.township !== '' && !stage.isSharedCounty(one.county));
  if (school === null) return [];
  const text = random.chance(0.5) ? bare(school.township) + school.own : school.own;
  const remark = `${school.county}${text}${random.pick(['，', ' ', '-'])}${countText(school.heads, random)}`;
  const truth =
    forms.inCounty(school.county, text) === 1 ? paid(name, school, school.heads, true) : asked(`${name}Shared`);
  return [incoming(stage, amountOf(school.heads), bureauPayer(school, stage), remark, truth)];
};

export const placeless: Scene = (stage, name) => {
  const { random, forms } = stage;
  const school = stage.fresh((one) => one.township !== '');
  if (school === null) return [];
  const text = random.pick([school.township, bare(school.township)]) + school.own;
  const byPhone = random.chance(0.5);
  const remark = sentence(
    { school: text, count: countText(school.heads, random), ...(byPhone ? { phone: school.phone } : {}) },
    random,
  );
  const isSure =
    forms.anywhere(text) === 1 ||
    (byPhone && stage.holders(school.phone).filter((one) => mayMean(one, text)).length === 1);
  return [
    incoming(
      stage,
      amountOf(school.heads),
      platform(random),
      remark,
      isSure ? paid(name, school, school.heads, true) : asked(`${name}Shared`),
    ),
  ];
};

/** Only the payer's own name says who it is, whatever stands in the remark. */
export const byPayer: Scene = (stage, name) => {
  const { random } = stage;
  const school = stage.fresh(
    (one) =>
      isPlain(one, stage) &&
      one.centralId !== '' &&
      !(stage.isSharedCounty(one.county) && one.name.startsWith(one.county)),
  );
  if (school === null) return [];
  const remark = random.pick([
    '',
    '培训',
    '教师培训费',
    `${school.own}${countText(school.heads, random)}`,
    `${bare(school.township)}${school.own} ${countText(school.heads, random)}`,
    `全员培训费${school.contact}${school.phone}`,
  ]);
  return [
    incoming(
      stage,
      amountOf(school.heads),
      schoolPayer(school, random),
      remark,
      paid(name, school, school.heads, true),
    ),
  ];
};

export const byCentral: Scene = (stage, name) => {
  const school = stage.fresh((one) => one.centralId !== '' && isPlain(one, stage));
  const central = school === null ? null : stage.byId(school.centralId);
  if (school === null || central === null) return [];
  const remark = remarkOf(school, wholeName(school, stage), stage);
  return [incoming(stage, amountOf(school.heads), schoolPayer(central, stage.random), remark, paid(name, school))];
};

/** A slip of the input method; where the slip is another school's very name, nobody can tell. */
export const slip: Scene = (stage, name) => {
  const { forms } = stage;
  const school = stage.fresh((one) => isPlain(one, stage) && !stage.isSharedCounty(one.county));
  const written = school === null ? null : misspelled(school.township + school.own);
  if (school === null || written === null) return [];
  const isOthers = forms.inCounty(school.county, written) > 0;
  const by = stage.random.chance(0.5) ? schoolPayer(school, stage.random) : bureauPayer(school, stage);
  const remark = sentence(
    {
      school: school.county + written,
      count: countText(school.heads, stage.random),
      contact: school.contact,
      phone: school.phone,
    },
    stage.random,
  );
  return [
    incoming(
      stage,
      amountOf(school.heads),
      by,
      remark,
      isOthers ? asked(`${name}IsOther`) : paid(name, school, school.heads, true),
    ),
  ];
};

export const cut: Scene = (stage, name) => {
  const { random } = stage;
  const school = stage.fresh((one) => isPlain(one, stage) && !stage.isSharedCounty(one.county));
  if (school === null) return [];
  const written = school.county + school.township + school.own;
  const remark = `${written}，${school.heads}人，${school.contact}，${school.phone}`.slice(
    0,
    random.int(written.length + 1, written.length + 14),
  );
  return [
    incoming(
      stage,
      amountOf(school.heads),
      schoolPayer(school, random),
      remark,
      paid(name, school, school.heads, true),
    ),
  ];
};

export const personFull: Scene = (stage, name) => {
  const { random } = stage;
  const school = stage.fresh((one) => isPlain(one, stage) && !stage.isSharedCounty(one.county));
  if (school === null) return [];
  const remark = `${school.county}${school.township}${school.own}，${school.heads}人，${school.contact}${school.phone}`;
  return [
    incoming(
      stage,
      amountOf(school.heads),
      privatePerson(school.contact, random),
      remark,
      paid(name, school, school.heads, true),
    ),
  ];
};

/** 财政 pays school by school and writes its own words beside. */
export const treasury: Scene = (stage, name) => {
  const { random } = stage;
  const school = stage.fresh((one) => isPlain(one, stage) && !stage.isSharedCounty(one.county));
  if (school === null) return [];
  const by = namedPayer(
    random.pick([
      `${school.county}财政国库支付中心`,
      `${school.county}教育局核算中心`,
      '财政零余额账户',
      `${school.county}财政局预算存款`,
      `${school.county}教育事业服务中心会计核算中心`,
    ]),
    random,
  );
  const remark = `${school.county}${school.township}${school.own}${random.pick(['直接支付', '授权支付', '教师培训费', '培训费支出', ''])}${random.pick([' ', '，'])}${school.heads}人`;
  return [incoming(stage, amountOf(school.heads), by, remark, paid(name, school, school.heads, true))];
};

/** Several schools with their counts, that add up. */
export const list: Scene = (stage, name) => {
  const { random } = stage;
  const first = stage.fresh((one) => isPlain(one, stage) && one.township !== '' && !stage.isSharedCounty(one.county));
  if (first === null) return [];
  const schools = [first];
  for (let more = random.int(1, 5); more > 0; more -= 1) {
    const next = stage.fresh(
      (one) => one.county === first.county && one.city === first.city && one.township !== '' && isPlain(one, stage),
    );
    if (next) schools.push(next);
  }
  if (schools.length < 2) return [];
  const heads = schools.reduce((sum, one) => sum + one.heads, 0);
  const items = schools.map(
    (one) => `${random.pick([one.county, ''])}${one.township}${one.own}${random.pick(['', '：', ' '])}${one.heads}人`,
  );
  const remark =
    first.county +
    items.join(random.pick(['、', '；', '，', ' ', '\n'])).replace(new RegExp(`^${first.county}`), '') +
    random.pick(['', `，共${heads}人`]);
  const truth = {
    scenario: name,
    decision: 'match' as const,
    acceptable: ['match', 'person'] as const,
    allocations: schools.map((one) => ({ schoolId: one.id, heads: one.heads, amountFen: amountOf(one.heads) })),
  };
  return [incoming(stage, amountOf(heads), bureauPayer(first, stage), remark, truth)];
};
