import type { InputOf } from '@yanxiu/contract/index';
import { call, saveBlob } from '@yanxiu/ui/client';
import { instantText } from '@yanxiu/ui/words';
import type { Page } from './data-table-props.ts';
import { type CellKind, type Column, cellValue, type ListStem, type RowOf } from './row.ts';
import { type SheetCell, workbook } from './workbook.ts';

interface Export<S extends ListStem> {
  readonly stem: S;
  readonly input: InputOf<S>;
  readonly columns: readonly Column<RowOf<S>>[];
  readonly name: string;
  readonly onProgress: (done: number) => void;
}

const pageSize = 200;

/** Reads every page of what matches and saves it as .xlsx: what the reader may see on the screen, masked as there. */
export async function exportRows<S extends ListStem>(order: Export<S>): Promise<void> {
  const rows: SheetCell[][] = [];
  for (let page = 1; ; page += 1) {
    const input = { ...order.input, page, size: pageSize } as unknown as InputOf<S>;
    const answer = (await call(order.stem, input)) as unknown as Page<RowOf<S>>;
    for (const row of answer.rows) rows.push(order.columns.map((column) => cellOf(column, row)));
    order.onProgress(rows.length);
    if (answer.rows.length < pageSize || rows.length >= answer.total) break;
  }
  saveBlob(
    workbook(
      order.columns.map((column) => column.title),
      rows,
    ),
    order.name,
  );
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
