import { readChineseNumber } from '../remark-number.ts';
import type { CountForm, RemarkToken } from '../remark-token.ts';
import { tokenize } from '../remark-token.ts';
import { isCutName, isCutPlain, isPlain, personName, speaksOfMany, withoutNameLabel } from '../remark-words.ts';
import { type Mention, type MentionScope, noPlace, type PlaceContext, readPiece } from './mention.ts';
import { mendedName } from './school-name.ts';

/** A headcount as the remark states it. */
export interface StatedCount {
  readonly heads: number;
  readonly form: CountForm;
  readonly rateFen: number | null;
}

/** Schools, headcounts and amounts in the order of the remark: an itemised list is read from it. */
export type Mark =
  | { readonly kind: 'mention'; readonly mention: Mention }
  | { readonly kind: 'count'; readonly count: StatedCount }
  | { readonly kind: 'amount'; readonly fen: number };

/** A remark as far as it was understood; what was not stands in `residue`. */
export interface RemarkReading {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Mentions without repetition. */
  readonly mentions: readonly Mention[];
  readonly counts: readonly StatedCount[];
  readonly amountsFen: readonly number[];
  readonly ratesFen: readonly number[];
  readonly phones: readonly string[];
  readonly brokenPhones: readonly { readonly digits: string; readonly atEnd: boolean }[];
  readonly years: readonly number[];
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly residue: readonly string[];
  readonly speaksOfMany: boolean;
  /** The remark ends with a school's name and no mark after it: the bank may have cut off what followed. */
  readonly endsInName: boolean;
}

interface Draft {
  marks: Mark[];
  names: string[];
  residue: string[];
  place: PlaceContext;
}

/** Reads a remark against the register: every piece is a school, a number, a name, a plain word, or residue. */
export function readRemark(text: string, scope: MentionScope): RemarkReading {
  const tokens = withCutPhone(tokenize(text));
  const draft: Draft = { marks: [], names: [], residue: [], place: noPlace };
  const lastText = tokens.findLastIndex((token) => token.kind === 'text');
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'text') takeText(draft, token.text, at === lastText && at === tokens.length - 1, scope);
    else if (token.kind === 'count') draft.marks.push({ kind: 'count', count: token });
    else if (token.kind === 'amount') draft.marks.push({ kind: 'amount', fen: token.fen });
    else if (token.kind === 'oddNumber' && token.digits !== '') draft.residue.push(token.digits);
  }
  return {
    text,
    marks: draft.marks,
    mentions: merged(draft.marks.flatMap((mark) => (mark.kind === 'mention' ? [mark.mention] : []))),
    counts: draft.marks.flatMap((mark) => (mark.kind === 'count' ? [mark.count] : [])),
    amountsFen: draft.marks.flatMap((mark) => (mark.kind === 'amount' ? [mark.fen] : [])),
    ...numbersOf(tokens),
    names: draft.names,
    residue: draft.residue,
    speaksOfMany: speaksOfMany(text),
    endsInName: endsInName(text, tokens.at(-1), draft.marks.at(-1)),
  };
}

function endsInName(text: string, token: RemarkToken | undefined, mark: Mark | undefined): boolean {
  if (token?.kind !== 'text' || mark?.kind !== 'mention') return false;
  return /\p{L}\s*$/u.test(text) && mendedName(token.text).endsWith(mark.mention.plain);
}

/** The first digits of a phone that the bank cut off are no second headcount. */
function withCutPhone(tokens: RemarkToken[]): RemarkToken[] {
  const last = tokens.at(-1);
  if (last?.kind !== 'count' || last.form !== 'bare' || !/^1(?:[3-9]\d*)?$/.test(String(last.heads))) return tokens;
  const isCounted = tokens.some((token) => token.kind === 'count' && token.form !== 'bare');
  return isCounted
    ? [...tokens.slice(0, -1), { kind: 'brokenPhone', digits: String(last.heads), atEnd: true }]
    : tokens;
}

function numbersOf(tokens: readonly RemarkToken[]) {
  return {
    ratesFen: tokens.flatMap((token) => (token.kind === 'rate' ? [token.fen] : [])),
    phones: [...new Set(tokens.flatMap((token) => (token.kind === 'phone' ? [token.phone] : [])))],
    brokenPhones: tokens.flatMap((token) => (token.kind === 'brokenPhone' ? [token] : [])),
    years: tokens.flatMap((token) => (token.kind === 'year' ? [token.year] : [])),
    codes: tokens.flatMap((token) => (token.kind === 'code' ? [token.code] : [])),
  };
}

function takeText(draft: Draft, text: string, isLast: boolean, scope: MentionScope): void {
  if (isPlain(text)) return;
  const numeral = /^[一二两三四五六七八九十百]{1,5}$/u.test(text) ? readChineseNumber(text) : null;
  if (numeral !== null) {
    draft.marks.push({ kind: 'count', count: { heads: numeral, form: 'bare', rateFen: null } });
    return;
  }
  const name = personName(text);
  if (name !== null && isKnownName(name, scope)) {
    draft.names.push(name);
    return;
  }
  const piece = readPiece(text, draft.place, scope);
  draft.place = piece.place;
  for (const mention of piece.mentions) draft.marks.push({ kind: 'mention', mention });
  for (const leftover of piece.leftovers) takeLeftover(draft, leftover, isLast);
}

/** A liaison's name is not read as a place, even where a village bears the same characters. */
function isKnownName(name: string, scope: MentionScope): boolean {
  return scope.index.byContact(name).length > 0;
}

function takeLeftover(draft: Draft, text: string, isLast: boolean): void {
  if (isPlain(text) || (isLast && (isCutPlain(text) || isCutName(text)))) return;
  const name = personName(text) ?? nameWithin(text);
  if (name === null) draft.residue.push(text);
  else draft.names.push(name);
}

/** 张三请开票: a name with plain words after or before it. */
function nameWithin(labelled: string): string | null {
  const text = withoutNameLabel(labelled);
  for (let length = Math.min(4, text.length - 1); length >= 2; length -= 1) {
    const front = text.slice(0, length);
    if (isPlain(text.slice(length)) && personName(front) !== null) return personName(front);
    const back = text.slice(-length);
    if (isPlain(text.slice(0, -length)) && personName(back) !== null) return personName(back);
  }
  return null;
}

/** A school named twice is one mention: what both may mean, told as well as the better of the two. */
function merged(mentions: readonly Mention[]): Mention[] {
  const result: Mention[] = [];
  for (const mention of mentions) {
    const at = result.findIndex((one) => one.schools.some((ix) => mention.schools.includes(ix)));
    const same = result[at];
    if (same === undefined) result.push(mention);
    else {
      const schools = same.schools.filter((ix) => mention.schools.includes(ix));
      const better = rank(mention) < rank(same) ? mention : same;
      result[at] = { ...better, schools };
    }
  }
  return result;
}

const order = ['full', 'noCounty', 'short', 'near', 'typo', 'core', 'cut', 'generic', 'unknown'];

function rank(mention: Mention): number {
  return order.indexOf(mention.tier);
}
