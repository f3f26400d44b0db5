import { stageNames } from '@yanxiu/ui/words';
import { useMe } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { SchoolBasedTabs } from './SchoolBasedTabs.tsx';

type Row = RowOf<'schoolBased.hours'>;

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名' },
  { key: 'schoolName', title: '学校' },
  { key: 'stage', title: '学段', value: (row) => stageNames[row.stage] ?? row.stage },
  { key: 'approvedX100', title: '已认定', kind: 'hours' },
  { key: 'recordedX100', title: '已登记（含未认定）', kind: 'hours' },
  { key: 'plannedX100', title: '应完成', kind: 'hours' },
  {
    key: 'left',
    title: '还差',
    kind: 'hours',
    value: (row) => Math.max(0, row.plannedX100 - row.approvedX100),
    render: (row) =>
      row.approvedX100 >= row.plannedX100 ? (
        <StateTag tone="good">已完成</StateTag>
      ) : (
        <span className="num">{(row.plannedX100 - row.approvedX100) / 100}</span>
      ),
  },
];

/** School-based hours of each person: what counts, what waits, what is missing. */
export function HoursPage() {
  const { assignment } = useMe();
  const ofOneSchool = assignment?.orgKind === 'school';
  return (
    <PageFrame title="校本研修" purpose="每位参训教师的校本学时；同一任务多次参加，最多计到这项任务的学时。">
      <SchoolBasedTabs />
      <ForProgram>
        {(program) => (
          <DataTable
            stem="schoolBased.hours"
            input={{ programId: program.id }}
            noun="校本学时"
            columns={columns}
            search="姓名、拼音、学校"
            filters={ofOneSchool ? [] : [{ key: 'schoolId', label: '学校', kind: 'org', orgKind: 'school' }]}
            rowKey={(row) => row.personId}
            rowName={(row) => row.name}
            empty={{ title: '还没有参训教师', hint: '名单锁定后，参训教师会列在这里。' }}
          />
        )}
      </ForProgram>
    </PageFrame>
  );
}
