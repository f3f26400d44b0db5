import { plain } from './name-oracle.ts';
import { cities, fullName, phoneNumber, townshipName, villageName } from './place-name.ts';
import type { Random } from './random.ts';

/** A school of the made-up register. */
export interface MadeSchool {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly county: string;
  readonly city: string;
  readonly taxNumber: string;
  readonly contact: string;
  readonly phone: string;
  readonly heads: number;
  readonly centralId: string;
  /** Its 缴费码, where the register has them. */
  readonly code?: string;
  /** The parts that remarks are made of. */
  readonly township: string;
  readonly own: string;
}

export interface MadeRegister {
  readonly schools: readonly MadeSchool[];
  /** Schools of the same kind that exist and pay, but that the register doesn't have. */
  readonly strangers: readonly MadeSchool[];
}

interface Draft extends Omit<MadeSchool, 'id' | 'centralId'> {
  centralOf: Draft | null;
}

const kindergartens = [
  '阳光',
  '蓝天',
  '启明星',
  '金太阳',
  '小天使',
  '童星',
  '未来之星',
  '红黄蓝',
  '春蕾',
  '育英',
  '智慧树',
  '爱心',
  '华杰',
  '博苑',
  '七彩',
];

/** About `count` schools in as many counties as that takes, some 5 % of them kept out of the register as strangers. */
export function makeRegister(count: number, random: Random): MadeRegister {
  const places = Object.entries(cities).flatMap(([city, names]) =>
    names.split(' ').map((county) => ({ city, county })),
  );
  const perCounty = Math.max(60, Math.ceil(count / Math.min(places.length, Math.max(2, Math.ceil(count / 140)))));
  const drafts: Draft[] = [];
  for (const place of random.shuffle([...places])) {
    if (drafts.length >= count) break;
    drafts.push(...countySchools(place.city, place.county, Math.min(perCounty, count - drafts.length), random));
  }
  const seen = new Set<string>();
  const unique = drafts.filter((draft) => !seen.has(draft.city + draft.name) && seen.add(draft.city + draft.name));
  const ids = new Map(unique.map((draft, at) => [draft, `S${String(at + 1).padStart(6, '0')}`]));
  const made = unique.map((draft): MadeSchool => {
    const { centralOf, ...rest } = draft;
    return { ...rest, id: ids.get(draft) ?? '', centralId: centralOf === null ? '' : (ids.get(centralOf) ?? '') };
  });
  // A stranger that only a final 校 tells from a registered school could not be told apart by anyone.
  const plainNames = new Map<string, number>();
  const plainOf = (school: MadeSchool) => school.city + plain(school.name);
  for (const school of made) plainNames.set(plainOf(school), (plainNames.get(plainOf(school)) ?? 0) + 1);
  const isStranger = made.map(
    (school) => school.kind !== '中心校' && plainNames.get(plainOf(school)) === 1 && random.chance(0.05),
  );
  return { schools: made.filter((_, at) => !isStranger[at]), strangers: made.filter((_, at) => isStranger[at]) };
}

function countySchools(city: string, county: string, count: number, random: Random): Draft[] {
  const schools: Draft[] = [];
  const prefix = nameStyle(city, county, random);
  const add = (township: string, own: string, kind: string, heads: number, centralOf: Draft | null = null): Draft => {
    const contact = centralOf !== null && random.chance(0.08) ? centralOf.contact : fullName(random);
    const phone = centralOf !== null && contact === centralOf.contact ? centralOf.phone : phoneNumber(random);
    const place = { county, city, township, own, kind, centralOf };
    const draft = {
      ...place,
      name: prefix + township + own,
      taxNumber: `12${random.digits(16)}`,
      contact,
      phone,
      heads,
    };
    schools.push(draft);
    return draft;
  };
  for (const ordinal of ['一', '二', '三', '四'].slice(0, random.int(1, 4))) {
    add('', `第${ordinal}中学${random.pick(['校', ''])}`, '中学', random.int(60, 220));
    add('', `第${ordinal}小学${random.pick(['校', ''])}`, '小学', random.int(40, 130));
  }
  add('', '实验小学', '小学', random.int(50, 130));
  if (random.chance(0.5)) add('', '实验中学', '中学', random.int(50, 130));
  add('', random.pick(['职业高级中学', '职业中学', '职业技术学校']), '职中', random.int(30, 90));
  add('', '特殊教育学校', '特教', random.int(8, 25));
  add('', random.pick(['教师进修学校', '教师进修校']), '进修校', random.int(6, 20));
  add('', random.pick(['直属机关幼儿园', '机关幼儿园', '第一幼儿园', '幼儿园']), '幼儿园', random.int(15, 40));
  for (const name of random.some(kindergartens, 3)) add('', `${name}幼儿园`, '幼儿园', random.int(4, 20));
  const names = new Set<string>();
  while (schools.length < count) {
    const name = townshipName(random);
    if (names.has(name)) continue;
    names.add(name);
    townshipSchools(name + random.pick(['镇', '乡', '镇', '乡', '街道']), random, add);
  }
  return schools;
}

type Add = (township: string, own: string, kind: string, heads: number, centralOf?: Draft | null) => Draft;

function townshipSchools(township: string, random: Random, add: Add): void {
  const centralName = random.pick(['中心学校', '中心校', '中心学校', '联校', '联合学区']);
  const central = add(township, centralName, '中心校', random.int(10, 40));
  if (random.chance(0.8))
    add(township, random.pick(['中学校', '初级中学', '初级中学校', '中学']), '中学', random.int(20, 75));
  add(township, `中心小学${random.pick(['', '校'])}`, '小学', random.int(8, 45), central);
  add(township, '中心幼儿园', '幼儿园', random.int(4, 20), central);
  if (random.chance(0.2)) add(township, `${random.pick(kindergartens)}幼儿园`, '幼儿园', random.int(3, 15));
  for (let at = random.int(3, 11); at > 0; at -= 1) {
    const village = random.chance(0.06) ? township.replace(/镇$|乡$|街道$/, '') : villageName(random);
    const ending = random.pick([
      '小学',
      '小学',
      '小学',
      '小学校',
      '小学校',
      '幼儿园',
      '教学点',
      '寄宿制小学',
      '学校',
      '希望小学',
    ]);
    add(township, village + ending, ending.endsWith('园') ? '幼儿园' : '小学', random.int(2, 16), central);
    if (random.chance(0.06))
      add(township, `${village}${ending.endsWith('园') ? '小学' : '幼儿园'}`, '小学', random.int(2, 12), central);
  }
}

/** Most registered names begin with the county; some with city and county, some with neither. */
function nameStyle(city: string, county: string, random: Random): string {
  const isAlone = county.length === 2 && county.endsWith('区');
  if (isAlone) return random.pick([city + county, county]);
  const style = random.next();
  if (style < 0.84) return county;
  return style < 0.94 ? city + county : '';
}

/** schools.csv with the columns of the register. */
export function schoolsCsv(schools: readonly MadeSchool[]): string {
  const head = '学校编号,备案名称,学段,县（市、区）,地市,单位税号,联系人,手机号码,预计人数,上级中心校编号';
  const rows = schools.map((one) =>
    [
      one.id,
      one.name,
      one.kind,
      one.county,
      one.city,
      one.taxNumber,
      one.contact,
      one.phone,
      one.heads,
      one.centralId,
    ].join(','),
  );
  return `\ufeff${[head, ...rows].join('\n')}\n`;
}
