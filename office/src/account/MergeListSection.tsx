import { dayText, instantText } from '@yanxiu/ui/words';
import { useState } from 'react';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { UnmergeDialog } from './UnmergeDialog.tsx';

type Merge = RowOf<'account.merges'>;

const columns: readonly Column<Merge>[] = [
  { key: 'name', title: '姓名' },
  { key: 'keptMask', title: '保留的证件' },
  { key: 'givenMask', title: '停用的证件' },
  { key: 'mergedAt', title: '合并时间', value: (row) => instantText(row.mergedAt) },
  { key: 'mergedByName', title: '谁合并的' },
  { key: 'reason', title: '依据', render: (row) => <span className="wrap">{row.reason}</span> },
  {
    key: 'state',
    title: '撤回',
    value: stateText,
    render: (row) => <StateTag tone={row.state === 'undone' ? 'warn' : 'plain'}>{stateText(row)}</StateTag>,
  },
];

function stateText({ state, until, undoneAt, undoneByName }: Merge): string {
  if (state === 'undone') return `${undoneByName ?? ''}已于${instantText(undoneAt)}撤回`;
  return state === 'late' ? '已过期限' : `${dayText(until)}前可以`;
}

/** Merges that were done, so that a wrong one is found and taken back in time. */
export function MergeListSection() {
  const [undoing, setUndoing] = useState<string | null>(null);
  return (
    <Section title="合并过的记录">
      <DataTable
        stem="account.merges"
        urlKey="merged"
        noun="合并记录"
        columns={columns}
        search="姓名"
        rowName={(row) => row.name}
        rowActions={(row) =>
          row.state === 'undone'
            ? []
            : [
                {
                  label: '撤回合并',
                  onClick: () => setUndoing(row.id),
                  blocked: row.state === 'late' ? '合并满 30 天，不能再撤回。' : null,
                },
              ]
        }
        empty={{ title: '还没有合并过记录', hint: '合并以后 30 天内没有新的学习记录的，可以在这里撤回。' }}
      />
      <UnmergeDialog mergeId={undoing} onClose={() => setUndoing(null)} />
    </Section>
  );
}
