import type { Random } from '../remittance/random.ts';
import type { MadeRegister, MadeSchool } from '../remittance/school-register.ts';
import { brandNames, counties, givenNames, surnames, townshipNames, twinsOf, villageNames } from './names.ts';

interface Draft extends Omit<MadeSchool, 'id' | 'centralId'> {
  central: Draft | null;
}

type Put = (township: string, own: string, heads: number, central?: Draft | null) => Draft;

/**
 * A register of another kind than `../remittance` makes: districts that bear one name in several cities, townships named
 * like counties, twins that sound alike, branch schools whose name begins with their parent's, ordinals up to twenty-five.
 */
export function secondRegister(count: number, random: Random): MadeRegister {
  const places = random.shuffle([...counties]);
  const used = places.slice(0, Math.max(4, Math.min(places.length, Math.ceil(count / 220))));
  const each = Math.ceil(count / used.length);
  const drafts = used.flatMap(([city, county]) => countyDrafts(city, county, each, random));
  const seen = new Set<string>();
  const unique = drafts.filter(
    (one) => !seen.has(one.city + one.county + one.name) && seen.add(one.city + one.county + one.name),
  );
  const ids = new Map(unique.map((draft, at) => [draft, `S${String(at + 1).padStart(6, '0')}`]));
  const schools = unique.map(({ central, ...rest }, at): MadeSchool => {
    return {
      ...rest,
      id: `S${String(at + 1).padStart(6, '0')}`,
      centralId: central === null ? '' : (ids.get(central) ?? ''),
    };
  });
  return { schools, strangers: [] };
}

function countyDrafts(city: string, county: string, count: number, random: Random): Draft[] {
  const drafts: Draft[] = [];
  const prefix = random.pick([county, county, county, city + county, county]);
  const put: Put = (township, own, heads, central = null) => {
    const shared = drafts.length > 0 && random.chance(0.06) ? random.pick(drafts) : null;
    const draft: Draft = {
      name: prefix + township + own,
      kind: /园/.test(own) ? '幼儿园' : '小学',
      county,
      city,
      taxNumber: `12${random.digits(16)}`,
      contact: shared?.contact ?? personName(random),
      phone: shared !== null && random.chance(0.4) ? shared.phone : `154${random.digits(8)}`,
      heads,
      township,
      own,
      central,
    };
    drafts.push(draft);
    return draft;
  };
  townSchools(random, put);
  const taken = new Set<string>();
  while (drafts.length < count) {
    const name = random.pick(townshipNames) + (random.chance(0.3) ? random.pick(['坪', '头', '集', '店', '堡']) : '');
    const twins = [name, ...(random.chance(0.12) ? twinsOf(name) : [])];
    for (const one of twins) {
      if (taken.has(one)) continue;
      taken.add(one);
      ruralSchools(one + random.pick(['镇', '镇', '乡', '乡', '街道']), random, put);
    }
    if (taken.size > 400) break;
  }
  return drafts.slice(0, Math.max(count, 30));
}

const ordinals = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 二十 二十一 二十五'.split(' ');

function townSchools(random: Random, put: Put): void {
  for (const ordinal of ordinals.slice(0, random.int(2, ordinals.length))) {
    put('', `第${ordinal}中学${random.pick(['', '校'])}`, random.int(40, 260));
    if (random.chance(0.6)) put('', `第${ordinal}${random.pick(['小学', '实验小学', '小学校'])}`, random.int(25, 140));
    if (random.chance(0.3)) put('', `第${ordinal}幼儿园`, random.int(8, 40));
  }
  const experimental = put('', '实验小学', random.int(40, 150));
  if (random.chance(0.5))
    put('', `实验小学${random.pick(['东校区', '分校', '北校', '（新区）'])}`, random.int(20, 80), experimental);
  for (const own of random.some(
    [
      '实验中学',
      '外国语学校',
      '育才学校',
      '回民小学',
      '逸夫小学',
      '师范附属小学',
      '人民小学',
      '铁路小学',
      '职业教育中心',
      '特殊教育学校',
      '教师进修学校',
      '青少年活动中心',
    ],
    5,
  )) {
    put('', own, random.int(6, 120));
  }
  for (const brand of random.some(brandNames, 4)) put('', `${brand}幼儿园`, random.int(3, 25));
}

function ruralSchools(township: string, random: Random, put: Put): void {
  const short = township.replace(/镇$|乡$|街道$/, '');
  const central = put(township, random.pick(['中心学校', '中心校', '学区', '联合校', '中心学校']), random.int(5, 45));
  put(township, random.pick(['中心小学', '中心完小', '中心小学校']), random.int(6, 50), central);
  if (random.chance(0.25))
    put(township, `中心小学${random.pick(['分校', '东校区', '西校区'])}`, random.int(2, 20), central);
  if (random.chance(0.7))
    put(
      township,
      random.pick(['初级中学', '中学', '九年一贯制学校', '第二初级中学', '九年制学校']),
      random.int(12, 70),
    );
  put(township, random.pick(['中心幼儿园', '幼儿园', '中心幼儿园']), random.int(3, 22), central);
  if (random.chance(0.4)) put(township, `${random.pick(brandNames)}幼儿园`, random.int(2, 15));
  for (let left = random.int(2, 9); left > 0; left -= 1) {
    const village = random.chance(0.08)
      ? short
      : random.pick(villageNames) + random.pick(['', '', '村', '庄', '沟', '湾']);
    const twins = [village, ...(random.chance(0.08) ? twinsOf(village) : [])];
    for (const one of twins)
      put(
        township,
        one + random.pick(['小学', '小学', '完全小学', '希望小学', '教学点', '幼儿园', '学校']),
        random.int(1, 18),
        central,
      );
    if (random.chance(0.05))
      put(township, `${village}${random.pick(['联办小学', '小学附属幼儿园', '小学分校'])}`, random.int(1, 9), central);
  }
}

export function personName(random: Random): string {
  return random.pick(surnames) + random.pick(givenNames) + (random.chance(0.55) ? random.pick(givenNames) : '');
}
