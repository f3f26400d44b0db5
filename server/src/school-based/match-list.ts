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

/**
 * Reads a pasted list, one person a line: a document number or phone identifies for sure, a name only where it is
 * unique in reach. What is not certain is given back with its line and reason, never guessed.
 */
export async function matchList(ctx: Ctx, programId: string, list: string): Promise<MatchedList> {
  const lines = list
    .split(/\r?\n/)
    .map((text, index) => ({ line: index + 1, text: text.trim() }))
    .filter(({ text }) => text !== '')
    .map((line) => ({ ...line, ...readLine(ctx, line.text) }));
  const people = await findTrainees(ctx.db, ctx.scope, programId, {
    names: lines.flatMap(({ name }) => (name ? [name] : [])),
    indexes: lines.flatMap(({ index }) => (index ? [index] : [])),
  });
  const found: ListedLine[] = [];
  const unmatched: { line: number; text: string; reason: string }[] = [];
  const seen = new Set<string>();
  for (const { line, text, rest, name, index } of lines) {
    const candidates = people.filter((person) =>
      index ? person.phoneIndex === index || person.documentIndex === index : person.name === name,
    );
    const [only] = candidates;
    if (!only) unmatched.push({ line, text, reason: '参训名单里没有这个人，请核对姓名、手机号或证件号码。' });
    else if (candidates.length > 1) {
      const where = candidates.slice(0, 3).map((one) => one.schoolName).join('、');
      unmatched.push({ line, text, reason: `有 ${candidates.length} 位同名教师（${where}），请改写手机号或证件号码。` });
    } else if (seen.has(only.personId)) unmatched.push({ line, text, reason: '这个人在名单里出现了不止一次，只取第一次。' });
    else {
      seen.add(only.personId);
      found.push({ line, text, rest, personId: only.personId });
    }
  }
  return { found, unmatched };
}

/** The first word that is a document number or a phone says who; else the first word is a name. */
function readLine(ctx: Ctx, text: string): { name: string | null; index: string | null; rest: string } {
  const words = text.normalize('NFKC').split(/[\s,，;；:：]+/).filter(Boolean);
  const name = words[0] ?? '';
  for (const word of words) {
    const document = checkDocumentNumber(word);
    if (word.length >= 15 && document.state !== 'invalid') {
      return { name, index: ctx.app.vault.index('document', document.normalised), rest: without(words, name, word) };
    }
    const phone = checkPhone(word);
    if (phone.state === 'valid') {
      return { name, index: ctx.app.vault.index('phone', phone.normalised), rest: without(words, name, word) };
    }
  }
  return { name, index: null, rest: words.slice(1).join(' ') };
}

function without(words: readonly string[], name: string, used: string): string {
  return words.filter((word) => word !== used && word !== name).join(' ');
}
