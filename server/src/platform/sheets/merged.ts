import { UnreadableSheet } from './refusals.ts';
import { blankCell, type Sheet, type SheetLimits } from './sheet.ts';
import type { MergedRange } from './xlsx/rows.ts';

/**
 * Repeats the value of each merged range in its cells, inside the rows and columns that hold anything: a merge over
 * the whole sheet costs no more than the sheet.
 */
export function fillMergedCells(sheet: Sheet, ranges: readonly MergedRange[], limits: SheetLimits): void {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  let filled = 0;
  for (const range of ranges) {
    const from = firstRowAt(sheet, range.top);
    const anchor = sheet.rows[from]?.line === range.top ? sheet.rows[from]?.cells[range.left] : undefined;
    if (!anchor || anchor.text === '') continue;
    const right = Math.min(range.right, width - 1);
    for (let at = from; at < sheet.rows.length; at++) {
      const row = sheet.rows[at];
      if (!row || row.line > range.bottom) break;
      for (let column = range.left; column <= right; column++) {
        while (row.cells.length <= column) row.cells.push(blankCell);
        row.cells[column] = anchor;
      }
      filled += right - range.left + 1;
      if (filled > limits.cells) throw new UnreadableSheet('tooManyCells', { limit: limits.cells });
    }
  }
}

/** The index of the first row at or below a line, by halving: rows are in order. */
function firstRowAt(sheet: Sheet, line: number): number {
  let low = 0;
  let high = sheet.rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sheet.rows[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
