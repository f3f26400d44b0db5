import { isRefusal, type Refusal } from '../kernel/refusal.ts';
import type { Statement, StatementRow } from './statement-line.ts';
import { readStatement } from './statement-read.ts';

/** A sheet as the reader hands it over, as far as a statement needs it. */
export interface StatementSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly StatementRow[];
}

/**
 * Reads the statement out of a file's sheets: the first visible sheet with a statement's header, else a hidden one.
 * The refusal, when no sheet is a statement, is that of the first sheet with rows.
 */
export function readStatementSheets(sheets: readonly StatementSheet[]): Statement | Refusal {
  let refused: Refusal | null = null;
  const filled = sheets.filter((sheet) => sheet.rows.length > 0);
  for (const sheet of [...filled.filter((one) => !one.hidden), ...filled.filter((one) => one.hidden)]) {
    const read = readStatement(sheet.rows);
    if (!isRefusal(read)) return read;
    refused ??= read;
  }
  return refused ?? (readStatement([]) as Refusal);
}
