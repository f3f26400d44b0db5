import { useSyncExternalStore } from 'react';

/** Reasons that a reviewer notes beside rows before returning a roster; kept while the page is open, by unit. */
const notes = new Map<string, ReadonlyMap<string, string>>();
const watchers = new Set<() => void>();
const none: ReadonlyMap<string, string> = new Map();

function subscribe(watch: () => void): () => void {
  watchers.add(watch);
  return () => {
    watchers.delete(watch);
  };
}

function put(unit: string, all: ReadonlyMap<string, string>): void {
  notes.set(unit, all);
  for (const watch of watchers) watch();
}

export function useRowReasons(unit: string) {
  const all = useSyncExternalStore(subscribe, () => notes.get(unit) ?? none);
  return {
    all,
    set(entryId: string, reason: string) {
      const next = new Map(all);
      if (reason.trim().length >= 2) next.set(entryId, reason.trim());
      else next.delete(entryId);
      put(unit, next);
    },
    clear: () => put(unit, none),
  };
}
