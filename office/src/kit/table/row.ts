import type { InputOf, OutputOf, Stem } from '@yanxiu/contract/index';
import type { ReactNode } from 'react';

/** Endpoints that answer a page of rows. */
export type ListStem = {
  [S in Stem]: OutputOf<S> extends { rows: readonly unknown[]; total: number } ? S : never;
}[Stem];

export type RowOf<S extends Stem> = OutputOf<S> extends { rows: readonly (infer R)[] } ? R : never;

/** How a value is shown: money and numbers right-aligned in tabular figures, days and instants as offices write them. */
export type CellKind = 'text' | 'money' | 'count' | 'hours' | 'score' | 'percent' | 'day' | 'instant';

export interface Column<R> {
  /** The field of the row, and the name under which the column is chosen and sorted. */
  readonly key: string;
  readonly title: string;
  readonly kind?: CellKind;
  /** The value where it isn't `row[key]`; money in fen, hours and scores in hundredths, percent as a share of 1. */
  readonly value?: (row: R) => string | number | null | undefined;
  /** Draws the cell; `value` (or the field) still goes into the export. */
  readonly render?: (row: R) => ReactNode;
  /** Sortable by the server: by `key`, or by the name given. */
  readonly sort?: boolean | string;
  /** The total of this column in the answer's `totals`: by `key`, or by the name given. */
  readonly total?: boolean | string;
  readonly width?: number;
  /** Not shown until it is chosen. */
  readonly hidden?: boolean;
}

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

interface FilterName {
  /** The input's own name; the filter is kept in the address under it. */
  readonly key: string;
  readonly label: string;
}

/** A filter above the table: one of a few options, a day, or a unit found by its name. */
export type Filter =
  | (FilterName & {
      readonly kind?: 'choice';
      readonly options: readonly FilterOption[];
      /** Type to find among many options. */
      readonly searchable?: boolean;
    })
  | (FilterName & { readonly kind: 'day' })
  | (FilterName & {
      readonly kind: 'org';
      readonly orgKind?: 'city' | 'county' | 'school';
      readonly parentId?: string;
    });

export interface RowAction {
  readonly label: string;
  /** A page to go to, or … */
  readonly to?: string;
  /** … something to do. */
  readonly onClick?: () => void;
  /** Why it can't be done now. */
  readonly blocked?: string | null;
  readonly danger?: boolean;
}

/** What a bulk act is for: rows that were ticked, or everything that matches search and filters. */
export type Selection<S extends Stem> =
  | {
      readonly kind: 'rows';
      readonly keys: readonly string[];
      readonly rows: readonly RowOf<S>[];
      readonly count: number;
    }
  | { readonly kind: 'matching'; readonly input: InputOf<S>; readonly count: number };

export interface BulkAction<S extends Stem> {
  readonly label: string;
  readonly onClick: (selection: Selection<S>, clear: () => void) => void;
  readonly danger?: boolean;
  readonly blocked?: (selection: Selection<S>) => string | null;
  /** Only ticked rows, never everything that matches. */
  readonly rowsOnly?: boolean;
}

/** The plain value of a cell. */
export function cellValue<R>(column: Column<R>, row: R): string | number | null {
  if (column.value) return column.value(row) ?? null;
  const value: unknown = (row as Readonly<Record<string, unknown>>)[column.key];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
