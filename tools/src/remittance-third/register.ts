import { shanxiPlaces } from '@yanxiu/domain/org/data/shanxi';
import { paymentCodeOf } from '@yanxiu/domain/payment/remark-code';
import type { Random } from '../remittance/random.ts';
import type { MadeSchool } from '../remittance/school-register.ts';
import { person, townships, village } from './village.ts';

/** What kind of school stands at a place; remarks shorten each in its own way. */
export type Sort =
  | 'ordinal'
  | 'named'
  | 'central'
  | 'townMiddle'
  | 'townPrimary'
  | 'townKinder'
  | 'village'
  | 'private';

export interface ThirdSchool extends MadeSchool {
  readonly sort: Sort;
  /** 中学 小学 幼儿园 中心校 学校. */
  readonly level: string;
  readonly code: string;
}

export interface ThirdRegister {
  readonly schools: readonly ThirdSchool[];
  /** Schools that pay but stand in no list: closed, merged, of another programme. */
  readonly strangers: readonly ThirdSchool[];
}

interface Place {
  readonly city: string;
  readonly county: string;
}

const counties: readonly Place[] = shanxiPlaces
  .filter((place) => place.kind === 'county')
  .map((place) => ({
    county: place.name,
    city: shanxiPlaces.find((one) => one.code === place.parentCode)?.name ?? '',
  }));

const numerals = '一二三四五六七八九十'.split('');

export function ordinal(n: number): string {
  return n <= 10 ? (numerals[n - 1] ?? '') : `十${numerals[n - 11] ?? ''}`;
}

type Draft = Omit<ThirdSchool, 'id' | 'code' | 'centralId' | 'taxNumber' | 'contact' | 'phone' | 'heads'>;

/** About `count` schools, county by county as a province's register lists them. */
export function thirdRegister(count: number, random: Random): ThirdRegister {
  const perCounty = Math.max(60, Math.ceil(count / counties.length));
  const places = random.some(counties, Math.ceil(count / perCounty));
  const schools: ThirdSchool[] = [];
  const strangers: ThirdSchool[] = [];
  const phones: string[] = [];
  const cities = [...new Set(places.map((place) => place.city))];
  for (const place of [...places, ...cities.map((city) => ({ city, county: '' }))]) {
    const names = new Set<string>();
    const centrals = new Map<string, string>();
    for (const draft of place.county === '' ? directUnder(place, random) : countyOf(place, perCounty, random)) {
      if (names.has(draft.name)) continue;
      names.add(draft.name);
      const isStranger = draft.sort !== 'central' && random.chance(0.06);
      const serial = schools.length + strangers.length + 1;
      const id = `T${String(serial).padStart(6, '0')}`;
      if (draft.sort === 'central') centrals.set(draft.township, id);
      const shared = phones.length > 0 && random.chance(0.02);
      const phone = shared ? random.pick(phones.slice(-30)) : `154${random.digits(8)}`;
      phones.push(phone);
      const isUnder = draft.sort === 'village' || draft.sort === 'townPrimary' || draft.sort === 'townKinder';
      const school: ThirdSchool = {
        ...draft,
        id,
        code: paymentCodeOf(serial * 7 + random.int(0, 6)),
        centralId: isUnder ? (centrals.get(draft.township) ?? '') : '',
        taxNumber: `12140000${random.digits(10)}`,
        contact: person(random),
        phone,
        heads: headsOf(draft, random),
      };
      (isStranger ? strangers : schools).push(school);
    }
  }
  return { schools, strangers };
}

function headsOf({ sort, level }: Draft, random: Random): number {
  if (sort === 'ordinal' || sort === 'named') return random.int(level === '幼儿园' ? 12 : 40, 210);
  if (sort === 'townMiddle' || sort === 'central' || sort === 'townPrimary') return random.int(9, 75);
  return random.int(2, 19);
}

function* countyOf(place: Place, wanted: number, random: Random): Generator<Draft> {
  let made = 0;
  for (const draft of seatOf(place, random)) {
    made += 1;
    yield draft;
  }
  for (const township of townships(Math.max(3, Math.ceil((wanted - made) / 14)), random)) {
    yield* townOf(place, township, random);
  }
}

/** Schools of the city itself, in no county: 长治市第一中学 beside 潞州区第一中学. */
function* directUnder(place: Place, random: Random): Generator<Draft> {
  const at = (sort: Sort, own: string, level: string): Draft => ({
    ...place,
    sort,
    own,
    level,
    kind: level,
    township: '',
    name: `${place.city}${own}`,
  });
  for (let n = 1; n <= random.int(2, 9); n += 1) yield at('ordinal', `第${ordinal(n)}中学`, '中学');
  for (const own of ['实验小学', '实验中学', '育才小学']) if (random.chance(0.6)) yield at('named', own, own.slice(2));
}

/** Schools of the county's seat: numbered, named, with branches that carry the whole name of the main school. */
function* seatOf(place: Place, random: Random): Generator<Draft> {
  const { county } = place;
  const seat = (sort: Sort, own: string, level: string, kind: string, name = `${county}${own}`): Draft => ({
    ...place,
    sort,
    own,
    level,
    kind,
    name,
    township: '',
  });
  for (const [level, most, tail] of [
    ['中学', random.int(2, 12), random.pick(['', '校'])],
    ['小学', random.int(2, 13), random.pick(['', '校'])],
    ['幼儿园', random.int(1, 5), ''],
  ] as const) {
    for (let n = 1; n <= most; n += 1) {
      const own = `第${ordinal(n)}${level}`;
      yield seat('ordinal', own, level, level, `${county}${own}${tail}`);
      if (n <= 2 && random.chance(0.25))
        yield seat('named', `${own}${random.pick(['东校区', '南校区', '分校'])}`, level, level);
    }
  }
  const named: readonly [string, string, string][] = [
    ['实验中学', '中学', '中学'],
    ['实验小学', '小学', '小学'],
    ['第二实验小学', '小学', '小学'],
    ['育才小学', '小学', '小学'],
    ['逸夫小学', '小学', '小学'],
    ['职业中学', '中学', '职中'],
    ['特殊教育学校', '学校', '特教'],
    ['教师进修学校', '学校', '进修校'],
    ['直属机关幼儿园', '幼儿园', '幼儿园'],
    ['实验幼儿园', '幼儿园', '幼儿园'],
    ['九年一贯制学校', '学校', '中学'],
  ];
  for (const [own, level, kind] of random.some(named, random.int(5, named.length)))
    yield seat('named', own, level, kind);
  for (const own of random.some(['育英', '博文', '新星', '成龙', '树人', '启航'], random.int(0, 3)))
    yield seat('private', `${own}${random.pick(['双语学校', '学校'])}`, '学校', '中学');
}

function* townOf(place: Place, township: string, random: Random): Generator<Draft> {
  const lead = random.chance(0.06) ? '' : place.county;
  const at = (sort: Sort, own: string, level: string, kind: string): Draft => ({
    ...place,
    sort,
    own,
    level,
    kind,
    township,
    name: `${lead}${township}${own}`,
  });
  yield at('central', random.pick(['中心校', '中心学校', '联合学校', '学区']), '中心校', '中心校');
  if (random.chance(0.7))
    yield at('townMiddle', random.pick(['中学', '初级中学', '初级中学校', '中学校']), '中学', '中学');
  if (random.chance(0.7))
    yield at('townPrimary', random.pick(['中心小学', '中心小学校', '寄宿制小学']), '小学', '小学');
  if (random.chance(0.6)) yield at('townKinder', '中心幼儿园', '幼儿园', '幼儿园');
  for (let left = random.int(5, 13); left > 0; left -= 1) {
    const own = random.chance(0.04) ? township.replace(/(镇|乡|街道)$/, '') : village(random);
    const [tail, level] = random.pick([
      ['小学', '小学'],
      ['小学', '小学'],
      ['小学校', '小学'],
      ['完全小学', '小学'],
      ['幼儿园', '幼儿园'],
      ['教学点', '小学'],
    ] as const);
    yield at('village', `${own}${tail}`, level, level);
  }
  for (const own of random.some(['蓝天', '小天使', '红太阳', '金贝贝', '艺星'], random.int(0, 2)))
    yield at('private', `${own}幼儿园`, '幼儿园', '幼儿园');
}
