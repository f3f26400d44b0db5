import { checkDocumentNumber } from '@yanxiu/domain/kernel/identity-number';
import { checkPhone } from '@yanxiu/domain/kernel/phone';
import type { Ctx } from '../platform/http/context.ts';
import { findTrainees } from './store/session.ts';

export interface ListedLine {
  readonly line: number;
  readonly text: string;
  /** The rest of the line after the person: a mark, or 迟到 / 缺席. */
  readonly rest: string;
  readonly personId: string;
}

export interface MatchedList {
  readonly found: readonly ListedLine[];
  readonly unmatched: readonly { line: number; text: string; reason: string }[];
}

type Person = Awaited<ReturnType<typeof findTrainees>>[number];

interface ReadLine {
  readonly line: number;
  readonly text: string;
  readonly name: string | null;
  readonly index: string | null;
  readonly rest: string;
}

/**
 * Reads a pasted list, one person a line: a document number or phone identifies for sure (and must not contradict the
 * name beside it), a name only where it is unique in reach or the line names the school. What is not certain comes back with its line and reason,
 * never guessed.
 */
export async function matchList(ctx: Ctx, programId: string, list: string): Promise<MatchedList> {
  const lines = list
    .split(/\r?\n/)
    .map((text, index) => ({ line: index + 1, text: text.trim() }))
    .filter(({ text }) => text !== '')
    .map((line): ReadLine => ({ ...line, ...readLine(ctx, line.text) }));
  const people = await findTrainees(ctx.db, ctx.scope, programId, {
    names: lines.flatMap(({ name }) => (name ? [name] : [])),
    indexes: lines.flatMap(({ index }) => (index ? [index] : [])),
  });
  const byName = Map.groupBy(people, (person) => person.name);
  const byIndex = indexed(people);
  const found: ListedLine[] = [];
  const unmatched: { line: number; text: string; reason: string }[] = [];
  const seen = new Set<string>();
  for (const one of lines) {
    const { line, text } = one;
    const named = (one.index ? byIndex.get(one.index) : byName.get(one.name ?? '')) ?? [];
    const candidates = named.length > 1 ? ofNamedSchool(named, one.rest) : named;
    const reason = doubtOf(one, candidates, seen);
    const [only] = candidates;
    if (reason || !only) unmatched.push({ line, text, reason: reason ?? unknown });
    else {
      seen.add(only.personId);
      found.push({ line, text, rest: one.rest, personId: only.personId });
    }
  }
  return { found, unmatched };
}

/** Of several with one name those whose school stands in the line; all of them when none does. */
function ofNamedSchool(people: readonly Person[], rest: string): readonly Person[] {
  const words = rest.split(' ');
  const there = people.filter((person) => words.includes(person.schoolName));
  return there.length > 0 ? there : people;
}

const unknown = '参训名单里没有这个人，请核对姓名、手机号或证件号码。';

function indexed(people: readonly Person[]): Map<string, Person[]> {
  const byIndex = new Map<string, Person[]>();
  for (const person of people) {
    for (const index of [person.phoneIndex, person.documentIndex]) {
      if (index) byIndex.set(index, [...(byIndex.get(index) ?? []), person]);
    }
  }
  return byIndex;
}

/** Why a line can't be taken as one person, or null. */
function doubtOf(line: ReadLine, candidates: readonly Person[], seen: ReadonlySet<string>): string | null {
  const [only] = candidates;
  if (!only) return unknown;
  if (candidates.length > 1) {
    const where = candidates
      .slice(0, 3)
      .map((one) => one.schoolName)
      .join('、');
    if (line.index) return `有 ${candidates.length} 人用这个号码（${where}），请改写证件号码。`;
    return `有 ${candidates.length} 位同名教师（${where}），请加写学校全称、手机号或证件号码。`;
  }
  if (line.index && line.name && line.name !== only.name)
    return `这个号码是${only.name}的，与“${line.name}”不符，请核对。`;
  return seen.has(only.personId) ? '这个人在名单里出现了不止一次，只取第一次。' : null;
}

/** Words of a sign-in sheet that are no name. */
const remarks = /^(迟到|缺席|请假|未到|到场|出席|已到|签到|早退)$/;

/**
 * The first word that is a document number or a phone says who; else the first word is a name. A running number in front
 * is passed over, and 张　三 or 王 建国 is one name: nobody's is one character.
 */
function readLine(ctx: Ctx, text: string): Omit<ReadLine, 'line' | 'text'> {
  const words = wordsOf(text);
  const at = words.findIndex((word) => numberIndex(ctx, word) !== null);
  if (at < 0) return { name: words[0] ?? null, index: null, rest: words.slice(1).join(' ') };
  const nameAt = words.slice(0, 2).findIndex((word) => /^[\p{Script=Han}·•]+$/u.test(word) && !remarks.test(word));
  const rest = words.filter((_word, index) => index !== at && index !== nameAt);
  return { name: words[nameAt] ?? null, index: numberIndex(ctx, words[at] ?? ''), rest: rest.join(' ') };
}

function wordsOf(text: string): string[] {
  const all = text
    .normalize('NFKC')
    .split(/[\s,，;；:：、]+/)
    .filter(Boolean);
  const words = all.length > 1 && /^\d{1,5}\.?$/.test(all[0] ?? '') ? all.slice(1) : all;
  const [first = '', second = ''] = words;
  const isSplit = /^\p{Script=Han}$/u.test(first) && /^\p{Script=Han}{1,2}$/u.test(second) && !remarks.test(second);
  return isSplit ? [first + second, ...words.slice(2)] : words;
}

/** The blind index of a word that is a document number or a phone, or null. */
function numberIndex(ctx: Ctx, word: string): string | null {
  const document = word.length >= 15 ? checkDocumentNumber(word) : null;
  if (document && document.state !== 'invalid') return ctx.app.vault.index('document', document.normalised);
  const phone = checkPhone(word);
  return phone.state === 'valid' ? ctx.app.vault.index('phone', phone.normalised) : null;
}
