import { type CellObject, read, SSF, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { makeBudget } from './budget.ts';
import { dateOfSerial, dateText } from './date-text.ts';
import { fillMergedCells } from './merged.ts';
import { UnreadableSheet } from './refusals.ts';
import { blankCell, type ReadSheetsOptions, type Sheet, type SheetCell, type SheetLimits } from './sheet.ts';

// Books of Excel 95 and of many Delphi and FoxPro programs store GBK: the library needs its tables for that.
set_cptable(codepages);

/** Reads a binary .xls (BIFF 2–8, WPS .et) or an XML Spreadsheet 2003. Throws `UnreadableSheet`. */
export function readXls(data: Uint8Array, limits: SheetLimits, options: ReadSheetsOptions): Sheet[] {
  const book = parse(data);
  if (book.SheetNames.length > limits.sheets) {
    throw new UnreadableSheet('tooManySheets', { count: book.SheetNames.length, limit: limits.sheets });
  }
  const budget = makeBudget(limits, 1, options.onProgress);
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, index) => {
    const source = book.Sheets[name];
    if (!source || (source['!type'] ?? 'sheet') !== 'sheet') return [];
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const sheet: Sheet = { name, hidden, hiddenColumns: hiddenColumns(source), rows: [] };
    for (const [at, row] of rowsOf(source).entries()) {
      const cells = (row ?? []).map((cell) => cellOf(cell, from1904));
      while (cells.length > 0 && isBlank(cells.at(-1))) cells.pop();
      if (cells.length === 0) continue;
      budget.addRow(cells);
      sheet.rows.push({ line: at + 1, hidden: source['!rows']?.[at]?.hidden === true, cells });
    }
    if (options.fillMerged) fillMergedCells(sheet, mergedRanges(source), limits);
    return [sheet];
  });
}

function parse(data: Uint8Array): WorkBook {
  try {
    // 936 is GBK: what a book of before 1997 holds that doesn't say.
    const kept = { dense: true, cellNF: true, cellStyles: true, cellDates: false, cellHTML: false, codepage: 936 };
    return read(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { type: 'buffer', ...kept });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw new UnreadableSheet('encrypted');
    throw new UnreadableSheet('corrupt', { where: '工作簿结构' });
  }
}

function rowsOf(source: WorkSheet): readonly (CellObject[] | undefined)[] {
  // A sheet's rows may have holes; `Array.from` makes them visible to the loop.
  return Array.from(source['!data'] ?? [], (row) => (row ? Array.from(row) : undefined));
}

function isBlank(cell: SheetCell | undefined): boolean {
  return cell === undefined || (cell.text === '' && cell.kind !== 'formula');
}

function cellOf(cell: CellObject | undefined, from1904: boolean): SheetCell {
  if (!cell || cell.t === 'z' || cell.v === undefined) return cell?.f ? { text: '', kind: 'formula' } : blankCell;
  const formula = typeof cell.f === 'string';
  if (cell.t === 'e') return { text: cell.w ?? '#ERROR', kind: 'error' };
  if (cell.t === 'b') return { text: cell.v ? 'TRUE' : 'FALSE', kind: formula ? 'formula' : 'boolean' };
  if (cell.t === 'n' && typeof cell.v === 'number') return numberCell(cell, cell.v, formula, from1904);
  const text = String(cell.v);
  if (text === '' && !formula) return blankCell;
  return { text, kind: formula ? 'formula' : 'text' };
}

function numberCell(cell: CellObject, number: number, formula: boolean, from1904: boolean): SheetCell {
  if (typeof cell.z === 'string' && SSF.is_date(cell.z)) {
    const date = dateOfSerial(number, from1904);
    if (date) return { text: dateText(date, number), kind: formula ? 'formula' : 'date', number, date };
  }
  return { text: (cell.w ?? String(number)).trim(), kind: formula ? 'formula' : 'number', number };
}

function hiddenColumns(source: WorkSheet): number[] {
  return Array.from(source['!cols'] ?? []).flatMap((column, index) => (column?.hidden ? [index] : []));
}

function mergedRanges(source: WorkSheet) {
  return (source['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }));
}
