import type { ReactNode } from 'react';

export interface Described {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width. */
  readonly wide?: boolean;
}

/** Facts of one thing as label and value; an empty value shows 未填写. */
export function Descriptions({ items }: { items: readonly Described[] }) {
  return (
    <dl className="descriptions">
      {items.map((item) => (
        <div key={item.label} className={item.wide ? 'wide' : ''}>
          <dt>{item.label}</dt>
          <dd>{isBlank(item.value) ? <span className="muted">未填写</span> : item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function isBlank(value: ReactNode): boolean {
  return value === null || value === undefined || value === '';
}
