import { UnreadableSheet } from './refusals.ts';
import type { SheetCell, SheetLimits } from './sheet.ts';

/** Counts what a file has cost so far against its limits and tells how far the reading is. */
export interface Budget {
  addRow(cells: readonly SheetCell[]): void;
  addBytes(bytes: number): void;
}

const progressEveryRows = 2000;

/** `totalBytes` is what there is to read, for the progress; throws `UnreadableSheet` at a limit. */
export function makeBudget(
  limits: SheetLimits,
  totalBytes: number,
  onProgress?: (rows: number, share: number) => void,
): Budget {
  let rows = 0;
  let cells = 0;
  let bytes = 0;
  let characters = 0;
  return {
    addBytes(count) {
      bytes += count;
    },
    addRow(row) {
      rows++;
      cells += row.length;
      for (const cell of row) characters += cell.text.length;
      if (rows > limits.rows) throw new UnreadableSheet('tooManyRows', { limit: limits.rows });
      if (cells > limits.cells) throw new UnreadableSheet('tooManyCells', { limit: limits.cells });
      if (characters > limits.characters) throw new UnreadableSheet('tooMuchText');
      if (rows % progressEveryRows === 0) onProgress?.(rows, Math.min(1, bytes / Math.max(1, totalBytes)));
    },
  };
}
