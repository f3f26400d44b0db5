import { useState } from 'react';
import { keep, kept } from '../keep.ts';
import type { Column } from './row.ts';

/** Which columns of a table are shown, in the table's order; kept in this browser for the table's name. */
export function useColumnChoice<R>(name: string, columns: readonly Column<R>[]) {
  const store = `columns.${name}`;
  const [chosen, setChosen] = useState(() => kept(store)?.split(' ') ?? null);
  const usual = columns.filter((column) => !column.hidden);
  const wanted = chosen ? columns.filter((column) => chosen.includes(column.key)) : usual;
  return {
    shown: wanted.length > 0 ? wanted : usual,
    choose: (keys: readonly string[]) => {
      keep(store, keys.join(' '));
      setChosen([...keys]);
    },
  };
}
