import { StringDecoder } from 'node:string_decoder';
import { UnreadableSheet } from '../refusals.ts';
import { blankCell, type SheetCell, type SheetLimits } from '../sheet.ts';
import type { Archive } from '../zip.ts';
import { joinTexts, ownText, refuseEntities } from './xml.ts';

/** A cell holds at most 32,767 characters; with the marks of rich text an item stays far below this. */
const itemLimit = 4 * 1024 * 1024;

/**
 * The shared strings as ready cells: a text that stands in 20,000 rows is one object. Reads in pieces, so a bomb
 * stops at the limit of characters.
 */
export async function readSharedStrings(archive: Archive, part: string, limits: SheetLimits): Promise<SheetCell[]> {
  const cells: SheetCell[] = [];
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let prefix: string | null = null;
  let characters = 0;
  for await (const chunk of archive.chunks(part)) {
    rest += decoder.write(chunk);
    if (prefix === null) {
      prefix = prefixOf(rest);
      if (prefix === null) continue;
    }
    const open = `<${prefix}si`;
    const close = `</${prefix}si>`;
    let done = 0;
    for (;;) {
      const start = rest.indexOf(open, done);
      if (start < 0) break;
      const tagEnd = rest.indexOf('>', start);
      if (tagEnd < 0) break;
      if (rest.charCodeAt(tagEnd - 1) === 47) {
        cells.push(blankCell);
        done = tagEnd + 1;
        continue;
      }
      const end = rest.indexOf(close, tagEnd);
      if (end < 0) break;
      const text = ownText(joinTexts(rest.slice(tagEnd + 1, end), prefix));
      characters += text.length + 8;
      if (characters > limits.characters) throw new UnreadableSheet('tooMuchText');
      cells.push(text === '' ? blankCell : { text, kind: 'text' });
      done = end + close.length;
    }
    rest = rest.slice(done);
    if (rest.length > itemLimit) throw new UnreadableSheet('tooMuchText');
  }
  return cells;
}

/** The namespace prefix of the root element (`<x:sst …>` → `x:`); null while the root tag isn't complete. */
function prefixOf(head: string): string | null {
  const root = /<(\w+:)?sst[\s>]/.exec(head);
  if (!root) {
    if (head.length > 65_536) throw new UnreadableSheet('corrupt', { where: 'sharedStrings.xml' });
    return null;
  }
  refuseEntities(head.slice(0, root.index));
  return root[1] ?? '';
}
