import { type Township, townshipsOfYangcheng, yangchengCode } from './place.ts';
import type { Random } from './random.ts';
import type { School } from './school.ts';
import { centralSchool, type SchoolOrder, schoolMaker, shortTown, type VillageKind } from './school-maker.ts';

const county = '阳城县';

/** 县直 schools: every name the notice's addressees suggest, two senior highs and a vocational school among them. */
const countySchools: readonly SchoolOrder[] = [
  {
    name: '阳城县第一中学校',
    schoolType: '高级中学',
    stages: ['senior'],
    teacherCount: 200,
    aliases: ['阳城一中', '县一中'],
  },
  {
    name: '阳城县第二中学校',
    schoolType: '高级中学',
    stages: ['senior'],
    teacherCount: 165,
    aliases: ['阳城二中', '县二中'],
  },
  {
    name: '阳城县职业高级中学校',
    schoolType: '职业高中',
    stages: ['vocational'],
    teacherCount: 118,
    aliases: ['阳城职高', '阳城县职业高中'],
  },
  { name: '阳城县第三中学校', schoolType: '初级中学', stages: ['junior'], teacherCount: 126, aliases: ['阳城三中'] },
  { name: '阳城县第四中学校', schoolType: '初级中学', stages: ['junior'], teacherCount: 104, aliases: ['阳城四中'] },
  {
    name: '阳城县实验小学',
    schoolType: '小学',
    stages: ['primary'],
    teacherCount: 112,
    aliases: ['阳城实小', '实验小学'],
  },
  { name: '阳城县第二小学校', schoolType: '小学', stages: ['primary'], teacherCount: 92, aliases: ['阳城二小'] },
  {
    name: '阳城县幼儿园',
    schoolType: '幼儿园',
    stages: ['preschool'],
    teacherCount: 46,
    aliases: ['县幼儿园', '阳城县机关幼儿园'],
  },
  { name: '阳城县第二幼儿园', schoolType: '幼儿园', stages: ['preschool'], teacherCount: 34, aliases: ['阳城二幼'] },
  {
    name: '阳城县特殊教育学校',
    schoolType: '特殊教育学校',
    stages: ['special'],
    teacherCount: 24,
    aliases: ['阳城特校'],
  },
  {
    name: '阳城县育才双语学校',
    schoolType: '九年一贯制学校',
    stages: ['primary', 'junior'],
    teacherCount: 68,
    aliases: ['育才学校'],
    isPrivate: true,
  },
  {
    name: '阳城县启明学校',
    schoolType: '小学',
    stages: ['primary'],
    teacherCount: 36,
    aliases: ['启明学校'],
    isPrivate: true,
  },
];

const privateKindergartens =
  '金苹果 小太阳 蓝天 七彩 童心 阳光 育苗 红缨 小博士 贝贝 星星 爱心 晨曦 向阳花 快乐 新世纪'.split(' ');

/** Townships with a second junior high. */
const secondJuniors = new Map([
  ['北留镇', '章训'],
  ['润城镇', '屯城'],
  ['芹池镇', '阳陵'],
]);

/** 阳城县: 县直 and 民办 schools, each township's 中学 and 中心校 with its village schools. */
export function schoolsOfYangcheng(random: Random): School[] {
  const make = schoolMaker(yangchengCode, random);
  const inTown = [...countySchools, ...privateKindergartens.map((word) => kindergarten(word, random.int(6, 20)))];
  return [...inTown.map(make), ...townshipsOfYangcheng().flatMap((town) => schoolsOfTown(town, make, random))];
}

function kindergarten(word: string, teacherCount: number): SchoolOrder {
  const aliases = [`${word}幼儿园`];
  const name = `阳城县${word}幼儿园`;
  return { name, schoolType: '幼儿园', stages: ['preschool'], teacherCount, aliases, isPrivate: true };
}

function schoolsOfTown(town: Township, make: (order: SchoolOrder) => School, random: Random): School[] {
  const { name: township, villages } = town;
  const short = shortTown(township);
  const junior = { schoolType: '初级中学', stages: ['junior'], township } as const;
  const schools = [
    make({
      ...junior,
      name: `${county}${township}初级中学校`,
      teacherCount: random.int(28, 50),
      spot: '镇区',
      aliases: [`${short}中学`, `${short}初中`],
    }),
  ];
  const second = secondJuniors.get(township);
  if (second) {
    const name = `${county}${township}${second}初级中学校`;
    const teacherCount = random.int(18, 28);
    schools.push(make({ ...junior, name, teacherCount, spot: `${second}村`, aliases: [`${second}中学`] }));
  }
  const centre = centralSchool(make, {
    county,
    township,
    office: random.int(9, 15),
    primary: random.int(17, 29),
    kindergarten: random.int(7, 12),
    villages: villages.flatMap((village, at) => schoolsOfVillage(village, at === 0, random)),
  });
  return [...schools, ...centre];
}

/** The largest village has a school and a kindergarten, the others a small school or a teaching point of three. */
function schoolsOfVillage(village: string, isLargest: boolean, random: Random): [string, VillageKind, number][] {
  if (isLargest) {
    return [
      [village, '小学', random.int(6, 10)],
      [village, '幼儿园', random.int(3, 5)],
    ];
  }
  return random.chance(400) ? [[village, '教学点', 3]] : [[village, '小学', random.int(4, 8)]];
}
