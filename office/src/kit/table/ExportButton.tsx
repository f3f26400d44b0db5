import type { InputOf, Stem } from '@yanxiu/contract/index';
import { errorText } from '@yanxiu/ui/api-error';
import { download } from '@yanxiu/ui/client';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { DataTableProps } from './data-table-props.ts';
import type { Column, ListStem, RowOf } from './row.ts';

interface Props<S extends ListStem> {
  readonly table: DataTableProps<S>;
  readonly input: InputOf<S>;
  readonly columns: readonly Column<RowOf<S>>[];
  readonly total: number;
}

/** 导出 of everything that matches, in the columns that are shown. */
export function ExportButton<S extends ListStem>({ table, input, columns, total }: Props<S>) {
  const { notification } = App.useApp();
  const [done, setDone] = useState<number | null>(null);
  const name = `${table.exportName ?? table.noun}.xlsx`;
  const run = async () => {
    setDone(0);
    try {
      if (table.exportStem) await downloadList(table.exportStem, { ...input, ...table.exportInput }, name);
      else {
        const { exportRows } = await import('./export-rows.ts');
        await exportRows({ stem: table.stem, input, columns, name, onProgress: setDone });
      }
    } catch (error) {
      notification.error({ placement: 'top', title: '没有导出', description: errorText(error), duration: 10 });
    }
    setDone(null);
  };
  return (
    <Button onClick={() => void run()} loading={done !== null} disabled={total === 0}>
      {done !== null && total > 0 && done > 0 ? `正在导出 ${Math.min(99, Math.floor((done / total) * 100))}%` : '导出'}
    </Button>
  );
}

function downloadList(stem: Stem, input: Readonly<Record<string, unknown>>, name: string): Promise<void> {
  return download(stem, input as unknown as InputOf<Stem>, name);
}
