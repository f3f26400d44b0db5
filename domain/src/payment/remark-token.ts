import { readYuan } from '../kernel/money.ts';
import { readChineseNumber } from './remark-number.ts';

/** How a headcount stands in a remark: 12人; 12; 共12人; 第一笔12人; 12人*120元. */
export type CountForm = 'stated' | 'bare' | 'total' | 'part' | 'formula';

/** What a remark is made of, in its order. */
export type RemarkToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly heads: number; readonly form: CountForm; readonly rateFen: number | null }
  | { readonly kind: 'amount'; readonly fen: number }
  | { readonly kind: 'rate'; readonly fen: number }
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'brokenPhone'; readonly digits: string; readonly atEnd: boolean }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'oddNumber'; readonly digits: string }
  | { readonly kind: 'code'; readonly code: string };

/** 陆名 may be a person: a headcount in capitals is one before 人 only. */
const cn = '[一二两三四五六七八九十百千零〇]{1,7}|[零壹贰叁肆伍陆柒捌玖拾佰仟]{1,7}(?=\\s*人)';
const money = '\\d[\\d,]*(?:\\.\\d{1,2})?';
/** 人民、人大、人和 … are words of names, not units of a count. */
const people = '(?:人(?![民大和才文工口事寿])|名|位|个人)';

const master = new RegExp(
  [
    '(?<code>JF\\d{6,12})',
    '(?<!\\d)(?:\\+?86[- ]?)?(?<phone>1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})(?!\\d)',
    '(?<landline>(?<!\\d)0\\d{2,3}-?\\d{7,8}(?!\\d))',
    '(?<date>(?<!\\d)20\\d\\d(?:[-./]\\d{1,2}[-./]\\d{1,2}|\\.(?:0[1-9]|1[0-2]))(?![\\d元]))',
    // 〔2020〕98号 and 72学时 are numbers of the notice, not of heads.
    '(?<document>[〔\\[(【]20\\d\\d[〕\\])】]\\s*\\d{1,4}\\s*号|(?<!\\d)\\d{1,3}(?:学时|学分|课时))',
    '(?<!\\d)(?<year>20[012]\\d)(?:\\s*[-—~至]\\s*(?:20)?\\d{2})?\\s*(?:学年度|学年|年度|年)(?:度)?(?:第?[一二]学期|[上下]半年|\\d{1,2}月份?(?:\\d{1,2}日)?)?',
    `(?<!\\d)(?<factorA>\\d{1,5})\\s*(?<factorUnit>${people}|元)?\\s*[*×xX✕乘]\\s*(?<factorB>\\d{1,5}(?:\\.\\d{1,2})?)\\s*(?<factorEnd>${people}|元\\/?人?|\\/人)?(?:\\s*=\\s*(?<product>${money})\\s*元?)?`,
    `(?:每人|人均|每人次|标准)\\s*[:为]?\\s*(?<rateA>${money})\\s*元|(?<!\\d)(?<rateB>${money})\\s*元?\\s*(?:\\/\\s*人|每人|一人)(?!数)`,
    `(?:[¥￥]|RMB|CNY)\\s*(?<amountA>${money})(?:\\s*元)?|(?<![\\d.])(?<amountB>${money})\\s*(?:元整|元|圆|块钱)|(?<![\\d.])(?<amountC>\\d[\\d,]*\\.\\d{2})(?![\\d.])`,
    '(?<capital>[零壹贰叁肆伍陆柒捌玖拾佰仟万]{2,15}[元圆]整?)',
    `(?<part>(?:第[一二三四五1-5][笔次批期]|首笔|补交|补缴|补|本次|此次|本笔|这次)(?:培训费|缴费|交费|缴纳|交纳)?\\s*[:]?\\s*)?(?<label>(?:总人数|人数|总数|共计|合计|总计|共有|总共|共|计|总)[:为是]?\\s*)?(?:(?<![\\d.第])(?<heads>\\d{1,5})|(?<!第)(?<headsCn>${cn}))\\s*${people}`,
    '(?<bareLabel>总人数|人数|总计|合计|共计|共)\\s*[:为是]?\\s*(?<labelled>\\d{1,5})(?![\\d.]|,\\d{3}|\\s*[元圆块])',
    '(?<![\\d.A-Za-z第]|[A-Za-z]\\()(?<bare>\\d{1,24})(?![\\d.]|[中小幼初高]|号楼|号校|班|月|日|级)',
  ].join('|'),
  'gu',
);

/**
 * Cuts a remark into tokens: phones, headcounts, amounts, years and the text between them, split at every mark that
 * is no letter. Full-width forms are read as half-width. Nothing is dropped: a number that is none of these stays
 * as `oddNumber`.
 */
export function tokenize(remark: string): RemarkToken[] {
  const text = remark.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  const tokens: RemarkToken[] = [];
  let from = 0;
  for (const match of text.matchAll(master)) {
    pushText(tokens, text.slice(from, match.index));
    const atEnd = match.index + match[0].length >= text.trimEnd().length;
    const token = tokenOf(match.groups ?? {}, atEnd);
    if (token) tokens.push(token);
    else pushText(tokens, match[0]);
    from = match.index + match[0].length;
  }
  pushText(tokens, text.slice(from));
  return tokens;
}

function pushText(tokens: RemarkToken[], text: string): void {
  for (const piece of text.split(/[^\p{L}\p{N}]+/u)) if (piece !== '') tokens.push({ kind: 'text', text: piece });
}

type Groups = Readonly<Record<string, string | undefined>>;

function tokenOf(groups: Groups, atEnd: boolean): RemarkToken | null {
  if (groups.code !== undefined) return { kind: 'code', code: groups.code.toUpperCase() };
  if (groups.phone !== undefined) return { kind: 'phone', phone: groups.phone.replace(/[- ]/g, '') };
  if (groups.landline !== undefined) return { kind: 'brokenPhone', digits: groups.landline, atEnd: false };
  if (groups.document !== undefined) return { kind: 'oddNumber', digits: '' };
  const year = groups.year ?? groups.date?.slice(0, 4);
  if (year !== undefined) return { kind: 'year', year: Number(year) };
  if (groups.factorA !== undefined) return formulaOf(groups);
  return moneyOf(groups) ?? countOf(groups, atEnd);
}

function moneyOf(groups: Groups): RemarkToken | null {
  const rate = groups.rateA ?? groups.rateB;
  if (rate !== undefined) return { kind: 'rate', fen: readYuan(rate) ?? 0 };
  const amount = groups.amountA ?? groups.amountB ?? groups.amountC;
  if (amount !== undefined) return { kind: 'amount', fen: readYuan(amount) ?? 0 };
  const capital = groups.capital;
  if (capital === undefined) return null;
  const yuan = readChineseNumber(capital.replace(/[元圆]整?$/, ''));
  return yuan === null ? null : { kind: 'amount', fen: yuan * 100 };
}

/** `9人*120元`, `15×120`, `120元*9人`: the factor with 人 is the headcount, without one the smaller is. */
function formulaOf(groups: Groups): RemarkToken {
  const a = Number(groups.factorA);
  const b = Number(groups.factorB);
  const endsInPeople = /^(?:人|名|位|个人)$/.test(groups.factorEnd ?? '');
  const startsInMoney = groups.factorUnit === '元';
  const swapped = startsInMoney || (endsInPeople && groups.factorUnit === undefined);
  const [heads, yuan] = swapped ? [b, a] : [a, b];
  const product = groups.product;
  const rateFen = Math.round(yuan * 100);
  const wrong = product !== undefined && readYuan(product) !== heads * rateFen;
  return { kind: 'count', heads: wrong || !Number.isInteger(heads) ? -1 : heads, form: 'formula', rateFen };
}

function countOf(groups: Groups, atEnd: boolean): RemarkToken | null {
  const stated = groups.heads ?? groups.headsCn;
  if (stated !== undefined) {
    const heads = groups.heads === undefined ? readChineseNumber(stated) : Number(stated);
    if (heads === null) return null;
    const total = /总|共|合计/.test(groups.label ?? '');
    const form = groups.part === undefined ? (total ? 'total' : 'stated') : 'part';
    return { kind: 'count', heads, form, rateFen: null };
  }
  const labelled = groups.labelled;
  if (labelled !== undefined) {
    const form = groups.bareLabel === '人数' ? 'stated' : 'total';
    return { kind: 'count', heads: Number(labelled), form, rateFen: null };
  }
  const bare = groups.bare ?? '';
  if (/^0+$/.test(bare)) return { kind: 'oddNumber', digits: '' };
  if (/^1[3-9]\d{2,11}$/.test(bare) && bare.length >= 7) return { kind: 'brokenPhone', digits: bare, atEnd };
  if (/^[2-9]\d{6,7}$/.test(bare)) return { kind: 'brokenPhone', digits: bare, atEnd: false };
  if (bare.startsWith('0')) return { kind: 'oddNumber', digits: bare };
  if (bare.length <= 4) return { kind: 'count', heads: Number(bare), form: 'bare', rateFen: null };
  if (/^1[3-9]\d{3,5}$/.test(bare) && atEnd) return { kind: 'brokenPhone', digits: bare, atEnd };
  return { kind: 'oddNumber', digits: bare };
}
