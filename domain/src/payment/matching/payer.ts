import { personName } from '../remark-words.ts';
import type { IndexedSchool, SchoolIndex } from './school-index.ts';
import { canonicalName, isSchoolLike } from './school-name.ts';

/**
 * Who stands as payer. Only a school leads somewhere; a bureau, an accounting centre, a treasury or a payment
 * platform leads nowhere (rules §6); a person, a company and anything unknown ask for more.
 */
export type PayerKind =
  | 'none'
  | 'school'
  | 'unknownSchool'
  | 'bureau'
  | 'accounting'
  | 'treasury'
  | 'platform'
  | 'bank'
  | 'person'
  | 'other';

export interface Payer {
  readonly kind: PayerKind;
  /** The schools that bear this name or own this account. */
  readonly schools: readonly number[];
  /** The account was confirmed for that school before. */
  readonly isKnownAccount: boolean;
  /** The name is the registered one; false where only the name without its township fits. */
  readonly isExact: boolean;
  /** Counties that the payer's own name speaks of; null for none. */
  readonly counties: ReadonlySet<number> | null;
  /** The place that an office's name begins with, known to the register or not; '' for none. */
  readonly place: string;
}

const accountWords =
  /(?:工会(?:委员会)?|食堂|伙食(?:专户)?|基本(?:存款)?(?:账户|户)|一般(?:存款)?(?:账户|户)|专用(?:存款)?账户|专户|零余额(?:账户|户)?|预算(?:内|外|单位)?|财政(?:授权|直接)?支付|财政|存款|账户|户|财务(?:室|处|科|专用|部)?|总务处|代管(?:资金)?|往来|党支部|本级)+$/u;

const platforms =
  /财付通|支付宝|备付金|待清算|清算(?:资金|款|户)|商户|银联|网联|拉卡拉|通联|微信|收钱吧|云闪付|易宝|汇付|快钱|富友|合利宝|随行付|乐刷|支付(?:科技|网络|服务|有限|股份)|第三方|聚合支付|翼支付|和包|京东(?:支付|金融)|美团支付|平安付|度小满|网银在线|连连|首信易|宝付|收单|数字人民币|ALIPAY|TENPAY/iu;
const treasuries = /财政|国库|预算|零余额|集中支付|支付中心|支付局|财审|财经所|财税所/u;
const accounting =
  /会计核算|核算中心|会计(?:服务)?中心|结算中心|教育核算|资金(?:管理|结算)|财务(?:核算|结算|管理|服务)中心|报账中心|会计委派|委派中心|财务中心|资助中心|教育(?:会计|财务)/u;
const bureaus =
  /教育(?:科技|体育|和体育|科学技术|和科学技术|事业|卫生|文化)?局|教科局|教体局|教科体局|教育(?:委员会|工委|行政|办公室|办)|教委|教育(?:发展|服务|管理|事务)?中心(?!小|幼|学|校)|教研室|教师发展中心|招生考试/u;
const banks =
  /银行|信用(?:合作)?(?:联)?社|农商行|信合|村镇行|财务公司|利息|手续费|业务收入|内部(?:户|账)|应付|待划转|过渡户/u;
const companies =
  /公司|厂|店|商行|超市|集团|企业|协会|学会|基金|合作社|事务所|中心|医院|大学|学院|研究|委员会|政府|办事处|局|所|站|部|处|科|院|社|会|队|厅|经营|商贸|书店|门市/u;

const trades =
  /公司|厂$|商店|门市|商行|超市|集团|企业|合作社|经营部|经销|发行[部所]|服务部|工程队|项目部|施工|物业|饭店|酒店|书店|网点|事务所/u;

/** Says who the payer is, by the name on the statement and the accounts known from before. */
export function readPayer(name: string, knownSchools: readonly number[], index: SchoolIndex): Payer {
  const canonical = canonicalName(name);
  const counties = index.lexicon.read(canonical).counties;
  const named = namedPayer(name, canonical, counties, index);
  // An office pays for many schools, a platform for all: that one of them was confirmed says nothing of the next line.
  const isOwnAccount = ['school', 'unknownSchool', 'other', 'none'].includes(named.kind);
  if (knownSchools.length !== 1 || !isOwnAccount) return named;
  return { kind: 'school', schools: knownSchools, isKnownAccount: true, isExact: true, counties, place: '' };
}

function namedPayer(name: string, canonical: string, counties: Payer['counties'], index: SchoolIndex): Payer {
  const plain = { isKnownAccount: false, isExact: false, counties, schools: [], place: placeOf(name) };
  if (canonical === '') return { ...plain, kind: 'none' };
  const named = schoolsOfPayer(name, index);
  if (named.schools.length > 0) return { ...plain, kind: 'school', ...named };
  if (platforms.test(name)) return { ...plain, kind: 'platform' };
  if (isSchoolLike(canonical) && !/核算|教育.{0,4}局|财政局/u.test(name)) return { ...plain, kind: 'unknownSchool' };
  if (accounting.test(name)) return { ...plain, kind: 'accounting' };
  if (bureaus.test(name)) return { ...plain, kind: 'bureau' };
  if (treasuries.test(name)) return { ...plain, kind: 'treasury' };
  if (banks.test(name)) return { ...plain, kind: 'bank' };
  if (isPersonName(name)) return { ...plain, kind: 'person' };
  return { ...plain, kind: 'other' };
}

/** 溧水区 of 溧水区会计核算中心. */
function placeOf(name: string): string {
  const found =
    /^(\p{Script=Han}{1,20}?[市县区旗])(?=(?:教育|教科|教体|教委|会计|核算|财政|国库|结算|预算|集中))/u.exec(
      name.normalize('NFKC').replace(/\s/g, ''),
    );
  return found?.[1] ?? '';
}

/** True when an office speaks of a place that is not the school's: neither its county nor its city. 朝阳区 is not 朝阳县. */
export function isElsewhere(payer: Payer, region: number, index: SchoolIndex): boolean {
  if (payer.counties !== null && !payer.counties.has(region)) return true;
  const { county = '', city = '' } = index.lexicon.regions[region] ?? {};
  const names = [county, city].filter((name) => name !== '');
  return payer.place !== '' && names.length > 0 && !names.some((name) => payer.place.includes(name));
}

function isPersonName(name: string): boolean {
  const plain = name.normalize('NFKC').replace(/[\s()]|个人|本人/gu, '');
  return !companies.test(plain) && (personName(plain) !== null || /^[\p{Script=Han}·*]{2,4}$/u.test(plain));
}

interface NamedSchools {
  readonly schools: readonly number[];
  readonly isExact: boolean;
}

const noSchools: NamedSchools = { schools: [], isExact: false };

/** The schools that a payer's name stands for: the whole name must be used up, account words and brackets apart. */
function schoolsOfPayer(name: string, index: SchoolIndex): NamedSchools {
  const whole = name.normalize('NFKC');
  const outside = whole.replace(/\([^()]*\)|\[[^\]]*\]/gu, '');
  // 某某餐饮有限公司（端氏镇中学） is the caterer, not the school that it cooks for.
  const inside = trades.test(outside) ? '' : (/\(([^()]{4,})\)/u.exec(whole)?.[1] ?? '');
  const bare = whole.replace(/[()[\]\s\p{Pd}]/gu, '').replace(accountWords, '');
  for (const text of new Set([whole, bare, outside, outside.replace(accountWords, ''), inside])) {
    const found = text === '' ? noSchools : schoolsNamed(canonicalName(text), index);
    if (found.schools.length > 0) return found;
  }
  return noSchools;
}

/** The registered name, or one that says its county (or city) or its township: 中心小学 alone leads to no school. */
function schoolsNamed(canonical: string, index: SchoolIndex): NamedSchools {
  const exact = index.exact(canonical);
  const read = index.lexicon.read(canonical);
  // A name without its county (北关街道中心小学), or with one that two cities have (郊区), may be borne by schools
  // elsewhere that the register doesn't have.
  const isOneCounty = read.level === 'city' || read.counties?.size === 1;
  const isPlaced = isOneCounty || index.lexicon.regions.length === 1;
  if (exact.length > 0) return { schools: exact, isExact: isPlaced };
  if (canonical.length < 4) return noSchools;
  if (read.conflict) return noSchools;
  const hits = index.find(canonical.slice(read.end), read.counties);
  if (read.counties === null) {
    return { schools: hits.full.filter((ix) => index.at(ix).township !== ''), isExact: isPlaced };
  }
  const own = read.level === 'city' ? cityOwn(hits.full, index) : [];
  const full = own.length > 0 ? own : hits.full;
  if (full.length > 0) return { schools: full, isExact: isPlaced };
  return { schools: hits.short, isExact: false };
}

/** 晋城市第一中学 is the city's own school, when there is one, before any county's. */
export function cityOwn(found: readonly number[], index: SchoolIndex): readonly number[] {
  return found.filter((ix) => {
    const school: IndexedSchool = index.at(ix);
    return school.level === 'city' || index.lexicon.isCityLevel(school.region);
  });
}
