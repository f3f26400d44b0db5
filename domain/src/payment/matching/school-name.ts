import { chineseOrdinal } from '../remark-number.ts';

const ordinal = '([一二三四五六七八九十]{1,3})';

/** What a keyboard makes of the words that end every school's name. */
const mends: readonly (readonly [RegExp, string])[] = [
  [/小[雪血穴]/gu, '小学'],
  // 沈雪校长 is a headmistress, no school.
  [/雪(?=校(?!长)|区)/gu, '学'],
  [/(?<=\p{Script=Han}{2})[晓筱]学(?![校\p{L}])/gu, '小学'],
  [/(?<=教)雪(?=点)/gu, '学'],
  [/(?<=[心学中小合])[效较]/gu, '校'],
  [/中雪/gu, '中学'],
  [/幼(?:儿|尔)[圆院员元]|幼尔园/gu, '幼儿园'],
];

/** One spelling of what is written in several. */
const rewrites: readonly (readonly [RegExp, string])[] = [
  [/中心学校/gu, '中心校'],
  [/中心小学校?/gu, '中心小学'],
  [/职业高级中学校?|职业高中/gu, '职高'],
  [/职业中学校?/gu, '职中'],
  [/特殊教育学校|特殊教育中心|特教学校|特殊学校|特校/gu, '特教校'],
  [/教师进修学校|教师进修校|进修学校/gu, '进修校'],
  [new RegExp(`第${ordinal}(?:初级中学校?|初中)`, 'gu'), '$1初中'],
  [new RegExp(`第${ordinal}(?:高级中学校?|高中)`, 'gu'), '$1高中'],
  [new RegExp(`第${ordinal}(?:中学校?|中)`, 'gu'), '$1中'],
  [new RegExp(`第${ordinal}(?:完全)?(?:小学校?|小)`, 'gu'), '$1小'],
  [new RegExp(`第${ordinal}(?:幼儿园|幼)`, 'gu'), '$1幼'],
  [/初级中学校?/gu, '初中'],
  [/高级中学校?/gu, '高中'],
  [/小学校(?!区)/gu, '小学'],
  [/中学校(?!区)/gu, '中学'],
  [/直属机关幼儿园|机关幼儿园/gu, '机关幼儿园'],
  [/街道办事处/gu, '街道'],
];

/** As `canonicalName`, with obvious mistypings of those words mended (小雪, 中心效): for what a clerk wrote. */
export function mendedName(text: string): string {
  let name = text.normalize('NFKC');
  for (const [pattern, replacement] of mends) name = name.replace(pattern, replacement);
  return canonicalName(name);
}

/**
 * One spelling for all ways to write a school's name: 第二中学校, 第2中学 and 二中 become 二中; 中心学校 becomes 中心校;
 * 小学校 becomes 小学. Place names stay.
 */
export function canonicalName(text: string): string {
  let name = text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(/第?(\d{1,2})(?=初级|高级|中|小|初|高|幼)/g, (all, value: string) =>
      Number(value) > 0 ? `第${chineseOrdinal(Number(value))}` : all,
    );
  for (const [pattern, replacement] of rewrites) name = name.replace(pattern, replacement);
  return name;
}

/** True when the spelling itself had to be mended, so that other evidence must agree. */
export function isMistyped(text: string): boolean {
  const name = text.normalize('NFKC');
  return mends.some(([pattern]) => name.search(pattern) >= 0);
}

/** 端氏镇 板掌小学: the township with its ending, '' when there is none, and the rest of a canonical name. */
export function splitTownship(rest: string): { township: string; short: string; own: string } {
  const match = /^(.{1,5}?)(街道|[镇乡](?![镇乡]|街道)|苏木|林场|农场|牧场|矿区|社区)(?=.)/u.exec(rest);
  const [whole = '', name = ''] = match ?? [];
  if (whole === '' || /^[中小]$/.test(name)) return { township: '', short: '', own: rest };
  return { township: whole, short: name, own: rest.slice(whole.length) };
}

/** Endings without a name of their own: every township has such a school. */
const generic =
  /^(?:中心|完全|中心完全|寄宿制|初级|县|乡|镇|联合)?(?:小学|中学|幼儿园|中心校|学校|初中|高中|完小|校|园|联校|联区|教学点|中心园)$/u;

/** True for 中心幼儿园, 小学, 初中: names that say nothing without their township. */
export function isGenericName(own: string): boolean {
  return generic.test(own) || own === '中心校' || own.length < 2;
}

/**
 * What a clerk might leave out of the kind: 五里小学 for 五里完全小学, 五里村小学 or 五里希望小学. Two schools that are one in
 * this spelling stand in each other's way wherever the township is missing.
 */
export function looseName(own: string): string {
  return own
    .replace(/(?:完全|希望|联办|联合|寄宿制|民族|中心完全)小学|完小/u, '小学')
    .replace(/村(?=小学|幼儿园|学校|教学点|初中|中学)/u, '')
    .replace(/(?<=[学校园])(?:分校|分园|[东西南北新]校区?)$/u, '');
}

const schoolLike =
  /(?:小学|中学|学校|幼儿园|中心校|初中|高中|职高|职中|教学点|联校|联区|学区|完小|进修校|特教校|托儿所|托育|[一二三四五六七八九十][中小幼](?!心)|附[小中幼]|实[小中验])/u;

/** True when a canonical text speaks of a school, known or not. */
export function isSchoolLike(text: string): boolean {
  return schoolLike.test(text);
}

/** Where a school's name may end within a canonical text, longest first. */
export function nameEnds(text: string): number[] {
  const ends: number[] = [];
  for (let end = text.length; end >= 2; end -= 1) {
    if (/[校学园中小幼高点区所院堂班部心宫馆站室]/u.test(text.charAt(end - 1))) ends.push(end);
  }
  return ends;
}
