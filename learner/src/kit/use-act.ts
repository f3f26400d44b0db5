import type { InputOf, OutputOf, Stem } from '@yanxiu/contract/index';
import { type ApiError, errorText, isApiError } from '@yanxiu/ui/api-error';
import { call } from '@yanxiu/ui/client';
import { useRef, useState } from 'preact/hooks';

export interface Act<S extends Stem> {
  /** Null while nothing is wrong; a refusal's own sentence otherwise. */
  readonly problem: string | null;
  readonly error: ApiError | null;
  readonly busy: boolean;
  /** The problem of one field, by its name in the input. */
  readonly problemOf: (field: string) => string | undefined;
  readonly clear: () => void;
  /** Resolves to the output, or to null when it was refused: the reason is then in `problem`. */
  readonly run: (input: InputOf<S>) => Promise<OutputOf<S> | null>;
}

/** One act of a page: a second press while it runs does nothing, and a refusal is kept to be shown. */
export function useAct<S extends Stem>(stem: S): Act<S> {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const issues = isApiError(error) ? error.issues : [];
  return {
    error: isApiError(error) ? error : null,
    problem: error === null ? null : errorText(error),
    busy,
    problemOf: (field) => issues.find((issue) => issue.path === field)?.message,
    clear: () => setError(null),
    run: async (input) => {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      setError(null);
      try {
        return await call(stem, input);
      } catch (caught) {
        setError(caught);
        return null;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
  };
}
