import type { InputOf, OutputOf, Stem } from '@yanxiu/contract/index';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readOnce, takeArrived } from './early.ts';

/** What a page needs to know of something that it reads; a TanStack query fits it too. */
export interface Reading<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Reads an endpoint for the pages before log-in, which do without the query cache; null reads nothing yet. */
export function useRead<S extends Stem>(stem: S, input: InputOf<S> | null): Reading<OutputOf<S>> {
  const [answer, setAnswer] = useState<{ data?: OutputOf<S>; error?: unknown }>(() => {
    const data = takeArrived(stem, input);
    return data === undefined ? {} : { data };
  });
  const isHere = useRef(answer.data !== undefined);
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(input);
  useEffect(() => {
    if (key === 'null') return;
    if (isHere.current) {
      isHere.current = false;
      return;
    }
    let left = false;
    setAnswer({});
    readOnce(stem, JSON.parse(key) as InputOf<S>).then(
      (data) => left || setAnswer({ data }),
      (error: unknown) => left || setAnswer({ error }),
    );
    return () => {
      left = true;
    };
  }, [stem, key, turn]);
  return { data: answer.data, error: answer.error, refetch: () => setTurn(turn + 1) };
}
