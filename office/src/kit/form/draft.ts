import { useEffect, useRef, useState } from 'react';
import { useMe } from '../../frame/session.tsx';
import { forget, keep, kept } from '../keep.ts';

/** What was typed and not saved, with what the form started from. */
interface Kept<V> {
  readonly values: V;
  readonly basis: string;
}

export interface Draft<V> {
  /** What the form starts from: what was typed last time and not saved, or else the initial values. */
  readonly start: V;
  /** Whether something was restored, and whether what is being changed has changed meanwhile. */
  readonly restored: 'no' | 'same' | 'changed';
  readonly keep: (values: V) => void;
  /** It is saved, or no longer wanted. */
  readonly drop: () => void;
}

const pauseMs = 300;

/** Keeps what is typed into a form in this browser, for one person, until it is saved; gone after a log-out. */
export function useDraft<V extends object>(key: string | null, initial: V): Draft<V> {
  const { personId } = useMe();
  const name = key ? `draft.${personId}.${key}` : null;
  const [basis] = useState(() => JSON.stringify(initial));
  const [found, setFound] = useState(() => (name ? read<V>(name) : null));
  const pending = useRef<V | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const write = () => {
    if (name && pending.current) keep(name, JSON.stringify({ values: pending.current, basis }));
    pending.current = null;
  };
  const stop = () => {
    if (timer.current) clearTimeout(timer.current);
  };
  // what was typed in the last moment before the page is left is kept as well
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on leaving
  useEffect(() => write, []);
  return {
    start: found ? { ...initial, ...found.values } : initial,
    restored: found ? (found.basis === basis ? 'same' : 'changed') : 'no',
    keep: (values) => {
      pending.current = values;
      stop();
      timer.current = setTimeout(write, pauseMs);
    },
    drop: () => {
      stop();
      pending.current = null;
      if (name) forget(name);
      setFound(null);
    },
  };
}

function read<V>(name: string): Kept<V> | null {
  try {
    return JSON.parse(kept(name) ?? 'null') as Kept<V> | null;
  } catch {
    return null;
  }
}
