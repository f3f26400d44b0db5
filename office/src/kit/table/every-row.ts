import type { InputOf } from '@yanxiu/contract/index';
import { call } from '@yanxiu/ui/client';
import type { Page } from './data-table-props.ts';
import type { ListStem, RowOf } from './row.ts';

const pageSize = 200;

/** Reads every page of what matches, telling after each how many rows there are by now. */
export async function everyRow<S extends ListStem>(
  stem: S,
  looked: InputOf<S>,
  onProgress: (done: number) => void = () => undefined,
): Promise<RowOf<S>[]> {
  const rows: RowOf<S>[] = [];
  for (let page = 1; ; page += 1) {
    const input = { ...looked, page, size: pageSize } as unknown as InputOf<S>;
    const answer = (await call(stem, input)) as unknown as Page<RowOf<S>>;
    rows.push(...answer.rows);
    onProgress(rows.length);
    if (answer.rows.length < pageSize || rows.length >= answer.total) return rows;
  }
}
