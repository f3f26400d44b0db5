import { UnreadableSheet } from './refusals.ts';
import { blankCell, type Sheet, type SheetCell, type SheetLimits, type SheetRow } from './sheet.ts';

/**
 * Reads .csv and .tsv text (RFC 4180 quoting; comma, tab, semicolon or full-width comma, whichever the first lines
 * use most). A line break inside quotes stays in its cell; `line` counts records as Excel would show them.
 */
export function readDelimited(text: string, name: string, limits: SheetLimits): Sheet[] {
  const separator = separatorOf(text);
  const rows: SheetRow[] = [];
  let cellCount = 0;
  let line = 0;
  forEachRecord(text, separator, (fields) => {
    line++;
    const cells = fields.map(cellOf);
    while (cells.length > 0 && cells.at(-1)?.text.trim() === '') cells.pop();
    if (cells.length === 0) return;
    cellCount += cells.length;
    if (cellCount > limits.cells) throw new UnreadableSheet('tooManyCells', { limit: limits.cells });
    if (rows.length >= limits.rows) throw new UnreadableSheet('tooManyRows', { limit: limits.rows });
    rows.push({ line, hidden: false, cells });
  });
  return [{ name, hidden: false, hiddenColumns: [], rows }];
}

/** Excel and many banks write `="0012"` or a leading tab or apostrophe to keep digits as text; that is not content. */
function cellOf(field: string): SheetCell {
  if (field === '') return blankCell;
  const forced = /^="(.*)"$/s.exec(field);
  if (forced) return { text: forced[1] ?? '', kind: 'text' };
  const text = field.charCodeAt(0) === 9 ? field.trim() : field;
  return { text, kind: 'text' };
}

function separatorOf(text: string): string {
  const named = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (named) return named;
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  let best = ',';
  let most = 0;
  for (const candidate of ['\t', ',', ';', '|', '，']) {
    const count = head.split(candidate).length - 1;
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

function forEachRecord(text: string, separator: string, take: (fields: string[]) => void): void {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (text.startsWith('sep=', at)) at = text.indexOf('\n', at) + 1;
  const end = text.length;
  let fields: string[] = [];
  while (at < end) {
    if (text.charCodeAt(at) === 34) {
      const closed = closingQuote(text, at + 1);
      let value = text.slice(at + 1, closed).replaceAll('""', '"');
      const stop = fieldEnd(text, separator, closed + 1);
      // Characters after a closing quote are kept: some exports quote only a part of the field.
      value += text.slice(closed + 1, stop);
      fields.push(value);
      at = stop;
    } else {
      const stop = fieldEnd(text, separator, at);
      fields.push(text.slice(at, stop));
      at = stop;
    }
    if (at >= end) break;
    if (text[at] === separator) {
      at++;
      if (at >= end) fields.push('');
      continue;
    }
    at += text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
    take(fields);
    fields = [];
  }
  if (fields.length > 0) take(fields);
}

function closingQuote(text: string, from: number): number {
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    if (text.charCodeAt(quote + 1) !== 34) return quote;
    at = quote + 2;
  }
}

function fieldEnd(text: string, separator: string, from: number): number {
  const mark = separator.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === mark || code === 10 || code === 13) return at;
  }
  return text.length;
}
