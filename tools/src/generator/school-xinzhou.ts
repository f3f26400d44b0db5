import { countiesOfXinzhou, placeName, wutaishanCode, type XinzhouCounty, xinzhouCode } from './place.ts';
import type { Random } from './random.ts';
import type { School } from './school.ts';
import { centralSchool, type SchoolOrder, schoolMaker, shortPlace, shortTown } from './school-maker.ts';

const cityDirect: readonly SchoolOrder[] = [
  { name: '忻州市第一中学校', schoolType: '高级中学', stages: ['senior'], teacherCount: 180, aliases: ['忻州一中'] },
  { name: '忻州市第二中学校', schoolType: '高级中学', stages: ['senior'], teacherCount: 130, aliases: ['忻州二中'] },
  {
    name: '忻州市实验中学校',
    schoolType: '完全中学',
    stages: ['junior', 'senior'],
    teacherCount: 160,
    aliases: ['忻州实验中学'],
  },
  { name: '忻州市第五中学校', schoolType: '初级中学', stages: ['junior'], teacherCount: 110, aliases: ['忻州五中'] },
  { name: '忻州市实验小学校', schoolType: '小学', stages: ['primary'], teacherCount: 110, aliases: ['忻州实小'] },
  { name: '忻州市长征小学校', schoolType: '小学', stages: ['primary'], teacherCount: 90, aliases: ['长征小学'] },
  { name: '忻州市七一路小学校', schoolType: '小学', stages: ['primary'], teacherCount: 85, aliases: ['七一路小学'] },
  { name: '忻州市和平街小学校', schoolType: '小学', stages: ['primary'], teacherCount: 70, aliases: ['和平街小学'] },
  { name: '忻州市幼儿园', schoolType: '幼儿园', stages: ['preschool'], teacherCount: 60, aliases: ['市幼儿园'] },
  {
    name: '忻州市直属机关幼儿园',
    schoolType: '幼儿园',
    stages: ['preschool'],
    teacherCount: 55,
    aliases: ['市直幼儿园'],
  },
  {
    name: '忻州市特殊教育学校',
    schoolType: '特殊教育学校',
    stages: ['special'],
    teacherCount: 45,
    aliases: ['忻州特校'],
  },
  { name: '忻州市职业中学校', schoolType: '职业高中', stages: ['vocational'], teacherCount: 90, aliases: ['忻州职中'] },
  {
    name: '忻州市育英学校',
    schoolType: '九年一贯制学校',
    stages: ['primary', 'junior'],
    teacherCount: 60,
    aliases: ['育英学校'],
    isPrivate: true,
  },
];

type Sized = readonly [suffix: string, order: Omit<SchoolOrder, 'name'>, alias: string];

/** What every county town has, at the usual size. */
const countyTown: readonly Sized[] = [
  ['第一中学校', { schoolType: '高级中学', stages: ['senior'], teacherCount: 130 }, '一中'],
  ['职业中学校', { schoolType: '职业高中', stages: ['vocational'], teacherCount: 48 }, '职中'],
  ['第二中学校', { schoolType: '初级中学', stages: ['junior'], teacherCount: 90 }, '二中'],
  ['实验小学校', { schoolType: '小学', stages: ['primary'], teacherCount: 82 }, '实小'],
  ['第二小学校', { schoolType: '小学', stages: ['primary'], teacherCount: 58 }, '二小'],
  ['幼儿园', { schoolType: '幼儿园', stages: ['preschool'], teacherCount: 38 }, '幼儿园'],
  ['金色童年幼儿园', { schoolType: '幼儿园', stages: ['preschool'], teacherCount: 13, isPrivate: true }, '金色童年'],
];

const extraTown: readonly Sized[] = [
  ['小天使幼儿园', { schoolType: '幼儿园', stages: ['preschool'], teacherCount: 10, isPrivate: true }, '小天使'],
  ['特殊教育学校', { schoolType: '特殊教育学校', stages: ['special'], teacherCount: 18 }, '特校'],
];

const wutaishanTown: readonly Sized[] = [
  ['学校', { schoolType: '九年一贯制学校', stages: ['primary', 'junior'], teacherCount: 110 }, '五台山学校'],
  ['幼儿园', { schoolType: '幼儿园', stages: ['preschool'], teacherCount: 30 }, '景区幼儿园'],
];

function townSchools(county: XinzhouCounty): readonly Sized[] {
  if (county.code === wutaishanCode) return wutaishanTown;
  return county.sizeX100 >= 100 ? [...countyTown, ...extraTown] : countyTown;
}

function schoolsOfCounty(county: XinzhouCounty, random: Random): School[] {
  const make = schoolMaker(county.code, random);
  const name = placeName(county.code);
  const sized = (usual: number): number =>
    Math.max(3, Math.round((usual * county.sizeX100 * random.int(92, 108)) / 10_000));
  const schools = townSchools(county).map(([suffix, order, alias]) =>
    make({
      ...order,
      name: `${name}${suffix}`,
      teacherCount: sized(order.teacherCount),
      aliases: [alias.startsWith('五台山') ? alias : `${shortPlace(name)}${alias}`],
    }),
  );
  county.townships.forEach(({ name: township, villages }, at) => {
    const short = shortTown(township);
    if (at % 2 === 0) {
      const aliases = [`${short}中学`, `${short}初中`];
      const order = { schoolType: '初级中学', stages: ['junior'], township, spot: '镇区', aliases } as const;
      schools.push(make({ ...order, name: `${name}${township}初级中学校`, teacherCount: sized(40) }));
    }
    const kind = random.chance(350) ? '教学点' : '小学';
    const village = villages[0] ?? '新民';
    schools.push(
      ...centralSchool(make, {
        county: name,
        township,
        office: sized(22),
        primary: 0,
        kindergarten: sized(8),
        villages: [[village, kind, kind === '教学点' ? 3 : sized(6)]],
      }),
    );
  });
  return schools;
}

/** 忻州市: 市直 schools and the schools of its 15 county-level units, 五台山风景名胜区 among them. */
export function schoolsOfXinzhou(random: Random): School[] {
  const make = schoolMaker(xinzhouCode, random.fork('direct'));
  return [
    ...cityDirect.map(make),
    ...countiesOfXinzhou(random.fork('place')).flatMap((county) => schoolsOfCounty(county, random.fork(county.code))),
  ];
}
