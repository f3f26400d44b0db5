import { isPlain, personName, withoutLeading } from '../remark-words.ts';
import { asWritten } from './as-written.ts';
import { nearNames, onceEdited } from './near-name.ts';
import { cityOwn } from './payer.ts';
import type { RegionReading } from './region.ts';
import type { SchoolIndex } from './school-index.ts';
import { isGenericName, isMistyped, isSchoolLike, mendedName, nameEnds, splitTownship } from './school-name.ts';

/**
 * How well a remark names a school. `full`: county and whole name; `short`: county, township left out; `noCounty`:
 * whole name, no county; `core`: village and kind alone; `generic`: 中心小学 without its township; `near`: another
 * word for the kind, or a branch that is not on file; `typo`: one character off; `cut`: broken off by the bank's
 * length limit; `unknown`: a school's name that the register doesn't have.
 */
export type MentionTier = 'full' | 'short' | 'noCounty' | 'core' | 'generic' | 'near' | 'typo' | 'cut' | 'unknown';

export interface Mention {
  /** The name in its one spelling (`canonicalName`), as the register is searched. */
  readonly plain: string;
  /** The name as the remark has it, for a person to read. */
  readonly text: string;
  readonly tier: MentionTier;
  /** The schools that it may mean; one, when it is clear. */
  readonly schools: readonly number[];
  /** Others that a clerk might write the same way, leaving something out. */
  readonly rivals: readonly number[];
  readonly isMistyped: boolean;
}

/** Counties and township named in a piece of their own before the school: 晋城市 沁水县 胡底乡 贾寨小学. */
export interface PlaceContext {
  readonly counties: ReadonlySet<number> | null;
  readonly level: RegionReading['level'];
  readonly township: string;
}

export const noPlace: PlaceContext = { counties: null, level: 'none', township: '' };

/** What a piece of a remark turned out to be: mentions in order, and the text left around them. */
export interface PieceReading {
  readonly mentions: readonly Mention[];
  readonly leftovers: readonly string[];
  readonly place: PlaceContext;
}

export interface MentionScope {
  readonly index: SchoolIndex;
  /** Counties that a bureau or accounting centre as payer speaks for; null for none. */
  readonly payerCounties: ReadonlySet<number> | null;
  /** Schools that payer or phone lead to: a name cut off by the bank is completed only with one of them. */
  readonly hints: readonly number[];
}

/** Reads one piece of a remark, free of separators and numbers. */
export function readPiece(raw: string, place: PlaceContext, scope: MentionScope): PieceReading {
  const mentions: Mention[] = [];
  const leftovers: string[] = [];
  let text = mendedName(raw);
  const mistyped = isMistyped(raw);
  for (let round = 0; text !== '' && round < 60; round += 1) {
    const start = startOf(text, place, scope);
    if (start.before !== '') leftovers.push(start.before);
    const read = scope.index.lexicon.read(start.text);
    if (read.conflict) {
      mentions.push({ ...spelled(start.text), tier: 'unknown', schools: [], rivals: [], isMistyped: mistyped });
      return { mentions: quoted(mentions, raw), leftovers, place };
    }
    if (read.counties !== null) place = { counties: read.counties, level: read.level, township: '' };
    const rest = start.text.slice(read.end);
    const step = readName(rest, start.text, place, scope, mistyped);
    place = step.place;
    const named = start.text.slice(0, read.end + step.taken);
    if (step.mention) mentions.push(read.isShort ? withNamesakes(step.mention, named, scope.index) : step.mention);
    else if (step.taken > 0 && !step.isPlace) leftovers.push(rest.slice(0, step.taken));
    text = rest.slice(step.taken);
  }
  return { mentions: quoted(mentions, raw), leftovers, place };
}

function spelled(plain: string): Pick<Mention, 'plain' | 'text'> {
  return { plain, text: plain };
}

function quoted(mentions: readonly Mention[], raw: string): Mention[] {
  return mentions.map((mention) => ({ ...mention, text: asWritten(raw, mention.plain) }));
}

/** 沁水 may be 沁水县 or, in another county, 沁水镇: then 沁水北沟小学 is that one's whole name. */
function withNamesakes(mention: Mention, named: string, index: SchoolIndex): Mention {
  const others = index.find(named, null).full.filter((ix) => !mention.schools.includes(ix));
  return others.length === 0 ? mention : { ...mention, rivals: [...new Set([...mention.rivals, ...others])] };
}

/** Where a name begins: at the front, after 培训费 and the like, or after a person's name. */
function startOf(text: string, place: PlaceContext, scope: MentionScope): { before: string; text: string } {
  if (startsName(text, place, scope)) return { before: '', text };
  const bare = withoutLeading(text);
  // 代, 付, 交 may begin a village's name: a single character is taken off only before a county.
  const isSafe = text.length - bare.length >= 2 || scope.index.lexicon.read(bare).counties !== null;
  if (bare !== text && isSafe && (bare === '' || startsName(bare, place, scope))) return { before: '', text: bare };
  const at = scope.index.lexicon.find(text, 1);
  if (at > 0 && isAside(text.slice(0, at), scope)) return { before: text.slice(0, at), text: text.slice(at) };
  for (let from = 2; from <= Math.min(12, text.length - 4); from += 1) {
    const before = text.slice(0, from);
    const after = text.slice(from);
    if (!isAside(before, scope) || (from > 4 && !isPlain(before)) || /[镇乡村街道庄县市区省]$/u.test(before)) continue;
    if (namesPlace(after, scope) && startsName(after, place, scope)) return { before, text: after };
  }
  return { before: '', text: isSafe ? bare : text };
}

/** Only a name with its county or township can be told from the text before it: 东沟小学 may be the end of 大东沟小学. */
function namesPlace(text: string, scope: MentionScope): boolean {
  const read = scope.index.lexicon.read(text);
  if (read.counties !== null) return true;
  const { township } = splitTownship(text);
  return township !== '' && scope.index.isTownship(township);
}

/** Plain words, or a liaison's name: an unknown name might be the rest of a place. */
function isAside(before: string, scope: MentionScope): boolean {
  if (isPlain(before) || isPlain(withoutLeading(before))) return true;
  const name = personName(before);
  return name !== null && scope.index.byContact(name).length > 0;
}

function startsName(text: string, place: PlaceContext, scope: MentionScope): boolean {
  const read = scope.index.lexicon.read(text);
  if (read.counties !== null && !read.isShort) return true;
  const rest = text.slice(read.end);
  const counties = read.counties ?? place.counties ?? scope.payerCounties;
  return nameEnds(rest).some((end) => {
    const hits = scope.index.find(rest.slice(0, end), counties);
    return hits.full.length > 0 || hits.short.length > 0;
  });
}

interface Step {
  readonly mention: Mention | null;
  readonly taken: number;
  readonly isPlace: boolean;
  readonly place: PlaceContext;
}

function readName(rest: string, whole: string, place: PlaceContext, scope: MentionScope, mistyped: boolean): Step {
  if (rest === '') return { mention: null, taken: 0, isPlace: true, place };
  if (isPlain(rest)) return { mention: null, taken: rest.length, isPlace: true, place };
  if (scope.index.isTownship(rest)) {
    return { mention: null, taken: rest.length, isPlace: true, place: { ...place, township: rest } };
  }
  for (const end of nameEnds(rest)) {
    const name = rest.slice(0, end);
    const found = lookUp(name, place, scope);
    if (!found) continue;
    // 第二小学东校区 is not 第二小学 as a matter of course where only the latter is on file
    const branch = branchWord.exec(rest.slice(end))?.[0] ?? '';
    const tier = branch === '' ? found.tier : 'near';
    const mention: Mention = { ...found, tier, ...spelled(name + branch), isMistyped: mistyped };
    return { mention, taken: end + branch.length, isPlace: false, place };
  }
  const completion = cutEnding(rest);
  const cutFound =
    completion === '' ? null : lookUp(rest.replace(/(?:小|幼儿?|中心学|初级中)$/u, completion), place, scope);
  if (cutFound?.tier === 'full') {
    const mention: Mention = { ...cutFound, tier: 'near', ...spelled(rest), isMistyped: mistyped };
    return { mention, taken: rest.length, isPlace: false, place };
  }
  const end = schoolEnd(rest);
  if (end > 0) {
    const name = rest.slice(0, end);
    const found = nearOrTypo(name, place, scope) ?? { tier: 'unknown' as const, schools: [], rivals: [] };
    return { mention: { ...found, ...spelled(name), isMistyped: mistyped }, taken: end, isPlace: false, place };
  }
  const cut = completed(rest, whole, scope);
  if (cut.length > 0) {
    const mention: Mention = { ...spelled(rest), tier: 'cut', schools: cut, rivals: [], isMistyped: mistyped };
    return { mention, taken: rest.length, isPlace: false, place };
  }
  return { mention: null, taken: rest.length, isPlace: false, place };
}

/** What makes another school of a name that it follows; 校长 and 新校长 are people. */
const branchWord =
  /^(?:[东西南北新老]?校区|[东西南北新老]校(?!长)|分校|[东西南北新老]?分园|[东西南北新老]园区?|园区|教学点)/u;

/** What a cut-off or clipped ending stands for: 板掌小 for 板掌小学, 中心幼 for 中心幼儿园; '' when it is whole. */
function cutEnding(rest: string): string {
  if (/小$/u.test(rest)) return '小学';
  if (/幼儿?$/u.test(rest)) return '幼儿园';
  if (/中心学$/u.test(rest)) return '中心校';
  return /初级中$/u.test(rest) ? '初中' : '';
}

/** The end of the first thing in a text that reads like a school; 0 when nothing does. */
function schoolEnd(text: string): number {
  if (!isSchoolLike(text)) return 0;
  for (let end = 2; end <= text.length; end += 1) {
    if (isSchoolLike(text.slice(0, end)) && !isSchoolLike(text.slice(end))) {
      const longer = /^(?:校区|分校|分园|附属.*|校|园|部|分部|北校|南校)/u.exec(text.slice(end))?.[0] ?? '';
      return end + longer.length;
    }
  }
  return text.length;
}

type Found = Pick<Mention, 'tier' | 'schools' | 'rivals'>;

function lookUp(name: string, place: PlaceContext, scope: MentionScope): Found | null {
  const { index, payerCounties } = scope;
  const counties = place.counties ?? payerCounties;
  const level = place.counties === null && payerCounties !== null ? 'county' : place.level;
  if (place.township !== '') {
    const hits = index.find(place.township + name, counties);
    if (hits.full.length > 0) return { tier: counties === null ? 'noCounty' : 'full', schools: hits.full, rivals: [] };
  }
  const { full, short } = index.find(name, counties);
  if (isGenericName(name)) {
    const generic = index.generic(name, counties);
    if (full.length > 0 && counties !== null)
      return { tier: 'full', schools: full, rivals: generic.filter((ix) => !full.includes(ix)) };
    return generic.length > 0 ? { tier: 'generic', schools: generic, rivals: [] } : null;
  }
  if (full.length === 0 && short.length === 0) return null;
  if (counties === null) return placeless(full, short, index);
  const rivals = [...short, ...centralOf(name, counties, index)].filter((ix) => !full.includes(ix));
  if (level === 'city') {
    const own = cityOwn(full, index);
    if (own.length > 0) return { tier: 'full', schools: own, rivals: [] };
    return full.length > 0
      ? { tier: 'noCounty', schools: full, rivals: [] }
      : { tier: 'core', schools: short, rivals: [] };
  }
  if (full.length > 0) return { tier: 'full', schools: full, rivals };
  const others = [...rivals, ...index.loose(name, counties)];
  return { tier: 'short', schools: short, rivals: [...new Set(others)].filter((ix) => !short.includes(ix)) };
}

/** Without any place a township must be named for the name to be whole: 城关镇中心小学 may be one, 实验小学 never. */
function placeless(full: readonly number[], short: readonly number[], index: SchoolIndex): Found {
  const whole = full.filter((ix) => index.at(ix).township !== '');
  if (whole.length > 0 && whole.length === full.length) {
    return { tier: 'noCounty', schools: whole, rivals: short };
  }
  return { tier: 'core', schools: [...full, ...short], rivals: [] };
}

/** 柿庄小学 may be 柿庄镇柿庄小学 or mean 柿庄镇中心小学, 双庙学校 the 双庙镇中心学校. */
function centralOf(name: string, counties: ReadonlySet<number>, index: SchoolIndex): readonly number[] {
  const parts = /^(.+?)(小学|幼儿园|学校)(分校|分园|[东西南北新]校区?)?$/u.exec(name);
  const [, township = '', kind = '', branch = ''] = parts ?? [];
  if (township === '' || township.endsWith('中心')) return [];
  return (centralKinds[kind] ?? []).flatMap((central) => [...index.find(township + central + branch, counties).full]);
}

const centralKinds: Readonly<Record<string, readonly string[]>> = {
  小学: ['中心小学', '中心完小', '中心完全小学', '完全小学', '寄宿制小学', '中心寄宿制小学'],
  幼儿园: ['中心幼儿园'],
  学校: ['中心校', '九年一贯制学校', '九年制学校'],
};

function nearOrTypo(name: string, place: PlaceContext, scope: MentionScope): Found | null {
  const { index } = scope;
  const counties = place.counties ?? scope.payerCounties;
  if (counties === null || counties.size > 40) return null;
  const near = nearNames(place.township + name).flatMap((other) => [...index.find(other, counties).full]);
  if (near.length > 0) return { tier: 'near', schools: [...new Set(near)], rivals: [] };
  const typo: number[] = [];
  for (const county of counties) {
    for (const ix of index.inRegion(county)) {
      const school = index.at(ix);
      if (onceEdited(name, school.rest) || isOnceEditedShort(name, school.townshipShort, school.own)) typo.push(ix);
    }
  }
  return typo.length > 0 ? { tier: 'typo', schools: typo, rivals: [] } : null;
}

function isOnceEditedShort(name: string, townshipShort: string, own: string): boolean {
  if (own.length >= 4 && onceEdited(name, own)) return true;
  return townshipShort !== '' && onceEdited(name, townshipShort + own);
}

/** A name that the bank cut off: only the schools that payer or phone lead to can complete it. */
function completed(rest: string, whole: string, scope: MentionScope): number[] {
  if (rest.length < 2) return [];
  return scope.hints.filter((ix) => {
    const school = scope.index.at(ix);
    return (
      school.rest.startsWith(rest) ||
      school.canonical.startsWith(whole) ||
      (rest.length >= 3 && school.own.startsWith(rest))
    );
  });
}
