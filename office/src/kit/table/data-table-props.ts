import type { InputOf, Stem } from '@yanxiu/contract/index';
import type { TableProps } from 'antd';
import type { ReactNode } from 'react';
import type { EmptyWords } from '../Empty.tsx';
import type { BulkAction, Column, Filter, ListStem, RowAction, RowOf } from './row.ts';

export interface DataTableProps<S extends ListStem> {
  /** A list endpoint: it takes q, page, size, sort and answers `{ rows, total, totals? }`. */
  readonly stem: S;
  /** What every request bears besides search, filters, sort and page: the program, the unit … */
  readonly input?: Partial<InputOf<S>>;
  readonly columns: readonly Column<RowOf<S>>[];
  /** What is listed, in words: `参训教师`; for the screen reader, the export's name and 没有符合条件的…. */
  readonly noun: string;
  /** The row's key; `row.id` when not said. */
  readonly rowKey?: (row: RowOf<S>) => string;
  /** A row's name for the screen reader, so that 查看 says of whom. */
  readonly rowName?: (row: RowOf<S>) => string;
  /** What the search looks through: `姓名、手机尾号`; without it there is no search. */
  readonly search?: string;
  readonly filters?: readonly Filter[];
  readonly defaultSort?: string;
  readonly rowActions?: (row: RowOf<S>) => readonly RowAction[];
  readonly bulkActions?: readonly BulkAction<S>[];
  /** When there is nothing at all: why, and what to do. */
  readonly empty: EmptyWords;
  /** An endpoint that sends the list as .xlsx; without it the matching rows are written in the browser. */
  readonly exportStem?: Stem;
  readonly exportInput?: Readonly<Record<string, unknown>>;
  readonly exportName?: string;
  /** Buttons left of 导出. */
  readonly toolbar?: ReactNode;
  /** Tells two tables of one page apart in the address. */
  readonly urlKey?: string;
  readonly expandable?: NonNullable<TableProps<RowOf<S>>['expandable']>;
  readonly rowClass?: (row: RowOf<S>) => string;
  /** Asks again every so many milliseconds. */
  readonly everyMs?: number;
}

export interface Page<R> {
  readonly rows: readonly R[];
  readonly total: number;
  readonly totals?: Readonly<Record<string, number>> | undefined;
}
