import { instantText } from '@yanxiu/ui/words';
import { useEffect, useRef } from 'react';
import { Money } from '../kit/Money.tsx';
import { type LineRow, remarkOf } from './bill-words.ts';

interface Props {
  readonly name: string;
  readonly rows: readonly LineRow[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** The lines to be decided, oldest first; the chosen one stays in sight. */
export function LineList({ name, rows, chosen, onChoose }: Props) {
  const current = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line is chosen
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <ul className="line-list" aria-label={name}>
      {rows.map((row) => (
        <li key={row.id} ref={row.id === chosen ? current : null}>
          <button
            type="button"
            className={row.id === chosen ? 'line-item chosen' : 'line-item'}
            aria-current={row.id === chosen ? 'true' : undefined}
            onClick={() => onChoose(row.id)}
          >
            <span className="line-item-head">
              <span className="muted num">{instantText(row.at).slice(5)}</span>
              <strong className={row.direction === 'out' ? 'num outgoing' : 'num'}>
                {row.direction === 'out' ? '支出 ' : ''}
                <Money fen={row.openFen} />
              </strong>
            </span>
            <span className="line-item-name">{row.counterName || '（无户名）'}</span>
            <span className="line-item-remark muted">{remarkOf(row) || '（无备注）'}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
