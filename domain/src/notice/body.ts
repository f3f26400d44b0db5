/** Some text of one weight. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean | undefined;
}

/** One piece of a notice's text: what an official document may hold (GB/T 9704-2012 7.3.3) and nothing else. */
export type Block =
  | { readonly kind: 'heading' | 'subheading' | 'paragraph'; readonly runs: Run[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: Run[][] }
  /** The first row is the head. */
  | { readonly kind: 'table'; readonly rows: Run[][][] };

export type NoticeBody = readonly Block[];

/** The text alone, a line a block, list item or table row. */
export function bodyText(body: NoticeBody): string {
  return body.map(blockText).join('\n');
}

function blockText(one: Block): string {
  if (one.kind === 'list') return one.items.map(runsText).join('\n');
  if (one.kind === 'table') return one.rows.map((row) => row.map(runsText).join('\t')).join('\n');
  return runsText(one.runs);
}

export function runsText(all: readonly Run[]): string {
  return all.map(({ text }) => text).join('');
}

/** Drops what is empty, joins runs of one weight, makes the rows of a table equally long. Tidying twice changes nothing. */
export function tidyBody(body: readonly Block[]): Block[] {
  return body.flatMap((one): Block[] => {
    if (one.kind === 'list') {
      const items = one.items.map(tidyRuns).filter((item) => item.length > 0);
      return items.length > 0 ? [{ ...one, items }] : [];
    }
    if (one.kind === 'table') return tidyTable(one.rows);
    const tidied = tidyRuns(one.runs);
    return tidied.length > 0 ? [{ ...one, runs: tidied }] : [];
  });
}

function tidyTable(rows: readonly (readonly (readonly Run[])[])[]): Block[] {
  const tidied = rows.map((row) => row.map(tidyRuns)).filter((row) => row.some((cell) => cell.length > 0));
  const width = Math.max(0, ...tidied.map((row) => row.length));
  if (width === 0) return [];
  return [{ kind: 'table', rows: tidied.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? [])) }];
}

/** Line ends and rows of blanks are one blank; none stands at the ends. */
function tidyRuns(all: readonly Run[]): Run[] {
  const joined: { text: string; bold: boolean }[] = [];
  for (const { text, bold = false } of all) {
    const last = joined.at(-1);
    if (last && (last.bold === bold || text.trim() === '')) last.text += text;
    else joined.push({ text, bold });
  }
  const spaced = joined.map((one) => ({ ...one, text: one.text.replace(/[\s\u200b\ufeff]+/gu, ' ') }));
  const [first] = spaced;
  const last = spaced.at(-1);
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  const kept = spaced.filter(({ text }) => text !== '');
  const isTidy = kept.length === joined.length && kept.every((one, at) => one.text === joined[at]?.text);
  const plain = kept.map(({ text, bold }) => (bold ? { text, bold } : { text }));
  return isTidy ? plain : tidyRuns(plain);
}
