import { feeFen } from '../remittance/made-line.ts';
import type { MadePayer } from '../remittance/payer-form.ts';
import type { MadeSchool } from '../remittance/school-register.ts';
import { wholeName } from './clear.ts';
import { bare } from './name-forms.ts';
import { counties } from './names.ts';
import { bureauPayer, namedPayer, platform, privatePerson, schoolPayer } from './payer.ts';
import { personName } from './register.ts';
import { asked, incoming, type Scene, type Stage } from './stage.ts';
import { countText, sentence } from './writing.ts';

interface Trap {
  readonly remark: string;
  readonly by: MadePayer;
  readonly heads?: number;
  readonly amountFen?: number;
}

/** A line that a machine must leave to a person. */
function trap(
  make: (school: MadeSchool, stage: Stage) => Trap | null,
  fits: (school: MadeSchool, stage: Stage) => boolean = () => true,
): Scene {
  return (stage, name) => {
    const school = stage.fresh((one) => fits(one, stage));
    const made = school === null ? null : make(school, stage);
    if (school === null || made === null) return [];
    const amountFen = made.amountFen ?? (made.heads ?? school.heads) * feeFen;
    return [incoming(stage, amountFen, made.by, made.remark, asked(name))];
  };
}

export const said = (school: MadeSchool, stage: Stage, name = wholeName(school, stage)) =>
  sentence({ school: name, count: `${school.heads}人`, contact: school.contact, phone: school.phone }, stage.random);

/** 鼓楼区 alone, of which four cities have one, with a school that more than one of them may have. */
export const sharedDistrict = trap(
  (school, stage) => ({
    remark: `${school.county}${school.township}${school.own}，${school.heads}人`,
    by: namedPayer(`${school.county}教育局`, stage.random),
  }),
  (school, stage) =>
    stage.isSharedCounty(school.county) && stage.forms.inCounty(school.county, school.township + school.own) > 1,
);

/** A branch, an attached kindergarten or a new name that the register doesn't have. */
export const unknownPart = trap(
  (school, stage) => {
    const tail = stage.random.pick([
      '附属幼儿园',
      '南校区',
      '教学点',
      '分园',
      '西部校区',
      '附设幼儿班',
      '初中部',
      '二部',
      '新校区',
    ]);
    const text = school.own + tail;
    if (stage.forms.inCity(school.city, school.county, school.township + text) > 0) return null;
    return { remark: `${wholeName(school, stage)}${tail}，${school.heads}人`, by: bureauPayer(school, stage) };
  },
  (school) => /小学$|学校$|中学$/.test(school.own),
);

/** It pays, says its own name, and says that it is for somebody else. */
export const onBehalf = trap((school, stage) => {
  const other = stage.neighbour(school);
  if (other === null) return null;
  const { random } = stage;
  const remark = random.pick([
    `代${wholeName(other, stage)}缴培训费${school.heads}人`,
    `${wholeName(school, stage)}代${other.township}${other.own}交${school.heads}人`,
    `替${other.own}垫付${school.heads}人`,
    `${wholeName(other, stage)}${school.heads}人`,
  ]);
  return { remark, by: schoolPayer(school, random) };
});

/** More than the named school, without saying how many where. */
export const andOthers = trap((school, stage) => {
  const { random } = stage;
  const other = stage.neighbour(school);
  if (other === null) return null;
  const more = random.int(1, 20);
  const name = wholeName(school, stage);
  const remark = random.pick([
    `${name}等${random.int(2, 9)}所学校共${school.heads + more}人`,
    `${name}及${other.own}共${school.heads + more}人`,
    `${name}（含教学点）${school.heads + more}人`,
    `${name}和下属幼儿园${school.heads + more}人`,
    `${name}、${other.township}${other.own} ${school.heads + more}人`,
  ]);
  return { remark, by: bureauPayer(school, stage), heads: school.heads + more };
});

export const otherPayment = trap((school, stage) => {
  const what = stage.random.pick([
    '电费',
    '水费',
    '党费',
    '校服款',
    '作业本费',
    '心理健康培训费',
    '安全员培训费',
    '班主任培训费',
    '普通话培训费',
    '保安培训费',
    '体检费',
    '取暖费',
    '食堂人员培训费',
    '中层干部培训费',
    '信息技术应用能力培训费',
    '幼儿园园长培训费',
    '报刊费',
    '押金',
    '捐款',
    '课题费',
  ]);
  const text = stage.random.pick([
    `${wholeName(school, stage)}${what}`,
    `${what}-${wholeName(school, stage)}`,
    `${what}${school.heads}人 ${wholeName(school, stage)}`,
  ]);
  return { remark: text, by: schoolPayer(school, stage.random) };
});

export const lastYear = trap((school, stage) => ({
  remark: stage.random.pick([
    `补缴2018年全员培训费 ${wholeName(school, stage)} ${school.heads}人`,
    `${wholeName(school, stage)}2019年度培训费${school.heads}人`,
    `2017年欠费 ${wholeName(school, stage)}，${school.heads}人`,
  ]),
  by: schoolPayer(school, stage.random),
}));

/** Count, rate and total that don't agree with each other or with the amount. */
export const numbersDisagree = trap((school, stage) => {
  const { random } = stage;
  const wrong = school.heads + random.pick([1, 2, 3, 7, 10]);
  const name = wholeName(school, stage);
  const remark = random.pick([
    `${name}，${wrong}人`,
    `${name} ${wrong}*120=${wrong * 120}`,
    `${name}，${school.heads}人，每人150元`,
    `${name}，教师${wrong}名，${school.contact}${school.phone}`,
    `${name} ${wrong * 120}元`,
    `${name}，男${school.heads}人，女${random.int(1, 9)}人`,
    `${name}，第一批${school.heads}人，第二批${wrong}人`,
  ]);
  return { remark, by: random.chance(0.6) ? schoolPayer(school, random) : bureauPayer(school, stage) };
});

/** The named school and the liaison's phone are two schools. */
export const twoLeads = trap((school, stage) => {
  const other = stage.neighbour(school);
  if (other === null || other.phone === school.phone || other.contact === school.contact) return null;
  const remark = sentence(
    { school: wholeName(school, stage), count: `${school.heads}人`, contact: other.contact, phone: other.phone },
    stage.random,
  );
  return { remark, by: stage.random.chance(0.5) ? bureauPayer(school, stage) : platform(stage.random) };
});

/** The office of one county, the school of another. */
export const foreignOffice = trap((school, stage) => {
  const others = counties.filter(
    ([city, county]) => county !== school.county && city !== school.city && !stage.isSharedCounty(county),
  );
  const [, county] = stage.random.pick(others);
  return {
    remark: said(school, stage),
    by: namedPayer(`${county}${stage.random.pick(['教育局', '会计核算中心', '财政国库支付中心'])}`, stage.random),
  };
});

/** Another 中心校 than its own pays. */
export const foreignCentral = trap(
  (school, stage) => {
    const other = stage.neighbour(school);
    return other === null ? null : { remark: said(school, stage), by: schoolPayer(other, stage.random) };
  },
  (school) => school.centralId !== '',
);

export const privateVague = trap(
  (school, stage) => {
    const { random } = stage;
    const name = personName(random);
    const remark = random.pick([
      `${school.own}培训费`,
      `${school.contact}`,
      `${name}培训`,
      '继续教育',
      `${wholeName(school, stage)}${name}`,
      `${bare(school.township)}${school.own}${name}`,
      `${school.phone}`,
      '全员培训1人',
    ]);
    return { remark, by: privatePerson(name, random), heads: random.pick([1, 1, 2]) };
  },
  (school) => school.heads > 2,
);

/** One township school stands for all of them: nobody says which. */
export const townshipAlone = trap(
  (school, stage) => ({
    remark: `${school.county}${stage.random.pick([bare(school.township), school.township])}${stage.random.pick(['各校', '所有学校', '', '辖区', '中小学'])}${countText(school.heads, stage.random)}`,
    by: bureauPayer(school, stage),
  }),
  (school, stage) => school.township !== '' && !stage.isSharedCounty(school.county),
);

/** 第一小学 where the register has 第十一 and 第二十一 as well: 一 lost its 十 only in a dream, but 一 is cut from 十一. */
export const strangerOrdinal = trap(
  (school, stage) => {
    const own = school.own.replace(
      /第.{1,3}(?=中学|小学|幼儿园)/,
      `第${stage.random.pick(['十四', '十七', '二十四', '三十', '三十一'])}`,
    );
    if (stage.forms.inCity(school.city, school.county, own) > 0) return null;
    return {
      remark: `${school.city}${school.county}${own}，${school.heads}人，${school.contact}${school.phone}`,
      by: bureauPayer(school, stage),
    };
  },
  (school) => school.own.startsWith('第'),
);

/** It isn't in the register, but sounds like one that is, and pays from its own account. */
export const soundsLike = trap(
  (school, stage) => {
    const { random } = stage;
    const own = random.pick(['大', '小', '东', '西', '新', '老', '前', '后', '上', '下']) + school.own;
    if (
      stage.forms.inCity(school.city, school.county, school.township + own) > 0 ||
      stage.forms.inCity(school.city, school.county, own) > 0
    )
      return null;
    const name = `${school.city}${school.county}${school.township}${own}`;
    return {
      remark: `${name}，${school.heads}人，${personName(random)}154${random.digits(8)}`,
      by: random.chance(0.5) ? namedPayer(name, random) : bureauPayer(school, stage),
    };
  },
  (school) => school.township !== '' && !/^中心|^学区|^联合|^第|^初级|^中学|^九年|^幼儿园/.test(school.own),
);

export const listTrap = trap(
  (school, stage) => {
    const { random } = stage;
    const other = stage.neighbour(school);
    if (other === null) return null;
    const stranger = `${school.township}${random.pick(['李沟', '王沟', '孙沟'])}小学`;
    if (stage.forms.inCounty(school.county, stranger) > 0) return null;
    const remark = random.pick([
      `${wholeName(school, stage)}${school.heads}人、${other.township}${other.own}${other.heads + 1}人`,
      `${wholeName(school, stage)}${school.heads}人，${stranger}${other.heads}人`,
      `${wholeName(school, stage)}、${other.township}${other.own}各${school.heads}人`,
    ]);
    return { remark, by: bureauPayer(school, stage), heads: school.heads + other.heads };
  },
  (school) => school.township !== '',
);

/** A school that was merged into another: its old name and account, and the liaison of the new one. */
export const mergedAway = trap(
  (school, stage) => {
    const { random, forms } = stage;
    const old = `${random.pick(['韩家', '卫庄', '茹村', '岔口', '尧头', '柏坡'])}${random.pick(['小学', '完全小学', '幼儿园', '学校', '初级中学'])}`;
    if (forms.inCity(school.city, school.county, school.township + old) > 0) return null;
    if (forms.inCity(school.city, school.county, old) > 0) return null;
    const name = `${school.city}${school.county}${school.township}${old}`;
    const count = countText(school.heads, random);
    const remark = random.pick([
      `${name}，${count}，${school.contact}${school.phone}`,
      `${name}（已并入${school.own}），${count}`,
      `${school.own}（原${old}） ${count} ${school.contact}`,
      `${count} ${school.contact} ${school.phone} ${old}`,
      `教师培训费${school.contact}${school.phone}`,
    ]);
    return { remark, by: namedPayer(name + random.pick(['', '工会', '（基本户）']), random) };
  },
  (school) => school.township !== '',
);

/** Companies, hospitals and other provinces' schools that use our words. */
export const stranger = trap((school, stage) => {
  const { random } = stage;
  const place = random.pick(['林芝市巴宜区', '海口市秀英区', '桂林市阳朔县', '黔西市']);
  const by = random.pick([
    namedPayer(`${place}${school.township}${school.own}`, random),
    namedPayer(`${place}教育局`, random),
    namedPayer('某某教育科技（北京）有限公司', random),
    namedPayer(`${school.county}人民医院`, random),
  ]);
  return {
    remark: random.pick([
      `${place}${school.township}${school.own}，${school.heads}人`,
      `教师培训费${school.heads}人`,
      `${place}${school.own}培训费`,
    ]),
    by,
  };
});
