import type { OutputOf } from '@yanxiu/contract/index';
import { Button } from 'antd';
import { useState } from 'react';
import { ActionButton } from '../kit/ActionButton.tsx';
import { OrgPicker } from '../kit/OrgPicker.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import { useUndoNotice } from '../kit/undo-notice.tsx';
import { useAct } from '../kit/use-api.ts';
import { orgColumns } from './OrgListPage.tsx';

type Org = OutputOf<'org.get'>;

/** Schools and teaching points that a 中心校 reports and pays for; the bureau takes them in and lets them go. */
export function ReportingSchools({ unit, mayEdit }: { unit: Org; mayEdit: boolean }) {
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const undoable = useUndoNotice();
  const add = useAct('org.setReporting', { done: '已加入，由本校上报' });
  const change = useAct('org.setReporting', { quiet: true });
  const take = () =>
    chosen &&
    add.mutate(
      { id: unit.id, add: [chosen] },
      {
        onSuccess: () => {
          setChosen(null);
          setAdding(false);
        },
      },
    );
  const release = (school: { id: string; name: string }) =>
    void change.mutateAsync({ id: unit.id, remove: [school.id] }).then(() =>
      undoable({
        done: `${school.name}改为自行上报`,
        onUndo: () => change.mutateAsync({ id: unit.id, add: [school.id] }),
      }),
    );
  return (
    <Section
      title="由本校上报的学校"
      actions={mayEdit && !adding ? <Button onClick={() => setAdding(true)}>加入一所学校</Button> : null}
    >
      {adding ? (
        <div className="button-row">
          <OrgPicker
            aria-label="要加入的学校"
            kind="school"
            {...(unit.parentId ? { parentId: unit.parentId } : {})}
            value={chosen}
            onChange={setChosen}
          />
          <ActionButton
            type="primary"
            loading={add.isPending}
            blocked={chosen ? null : '请先选择学校。'}
            onClick={take}
          >
            加入
          </ActionButton>
          <Button onClick={() => setAdding(false)}>取消</Button>
        </div>
      ) : null}
      <DataTable
        stem="org.list"
        urlKey="reporting"
        input={{ reportsThrough: unit.id }}
        noun={`由${unit.name}上报的学校`}
        columns={orgColumns.filter(({ key }) => key !== 'parentName' && key !== 'reportsThroughName')}
        search="名称、备案名称、别名"
        rowName={(row) => row.name}
        rowActions={(row) => (mayEdit ? [{ label: '改为自行上报', onClick: () => release(row) }] : [])}
        empty={{
          title: '没有由本校上报的学校',
          hint: '村小、教学点加入后，由本校统一报名和缴费，统计里仍单独列出。',
        }}
      />
    </Section>
  );
}
