import { countText, hundredthsText, instantText, percentText, yuanText } from '@yanxiu/ui/words';
import type { ReactNode } from 'react';
import { type CellKind, type Column, cellValue } from './row.ts';

const numeric: ReadonlySet<CellKind> = new Set(['money', 'count', 'hours', 'score', 'percent']);

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
  // scores stand under each other: 83.30 below 88.25
  if (kind === 'score') return (value / 100).toFixed(2);
  if (kind === 'percent') return percentText(value, 1);
  return kind === 'count' ? countText(value) : String(value);
}

export function Cell<R>({ column, row }: { column: Column<R>; row: R }): ReactNode {
  return column.render ? column.render(row) : cellText(column.kind, cellValue(column, row));
}
