import type { ComponentChildren } from 'preact';
import { ErrorPanel } from './ErrorPanel.tsx';
import { Skeleton } from './Skeleton.tsx';
import type { Reading } from './use-read.ts';

interface Props<T> {
  readonly of: Reading<T>;
  /** What is being read, as the error names it: `课程`. */
  readonly what: string;
  readonly rows?: number;
  readonly children: (data: T) => ComponentChildren;
}

/** Shows what was read; a skeleton before, and an error that can be tried again where nothing came. */
export function Loaded<T>({ of, what, rows, children }: Props<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <ErrorPanel error={of.error} what={what} onRetry={() => void of.refetch()} />;
  return <Skeleton {...(rows === undefined ? {} : { rows })} />;
}
