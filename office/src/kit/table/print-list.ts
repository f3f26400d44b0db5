import type { InputOf } from '@yanxiu/contract/index';
import { ApiError } from '@yanxiu/ui/api-error';
import { countText } from '@yanxiu/ui/words';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { everyRow } from './every-row.ts';
import type { ListStem, RowOf } from './row.ts';

/** A list on the screen that brings all its rows onto the paper, and goes back to its page afterwards. */
interface Printed {
  bring(): Promise<void>;
  putBack(): void;
}

const lists = new Set<Printed>();

/** More than some sixty sheets are no list to read on paper. */
const most = 2000;

/** Prints the page with every row that its lists' search and filters leave, not the shown page of them alone. */
export async function printWhole(): Promise<void> {
  const shown = [...lists];
  try {
    for (const list of shown) await list.bring();
    window.print();
  } finally {
    for (const list of shown) list.putBack();
  }
}

function tooMany(noun: string, total: number): string {
  return `${noun}共 ${countText(total)} 条，打印最多 ${countText(most)} 条。请用搜索或筛选缩小范围，或导出后打印。`;
}

/** The rows of the whole list while it is being printed; null while the screen shows its page. */
export function usePrinted<S extends ListStem>(
  stem: S,
  input: InputOf<S>,
  total: number,
  noun: string,
): readonly RowOf<S>[] | null {
  const [rows, setRows] = useState<readonly RowOf<S>[] | null>(null);
  const now = useRef({ input, total });
  now.current = { input, total };
  useEffect(() => {
    const list: Printed = {
      async bring() {
        if (now.current.total > most)
          throw new ApiError({ code: 'tooManyToPrint', status: 0, message: tooMany(noun, now.current.total) });
        const found = await everyRow(stem, now.current.input);
        flushSync(() => setRows(found));
      },
      putBack: () => setRows(null),
    };
    lists.add(list);
    return () => void lists.delete(list);
  }, [stem, noun]);
  return rows;
}
