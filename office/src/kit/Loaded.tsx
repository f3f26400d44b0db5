import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ErrorPanel } from './ErrorPanel.tsx';

interface Readable<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface Props<T> {
  readonly of: Readable<T>;
  readonly what?: string;
  /** Rows of the skeleton while it loads. */
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/** Shows a read answer; a skeleton before it, an error with a retry instead of it. */
export function Loaded<T>({ of, what, lines = 6, children }: Props<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <ErrorPanel error={of.error} onRetry={() => of.refetch()} {...(what ? { what } : {})} />;
  return (
    <div aria-busy="true">
      <span className="sr-only">正在读取</span>
      <Skeleton active title={false} paragraph={{ rows: lines }} />
    </div>
  );
}
