import { useState } from 'react';
import type { ListStem, RowOf } from './row.ts';

export interface TableSelection<S extends ListStem> {
  readonly keys: readonly string[];
  /** The ticked rows, also those of pages turned since. */
  readonly rows: readonly RowOf<S>[];
  /** Everything that matches, not only what was ticked. */
  readonly all: boolean;
  readonly tick: (keys: readonly string[], seen: readonly RowOf<S>[], keyOf: (row: RowOf<S>) => string) => void;
  readonly takeAll: () => void;
  readonly clear: () => void;
}

export function useSelection<S extends ListStem>(): TableSelection<S> {
  const [ticked, setTicked] = useState<ReadonlyMap<string, RowOf<S>>>(new Map());
  const [all, setAll] = useState(false);
  return {
    keys: [...ticked.keys()],
    rows: [...ticked.values()],
    all,
    tick: (keys, seen, keyOf) => {
      const known = new Map([...ticked, ...seen.map((row) => [keyOf(row), row] as const)]);
      const next = new Map<string, RowOf<S>>();
      for (const key of keys) {
        const row = known.get(key);
        if (row !== undefined) next.set(key, row);
      }
      setTicked(next);
      setAll(false);
    },
    takeAll: () => setAll(true),
    clear: () => {
      setTicked(new Map());
      setAll(false);
    },
  };
}
