import { isPlain } from './remark-words.ts';

/** The fields of a line in which a remark may stand (rules §6: all of remark, purpose, summary). */
export interface RemarkFields {
  readonly summary: string;
  readonly purpose: string;
  readonly postscript: string;
  readonly personal: string;
}

/**
 * The remark of a line as texts to try in turn: its fields side by side, then joined without a gap where the bank may
 * have cut one remark in two at a field's length limit. A field that repeats another is taken once.
 */
export function remarkTexts(line: RemarkFields): string[] {
  const fields = [line.summary, line.purpose, line.postscript, line.personal].map((field) => field.trim());
  const kept = fields.flatMap((text, at) =>
    text !== '' && !isRepeated(text, at, fields) ? [{ text, isSummary: at === 0 }] : [],
  );
  const joined = kept.map(({ text }, at) => {
    const before = kept[at - 1];
    return before === undefined ? text : `${isCut(before, text) ? '' : ' ; '}${text}`;
  });
  const apart = kept.map(({ text }) => text).join(' ; ');
  return joined.join('') === apart ? [apart] : [apart, joined.join('')];
}

/**
 * A field may go on in the next where it says more than 转账 or 培训费 and no mark stands between them. A short summary is
 * the bank's own word for the transfer.
 */
function isCut(before: { readonly text: string; readonly isSummary: boolean }, after: string): boolean {
  if (before.text.length < (before.isSummary ? 8 : 4) || isPlain(before.text)) return false;
  return /[\p{L}\p{N}*×+-]$/u.test(before.text) && /^[\p{L}\p{N}*×-]/u.test(after);
}

function isRepeated(field: string, index: number, fields: readonly string[]): boolean {
  return fields.some((other, at) => {
    if (at === index || other === '') return false;
    return other === field ? at < index : field.length >= 4 && other.includes(field);
  });
}
