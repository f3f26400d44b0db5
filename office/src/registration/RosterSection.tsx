import { call } from '@yanxiu/ui/client';
import { useState } from 'react';
import { useMay } from '../frame/session.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { RowAction } from '../kit/table/row.ts';
import { useUndoNotice } from '../kit/undo-notice.tsx';
import { useAct } from '../kit/use-api.ts';
import { ExemptionDecision, ExemptionDialog } from './ExemptionDialog.tsx';
import { type Entry, inputOf, type RowEdit, rosterColumns } from './roster-columns.tsx';
import { useRowReasons } from './row-reasons.ts';
import type { Unit } from './unit-words.ts';

interface Props {
  readonly programId: string;
  readonly unit: Unit;
  readonly mayEdit: boolean;
}

const stateOptions = [
  { value: 'error', label: '错误' },
  { value: 'warning', label: '提醒' },
  { value: 'ok', label: '无误' },
];
const yes = [{ value: 'true', label: '是' }];

/** The people of the roster: edited in place while it is a draft, with reasons beside the rows while it is reviewed. */
export function RosterSection({ programId, unit, mayEdit }: Props) {
  const { edit, actionsOf } = useRowEditing({ programId, unit, mayEdit });
  const reasons = useRowReasons(`${programId}/${unit.schoolId}`);
  const mayReturn = unit.allowed.some((one) => one.act === 'return' && one.allowed);
  const [asking, setAsking] = useState<Entry | null>(null);
  const [deciding, setDeciding] = useState<Entry | null>(null);
  const mayReview = useMay()('registration.review');
  const actions = (entry: Entry): RowAction[] => [
    ...actionsOf(entry),
    ...(mayEdit && entry.exemptState !== 'asked' && edit?.id !== entry.id
      ? [{ label: '申请免训', onClick: () => setAsking(entry) }]
      : []),
    ...(mayReview && mayReturn && entry.exemptState === 'asked'
      ? [{ label: '审核免训', onClick: () => setDeciding(entry) }]
      : []),
  ];
  return (
    <Section title={`参训人员（${unit.headcount} 人）`}>
      <div className="roster-rows">
        <DataTable
          stem="registration.rows"
          input={{ programId, schoolId: unit.schoolId }}
          noun="参训人员"
          columns={rosterColumns({ unit, edit, reasons: mayReturn ? reasons : null })}
          search="姓名、拼音、号码后四位"
          filters={[
            { key: 'state', label: '核对结果', options: stateOptions },
            { key: 'exempt', label: '免训', options: yes },
            { key: 'withdrawn', label: '已退出', options: yes },
          ]}
          rowName={(entry) => entry.name}
          rowClass={(entry) => (entry.state === 'error' ? 'row-error' : entry.returnReason ? 'row-returned' : '')}
          {...(mayEdit || (mayReview && unit.exemptAsked > 0) ? { rowActions: actions } : {})}
          empty={{ title: '名单里还没有人', hint: mayEdit ? '请上传表格，或直接填写、粘贴。' : '学校还没有填报。' }}
        />
      </div>
      <ExemptionDialog programId={programId} schoolId={unit.schoolId} entry={asking} onClose={() => setAsking(null)} />
      <ExemptionDecision
        programId={programId}
        schoolId={unit.schoolId}
        entry={deciding}
        onClose={() => setDeciding(null)}
      />
    </Section>
  );
}

/** One row at a time is open for editing; Enter saves it, Esc leaves it as it was. */
function useRowEditing({ programId, unit, mayEdit }: Props) {
  const [edit, setEdit] = useState<Omit<RowEdit, 'set' | 'save' | 'leave' | 'busy'> | null>(null);
  const ref = { programId, schoolId: unit.schoolId };
  const update = useAct('registration.updateRow', { done: '已保存', onDone: () => setEdit(null) });
  const remove = useAct('registration.removeRow');
  const undoable = useUndoNotice();
  const save = () => {
    if (edit) update.mutate({ ...ref, entryId: edit.id, version: edit.version, ...edit.values });
  };
  const takeOut = (entry: Entry) =>
    remove.mutate(
      { ...ref, entryId: entry.id },
      {
        onSuccess: () =>
          undoable({
            done: `已移除${entry.name}`,
            onUndo: () => call('registration.addRows', { ...ref, rows: [inputOf(entry)] }),
          }),
      },
    );
  const actionsOf = (entry: Entry): RowAction[] => {
    if (!mayEdit || entry.withdrawnAt) return [];
    if (edit?.id === entry.id) {
      return [
        { label: '保存', onClick: save },
        { label: '取消', onClick: () => setEdit(null) },
      ];
    }
    return [
      { label: '修改', onClick: () => setEdit({ id: entry.id, version: entry.version, values: inputOf(entry) }) },
      { label: '移除', onClick: () => takeOut(entry) },
    ];
  };
  const open: RowEdit | null = edit && {
    ...edit,
    set: (change) => setEdit({ ...edit, values: { ...edit.values, ...change } }),
    save,
    leave: () => setEdit(null),
    busy: update.isPending,
  };
  return { edit: open, actionsOf };
}
