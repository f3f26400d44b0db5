import { countText } from '@yanxiu/ui/words';
import { Table, type TableProps } from 'antd';
import { Cell, cellText, isNumeric } from './cell.tsx';
import type { DataTableProps, Page } from './data-table-props.ts';
import { RowActions } from './RowActions.tsx';
import type { Column, ListStem, RowOf } from './row.ts';
import { pageSizes, type TableState, type TableStateChange } from './table-state.ts';
import type { TableSelection } from './use-selection.ts';

interface Props<S extends ListStem> {
  readonly table: DataTableProps<S>;
  readonly columns: readonly Column<RowOf<S>>[];
  readonly page: Page<RowOf<S>>;
  /** Every row that matches is here, for the paper: no pager. */
  readonly isWhole: boolean;
  readonly state: TableState;
  readonly onChange: (change: TableStateChange) => void;
  readonly ticked: TableSelection<S>;
}

/** The rows of one page with sortable heads, ticks, row actions, totals and the pager. */
export function TableRows<S extends ListStem>(props: Props<S>) {
  const { table, columns, page, isWhole, state, onChange, ticked } = props;
  const keyOf = table.rowKey ?? idOf;
  const selectable = (table.bulkActions ?? []).length > 0;
  const optional: TableProps<RowOf<S>> = {};
  if (table.expandable) optional.expandable = table.expandable;
  if (table.rowClass) optional.rowClassName = table.rowClass;
  if (selectable) optional.rowSelection = selectionOf(table, page, ticked, keyOf);
  return (
    <Table<RowOf<S>>
      {...optional}
      size="middle"
      rowKey={(row) => keyOf(row)}
      dataSource={[...page.rows]}
      columns={antColumns(columns, state.sort, table)}
      showSorterTooltip={false}
      onChange={(_pages, _filters, sorter, { action }) => {
        if (action === 'sort' && !Array.isArray(sorter)) onChange({ sort: sortText(sorter.columnKey, sorter.order) });
      }}
      pagination={isWhole ? false : pagerOf(page.total, state, onChange)}
      summary={() => (
        <Totals columns={columns} page={page} before={selectable ? 1 : 0} after={table.rowActions ? 1 : 0} />
      )}
    />
  );
}

function pagerOf(total: number, state: TableState, onChange: (change: TableStateChange) => void) {
  return {
    current: state.page,
    pageSize: state.size,
    total,
    pageSizeOptions: pageSizes,
    showSizeChanger: true,
    showTotal: (all: number) => `共 ${countText(all)} 条`,
    onChange: (next: number, size: number) => onChange(size === state.size ? { page: next } : { size }),
  };
}

function idOf(row: unknown): string {
  return String((row as { id?: unknown }).id);
}

function sortText(key: unknown, order: 'ascend' | 'descend' | null | undefined): string {
  if (!order) return '';
  return order === 'descend' ? `-${String(key)}` : String(key);
}

function selectionOf<S extends ListStem>(
  table: DataTableProps<S>,
  page: Page<RowOf<S>>,
  ticked: TableSelection<S>,
  keyOf: (row: RowOf<S>) => string,
): NonNullable<TableProps<RowOf<S>>['rowSelection']> {
  return {
    selectedRowKeys: ticked.all ? page.rows.map(keyOf) : [...ticked.keys],
    preserveSelectedRowKeys: true,
    columnWidth: 44,
    getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部' }),
    getCheckboxProps: (row) => ({ 'aria-label': `选择${table.rowName?.(row) ?? '这一行'}` }),
    onChange: (keys) => ticked.tick(keys.map(String), page.rows, keyOf),
  };
}

function antColumns<S extends ListStem>(
  columns: readonly Column<RowOf<S>>[],
  sort: string,
  table: DataTableProps<S>,
): NonNullable<TableProps<RowOf<S>>['columns']> {
  const shown: NonNullable<TableProps<RowOf<S>>['columns']> = columns.map((column, index) => {
    const sortKey = column.sort === true ? column.key : column.sort || '';
    return {
      key: sortKey || column.key,
      title: column.title,
      className:
        index === 0 ? `first-column${column.width ? '' : ' name-column'}` : isNumeric(column.kind) ? 'num' : '',
      align: isNumeric(column.kind) ? ('right' as const) : ('left' as const),
      ...(column.width ? { width: column.width } : {}),
      ...(sortKey ? { sorter: true, sortOrder: orderOf(sort, sortKey) } : {}),
      render: (_value: unknown, row: RowOf<S>) => <Cell column={column} row={row} />,
    };
  });
  const { rowActions, rowName } = table;
  if (rowActions) {
    shown.push({
      key: 'actions',
      title: '操作',
      className: 'actions-column',
      render: (_value: unknown, row: RowOf<S>) => <RowActions actions={rowActions(row)} name={rowName?.(row) ?? ''} />,
    });
  }
  return shown;
}

function orderOf(sort: string, key: string): 'ascend' | 'descend' | null {
  if (sort === key) return 'ascend';
  return sort === `-${key}` ? 'descend' : null;
}

interface TotalsProps<R> {
  readonly columns: readonly Column<R>[];
  readonly page: Page<R>;
  readonly before: number;
  readonly after: number;
}

/** 合计 of everything that matches, not of this page alone; absent where the answer has no totals. */
function Totals<R>({ columns, page, before, after }: TotalsProps<R>) {
  const { totals } = page;
  if (!totals || !columns.some((column) => column.total)) return null;
  const cells = columns.map((column) => {
    const total = totals[typeof column.total === 'string' ? column.total : column.key];
    return column.total && total !== undefined ? cellText(column.kind, total) : '';
  });
  return (
    <Table.Summary.Row className="totals-row">
      {Array.from({ length: before }, () => (
        <Table.Summary.Cell key="before" index={0} className="ant-table-selection-column" />
      ))}
      {columns.map((column, index) => (
        <Table.Summary.Cell key={column.key} index={before + index} align={isNumeric(column.kind) ? 'right' : 'left'}>
          <span className="num">{cells[index] || (index === 0 ? '合计' : '')}</span>
        </Table.Summary.Cell>
      ))}
      {after > 0 ? <Table.Summary.Cell index={before + columns.length} className="actions-column" /> : null}
    </Table.Summary.Row>
  );
}
