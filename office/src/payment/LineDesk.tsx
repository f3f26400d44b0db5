import { type ReactNode, useEffect, useState } from 'react';
import type { LineRow } from './bill-words.ts';
import { LineList } from './LineList.tsx';

export interface DeskTurn {
  readonly line: LineRow;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

interface Props {
  readonly rows: readonly LineRow[];
  /** Names the list to who cannot see it. */
  readonly name: string;
  readonly children: (turn: DeskTurn) => ReactNode;
}

/** The list and the chosen line; when a line is done, the next one takes its place. */
export function LineDesk({ rows, name, children }: Props) {
  const [chosen, setChosen] = useState({ id: rows[0]?.id ?? '', at: 0 });
  const found = rows.findIndex((row) => row.id === chosen.id);
  const at = found >= 0 ? found : Math.min(chosen.at, rows.length - 1);
  const line = rows[at];
  const go = (to: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (next) setChosen({ id: next.id, at: rows.indexOf(next) });
  };
  useEffect(() => {
    if (line && line.id !== chosen.id) setChosen({ id: line.id, at });
  }, [line, chosen.id, at]);
  return (
    <div className="workbench">
      <LineList
        name={name}
        rows={rows}
        chosen={line?.id ?? ''}
        onChoose={(id) => go(rows.findIndex((row) => row.id === id))}
      />
      {line ? children({ line, onNext: () => go(at + 1), onBack: () => go(at - 1) }) : null}
    </div>
  );
}
