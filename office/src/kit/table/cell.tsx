import { countText, hundredthsText, instantText, percentText, yuanText } from '@yanxiu/ui/words';
import type { ReactNode } from 'react';
import { type CellKind, type Column, cellValue } from './row.ts';

const numeric: ReadonlySet<CellKind> = new Set(['money', 'count', 'hours', 'percent']);

export function isNumeric(kind: CellKind | undefined): boolean {
  return kind !== undefined && numeric.has(kind);
}

/** A value as text in the words of its kind; `—` for none. */
export function cellText(kind: CellKind | undefined, value: string | number | null): string {
  if (value === null || value === '') return '—';
  if (kind === 'instant') return instantText(String(value));
  if (typeof value === 'string') return value;
  if (kind === 'money') return yuanText(value);
  if (kind === 'hours') return hundredthsText(value);
  if (kind === 'percent') return percentText(value, 1);
  return kind === 'count' ? countText(value) : String(value);
}

export function Cell<R>({ column, row }: { column: Column<R>; row: R }): ReactNode {
  return column.render ? column.render(row) : cellText(column.kind, cellValue(column, row));
}
