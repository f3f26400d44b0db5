import type { Refusal } from '@yanxiu/domain/kernel/refusal';

/** One sheet of a workbook as a person sees it. A text file (.csv) has one sheet, named after the file. */
export interface Sheet {
  name: string;
  hidden: boolean;
  /** 0-based indexes of hidden columns, ascending. */
  hiddenColumns: number[];
  /** Rows that hold anything, in order; a blank row is left out, the line numbers tell. */
  rows: SheetRow[];
}

/** `line` is the row number that the program shows at the left edge, from 1. */
export interface SheetRow {
  line: number;
  hidden: boolean;
  /** By 0-based column, without holes, without trailing blanks. */
  cells: SheetCell[];
}

/**
 * One cell. `text` is what the user sees, '' when blank. A date is written `YYYY-MM-DD`, with ` HH:mm:ss` when it has
 * a time of day, whatever the cell's own date format. `number` is the stored value, also of a formula's cached result.
 */
export interface SheetCell {
  text: string;
  kind: 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error';
  number?: number;
  date?: string;
}

export type ReadSheetsResult = { refused: Refusal } | { sheets: Sheet[] };

export interface ReadSheetsOptions {
  /** Repeats the value of a merged range in each of its cells (default: only its first cell holds it). */
  fillMerged?: boolean;
  /** Called from time to time with the rows read so far and how much of the file is behind, 0 to 1. */
  onProgress?: (rows: number, share: number) => void;
  limits?: Partial<SheetLimits>;
}

/** What one upload may cost. A file beyond a limit is refused by name, whatever it claims to be. */
export interface SheetLimits {
  fileBytes: number;
  unpackedBytes: number;
  /** Rows that hold anything, over all sheets. */
  rows: number;
  /** Cells including the blanks between them, over all sheets. */
  cells: number;
  /** Characters of text, over all sheets. */
  characters: number;
  sheets: number;
}

/** A province's largest roster has 100,000 rows; Excel's ghost rows unpack to some hundred megabytes. */
export const defaultLimits: SheetLimits = {
  fileBytes: 64 * 1024 * 1024,
  unpackedBytes: 512 * 1024 * 1024,
  rows: 300_000,
  cells: 8_000_000,
  characters: 128 * 1024 * 1024,
  sheets: 200,
};

export const blankCell: SheetCell = Object.freeze({ text: '', kind: 'text' });
