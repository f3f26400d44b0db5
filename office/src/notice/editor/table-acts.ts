import { drawTable, withRuns } from './draw-blocks.ts';

export type TableAct = 'addRow' | 'addColumn' | 'removeRow' | 'removeColumn';

/** The cell of the field in which the cursor stands, if any. */
export function cellAtCursor(field: HTMLElement): HTMLTableCellElement | null {
  const node = window.getSelection()?.anchorNode ?? null;
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  const cell = element?.closest<HTMLTableCellElement>('td, th') ?? null;
  return cell && field.contains(cell) ? cell : null;
}

/** Puts a table of three columns behind the block with the cursor, and a paragraph to go on with behind it. */
export function insertTable(field: HTMLElement): void {
  const node = window.getSelection()?.anchorNode ?? null;
  const block = [...field.children].find((child) => child.contains(node)) ?? field.lastElementChild;
  const table = drawTable([
    [[], [], []],
    [[], [], []],
    [[], [], []],
  ]);
  if (block) block.after(table);
  else field.append(table);
  if (!table.nextElementSibling) table.after(withRuns('p', []));
  putCursor(table.rows[0]?.cells[0]);
}

export function changeTable(cell: HTMLTableCellElement, act: TableAct): void {
  const row = cell.parentElement as HTMLTableRowElement;
  const table = cell.closest('table');
  const column = cell.cellIndex;
  if (!table) return;
  if (act === 'addRow') {
    const fresh = row.cloneNode(false) as HTMLTableRowElement;
    fresh.append(...[...row.cells].map(() => withRuns('td', [])));
    row.after(fresh);
    putCursor(fresh.cells[0]);
  }
  if (act === 'addColumn') {
    for (const [at, one] of [...table.rows].entries()) one.cells[column]?.after(withRuns(at === 0 ? 'th' : 'td', []));
    putCursor(row.cells[column + 1]);
  }
  if (act === 'removeRow') row.remove();
  if (act === 'removeColumn') for (const one of table.rows) one.cells[column]?.remove();
  if (table.rows.length === 0 || table.rows[0]?.cells.length === 0) table.remove();
}

/** Tab goes through the cells; behind the last one it leaves the field as anywhere else. */
export function moveToCell(cell: HTMLTableCellElement, step: 1 | -1): boolean {
  const cells = [...(cell.closest('table')?.querySelectorAll<HTMLTableCellElement>('td, th') ?? [])];
  const next = cells[cells.indexOf(cell) + step];
  if (!next) return false;
  putCursor(next);
  return true;
}

function putCursor(cell: HTMLTableCellElement | undefined): void {
  if (!cell) return;
  const range = document.createRange();
  range.selectNodeContents(cell);
  range.collapse(true);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
