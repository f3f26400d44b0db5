import type { ReactNode } from 'react';

export interface EmptyWords {
  /** Why there is nothing: `还没有学校提交名单`. */
  readonly title: string;
  /** What to do about it. */
  readonly hint?: ReactNode;
  /** A button that does it. */
  readonly action?: ReactNode;
}

/** In place of an empty list: says why it is empty and what to do. */
export function Empty({ title, hint, action }: EmptyWords) {
  return (
    <div className="state-panel">
      <p className="state-title">{title}</p>
      {hint ? <p className="muted">{hint}</p> : null}
      {action}
    </div>
  );
}
