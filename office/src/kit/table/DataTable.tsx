import type { InputOf } from '@yanxiu/contract/index';
import { errorText } from '@yanxiu/ui/api-error';
import { Alert, Button } from 'antd';
import { Empty } from '../Empty.tsx';
import { ErrorPanel } from '../ErrorPanel.tsx';
import { useApi } from '../use-api.ts';
import { BulkBar } from './BulkBar.tsx';
import { useColumnChoice } from './column-choice.ts';
import type { DataTableProps, Page } from './data-table-props.ts';
import { ExportButton } from './ExportButton.tsx';
import { PrintedLook } from './PrintedLook.tsx';
import { usePrinted } from './print-list.ts';
import type { ListStem, RowOf } from './row.ts';
import { TableRows } from './TableRows.tsx';
import { TableSkeleton } from './TableSkeleton.tsx';
import { TableToolbar } from './TableToolbar.tsx';
import { type TableStateChange, useTableState } from './table-state.ts';
import { useSelection } from './use-selection.ts';

/** A list of the server as a table; office/README.md shows how to use it. */
export function DataTable<S extends ListStem>(table: DataTableProps<S>) {
  const { stem, columns, filters = [], bulkActions = [], noun } = table;
  const { state, change, looked } = useLooked(table);
  const { shown, choose } = useColumnChoice(`${stem}${table.urlKey ?? ''}`, columns);
  const ticked = useSelection<S>();
  const input = { ...looked, page: state.page, size: state.size } as unknown as InputOf<S>;
  const list = useApi(stem, input, { keepPrevious: true, ...(table.everyMs ? { everyMs: table.everyMs } : {}) });
  const page = list.data as unknown as Page<RowOf<S>> | undefined;
  const look = (wanted: TableStateChange) => {
    if (wanted.q !== undefined || wanted.filters) ticked.clear();
    change(wanted);
  };
  const everything = looked as unknown as InputOf<S>;
  const printed = usePrinted(stem, everything, page?.total ?? 0, noun);
  return (
    <div className="data-table" aria-busy={list.isFetching}>
      <TableToolbar
        search={table.search ?? null}
        filters={filters}
        state={state}
        onChange={look}
        columns={columns}
        shown={shown.map((column) => column.key)}
        onColumns={choose}
        extra={
          <>
            {table.toolbar}
            <ExportButton table={table} input={everything} columns={shown} total={page?.total ?? 0} />
          </>
        }
      />
      {ticked.keys.length > 0 ? (
        <BulkBar actions={bulkActions} ticked={ticked} total={page?.total ?? 0} input={everything} />
      ) : null}
      {list.error && page ? (
        <Alert type="warning" showIcon title={`${errorText(list.error)}下面是先前读取的内容。`} />
      ) : null}
      {page ? <PrintedLook filters={filters} state={state} total={page.total} /> : null}
      {page && page.total > 0 ? (
        <TableRows
          table={table}
          columns={shown}
          page={printed ? { ...page, rows: printed } : page}
          isWhole={printed !== null}
          state={state}
          onChange={look}
          ticked={ticked}
        />
      ) : page ? (
        <NoRows table={table} narrowed={state.q !== '' || Object.keys(state.filters).length > 0} onChange={look} />
      ) : list.error ? (
        <ErrorPanel error={list.error} what={noun} onRetry={() => void list.refetch()} />
      ) : (
        <TableSkeleton noun={noun} columns={shown.length} />
      )}
    </div>
  );
}

/** What the address asks for, as the input of the list without its page. */
function useLooked<S extends ListStem>({ filters = [], defaultSort = '', urlKey = '', input }: DataTableProps<S>) {
  const keys = filters.map((filter) => filter.key);
  const { state, change } = useTableState(keys, defaultSort, urlKey);
  const looked = {
    ...input,
    ...state.filters,
    ...(state.q ? { q: state.q } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
  };
  return { state, change, looked };
}

interface NoRowsProps<S extends ListStem> {
  readonly table: DataTableProps<S>;
  readonly narrowed: boolean;
  readonly onChange: (change: TableStateChange) => void;
}

function NoRows<S extends ListStem>({ table, narrowed, onChange }: NoRowsProps<S>) {
  if (!narrowed) return <Empty {...table.empty} />;
  const clear = () =>
    onChange({ q: '', filters: Object.fromEntries((table.filters ?? []).map((filter) => [filter.key, ''])) });
  return (
    <Empty
      title={`没有符合条件的${table.noun}`}
      hint="请换一个搜索词，或放宽筛选条件。"
      action={<Button onClick={clear}>清除搜索和筛选</Button>}
    />
  );
}
