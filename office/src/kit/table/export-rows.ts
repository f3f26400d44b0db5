import type { InputOf } from '@yanxiu/contract/index';
import { saveBlob } from '@yanxiu/ui/client';
import { instantText } from '@yanxiu/ui/words';
import { everyRow } from './every-row.ts';
import { type CellKind, type Column, cellValue, type ListStem, type RowOf } from './row.ts';
import { type SheetCell, workbook } from './workbook.ts';

interface Export<S extends ListStem> {
  readonly stem: S;
  readonly input: InputOf<S>;
  readonly columns: readonly Column<RowOf<S>>[];
  readonly name: string;
  readonly onProgress: (done: number) => void;
}

/** Reads every page of what matches and saves it as .xlsx: what the reader may see on the screen, masked as there. */
export async function exportRows<S extends ListStem>(order: Export<S>): Promise<void> {
  const found = await everyRow(order.stem, order.input, order.onProgress);
  const rows = found.map((row) => order.columns.map((column) => cellOf(column, row)));
  const headings = order.columns.map((column) => column.title);
  saveBlob(workbook(headings, rows), order.name);
}

const hundredths: ReadonlySet<CellKind | undefined> = new Set(['money', 'hours', 'score']);

/** Money in yuan, hours and credits in whole units, shares as numbers: a sheet can go on computing with them. */
function cellOf<R>(column: Column<R>, row: R): SheetCell {
  const value = cellValue(column, row);
  if (value === null) return '';
  if (column.kind === 'instant') return instantText(String(value));
  if (typeof value === 'number' && hundredths.has(column.kind)) return value / 100;
  return value;
}
