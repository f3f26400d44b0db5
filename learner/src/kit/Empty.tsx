import type { ComponentChildren } from 'preact';

interface Props {
  readonly title: string;
  /** Why there is nothing, and what to do. */
  readonly children?: ComponentChildren;
}

export function Empty({ title, children }: Props) {
  return (
    <div class="state-panel card">
      <p class="state-title">{title}</p>
      {children ? <p class="muted">{children}</p> : null}
    </div>
  );
}
