import type { Stage } from '@yanxiu/domain/program/policy';
import { creditCodeOf } from './number.ts';
import { cityCodeOf, placeName } from './place.ts';
import type { Random } from './random.ts';
import type { School } from './school.ts';

export interface SchoolOrder {
  readonly name: string;
  readonly schoolType: keyof typeof classCodes;
  readonly stages: readonly Stage[];
  readonly teacherCount: number;
  readonly aliases?: readonly string[];
  readonly isPrivate?: boolean;
  readonly township?: string;
  /** Below the township, or the street of a school in town. */
  readonly spot?: string;
  /** The 中心校 of a subordinate school. */
  readonly through?: School;
}

/** The first two digits of a 学校标识码 by kind of school (学校标识码 rule of 2011). */
const classCodes = {
  幼儿园: '11',
  小学: '21',
  教学点: '21',
  中心校: '21',
  初级中学: '31',
  九年一贯制学校: '31',
  高级中学: '34',
  完全中学: '34',
  职业高中: '36',
  特殊教育学校: '51',
} as const;

const streets = ['新建东街', '新建西街', '文化路', '凤凰路', '府前街', '滨河路', '长征街', '和平街', '育才路'];

/** 阳城县 → 阳城, 忻府区 → 忻府; 五台山风景名胜区 → 五台山. */
export function shortPlace(name: string): string {
  return name.replace(/(风景名胜区|[县市区])$/, '');
}

function bankOf(parentCode: string, accountName: string, random: Random): School['bank'] {
  const place = placeName(parentCode);
  const bankName = random.weighted([
    [`山西${shortPlace(place)}农村商业银行股份有限公司`, 40],
    [`中国农业银行股份有限公司${place}支行`, 20],
    [`中国工商银行股份有限公司${place}支行`, 15],
    [`中国建设银行股份有限公司${place}支行`, 10],
    [`中国邮政储蓄银行股份有限公司${place}支行`, 8],
    [`晋商银行股份有限公司${place}支行`, 7],
  ]);
  return { bankName, accountNumber: `05${random.digits(17)}`, accountName };
}

/** Makes the schools of one county (or the 市直 ones of a city), numbering them as they come. */
export function schoolMaker(parentCode: string, random: Random): (order: SchoolOrder) => School {
  let serial = 0;
  const place = placeName(parentCode);
  const city = placeName(cityCodeOf(parentCode));
  return (order) => {
    serial += 1;
    const own = random.fork(String(serial));
    const code = `${classCodes[order.schoolType]}14${parentCode.slice(3)}${String(serial).padStart(3, '0')}`;
    const isPrivate = order.isPrivate ?? false;
    const before = `山西省${city}${place === city ? '' : place}`;
    const spot = order.spot ?? `${own.pick(streets)}${own.int(1, 188)}号`;
    const prefix = own.weighted([
      ['', 84],
      ['山西省', 8],
      [place === city ? '' : city, 8],
    ]);
    const registeredName = order.through?.registeredName ?? `${prefix}${order.name}`;
    return {
      code,
      name: order.name,
      registeredName,
      aliases: order.aliases ?? [],
      stages: order.stages,
      ownership: isPrivate ? 'private' : 'public',
      parentCode,
      reportsThroughCode: order.through?.code ?? null,
      uscc: order.through ? null : creditCodeOf(isPrivate ? '52' : '12', parentCode, own),
      schoolType: order.schoolType,
      township: order.township ?? null,
      address: `${before}${order.township ?? ''}${spot}`,
      bank: order.through ? null : bankOf(parentCode, registeredName, own),
      teacherCount: order.teacherCount,
    };
  };
}

export type VillageKind = '小学' | '教学点' | '幼儿园';

interface TownOrder {
  readonly county: string;
  readonly township: string;
  /** How many people: the 中心校's own staff, its central primary school (0: the 中心校 itself is it), kindergarten. */
  readonly office: number;
  readonly primary: number;
  readonly kindergarten: number;
  readonly villages: readonly (readonly [name: string, kind: VillageKind, teacherCount: number])[];
}

/** A township's 中心校 with the village schools and kindergartens that report through it. */
export function centralSchool(make: (order: SchoolOrder) => School, town: TownOrder): School[] {
  const { county, township } = town;
  const short = shortTown(township);
  const inTown = { township, spot: '镇区' };
  const centre = make({
    ...inTown,
    name: `${county}${township}中心学校`,
    schoolType: '中心校',
    stages: ['primary'],
    teacherCount: town.office,
    aliases: [`${short}中心校`, `${county}${short}中心校`],
  });
  const subordinate = (word: string, kind: VillageKind, teacherCount: number, at: { spot: string; alias: string }) =>
    make({
      name: `${county}${township}${word}${kind}`,
      schoolType: kind,
      stages: [kind === '幼儿园' ? 'preschool' : 'primary'],
      teacherCount,
      township,
      spot: at.spot,
      aliases: [at.alias],
      through: centre,
    });
  const spot = inTown.spot;
  return [
    centre,
    ...(town.primary > 0 ? [subordinate('中心', '小学', town.primary, { spot, alias: `${short}中心小学` })] : []),
    subordinate('中心', '幼儿园', town.kindergarten, { spot, alias: `${short}中心幼儿园` }),
    ...town.villages.map(([village, kind, count]) =>
      subordinate(village, kind, count, { spot: `${village}村`, alias: `${village}${kind}` }),
    ),
  ];
}

/** 北留镇 → 北留; 耿镇镇 → 耿镇. */
export function shortTown(township: string): string {
  return township.replace(/[镇乡]$/, '');
}
