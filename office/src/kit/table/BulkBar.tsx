import type { InputOf } from '@yanxiu/contract/index';
import { countText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { ActionButton } from '../ActionButton.tsx';
import type { BulkAction, ListStem, Selection } from './row.ts';
import type { TableSelection } from './use-selection.ts';

interface Props<S extends ListStem> {
  readonly actions: readonly BulkAction<S>[];
  readonly ticked: TableSelection<S>;
  readonly total: number;
  /** What finds everything that matches. */
  readonly input: InputOf<S>;
}

/** Appears with the first ticked row: how many, 选择全部, and what can be done with them. */
export function BulkBar<S extends ListStem>({ actions, ticked, total, input }: Props<S>) {
  const { keys, rows, all } = ticked;
  const selection: Selection<S> = all
    ? { kind: 'matching', input, count: total }
    : { kind: 'rows', keys, rows, count: keys.length };
  const mayTakeAll = !all && total > keys.length && actions.some((action) => !action.rowsOnly);
  return (
    <div className="bulk-bar">
      <span role="status">
        已选 <strong className="num">{countText(selection.count)}</strong> 项{all ? '（符合条件的全部）' : ''}
      </span>
      {mayTakeAll ? (
        <Button type="link" size="small" onClick={ticked.takeAll}>
          选择符合条件的全部 {countText(total)} 项
        </Button>
      ) : null}
      <Button type="link" size="small" onClick={ticked.clear}>
        取消选择
      </Button>
      <span className="bulk-actions">
        {actions.map((action) => (
          <ActionButton
            key={action.label}
            size="small"
            danger={action.danger ?? false}
            blocked={blockedBy(action, selection)}
            onClick={() => action.onClick(selection, ticked.clear)}
          >
            {action.label}
          </ActionButton>
        ))}
      </span>
    </div>
  );
}

function blockedBy<S extends ListStem>(action: BulkAction<S>, selection: Selection<S>): string | null {
  if (action.rowsOnly && selection.kind === 'matching') return '这项操作请逐页勾选后进行。';
  return action.blocked?.(selection) ?? null;
}
