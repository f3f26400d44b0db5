import { makeBudget } from '../budget.ts';
import { fillMergedCells } from '../merged.ts';
import { UnreadableSheet } from '../refusals.ts';
import type { ReadSheetsOptions, Sheet, SheetLimits } from '../sheet.ts';
import { openArchive } from '../zip.ts';
import { readRows } from './rows.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readWorkbook } from './workbook.ts';

/** Reads an .xlsx (or .xlsm, without its macros). Throws `UnreadableSheet`. */
export async function readXlsx(bytes: Uint8Array, limits: SheetLimits, options: ReadSheetsOptions): Promise<Sheet[]> {
  const archive = await openArchive(bytes, limits);
  refuseOtherDocuments(archive.names);
  const book = await readWorkbook(archive);
  if (book.sheets.length > limits.sheets) {
    throw new UnreadableSheet('tooManySheets', { count: book.sheets.length, limit: limits.sheets });
  }
  const strings = book.sharedStrings ? await readSharedStrings(archive, book.sharedStrings, limits) : [];
  const totalBytes = book.sheets.reduce((sum, { part }) => sum + archive.size(part), 0);
  const budget = makeBudget(limits, totalBytes, options.onProgress);
  const context = { strings, formats: book.formats, from1904: book.from1904, prefix: '', known: new Map() };
  const sheets: Sheet[] = [];
  for (const { name, hidden, part } of book.sheets) {
    const sheet: Sheet = { name, hidden, hiddenColumns: [], rows: [] };
    const merged = await readRows(archive.chunks(part), sheet, context, budget);
    sheet.rows.sort((one, other) => one.line - other.line);
    if (options.fillMerged) fillMergedCells(sheet, merged, limits);
    sheets.push(sheet);
  }
  return sheets;
}

function refuseOtherDocuments(names: readonly string[]): void {
  const has = (part: string) => names.some((name) => name.startsWith(part));
  if (has('xl/workbook.bin')) throw new UnreadableSheet('unsupported', { found: '二进制工作簿 .xlsb' });
  if (has('word/')) throw new UnreadableSheet('unsupported', { found: 'Word 文档' });
  if (has('ppt/')) throw new UnreadableSheet('unsupported', { found: '演示文稿' });
  if (has('content.xml') || has('mimetype')) throw new UnreadableSheet('unsupported', { found: 'OpenDocument 文件' });
  if (!has('xl/') && !has('_rels/')) throw new UnreadableSheet('unsupported', { found: '压缩包' });
}
