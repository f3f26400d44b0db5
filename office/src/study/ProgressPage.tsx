import { Link } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { standingNames, standingTones } from './study-words.ts';

type Row = RowOf<'study.progress'>;

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名', sort: true, render: (row) => <Link to={`/study/${row.personId}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校', sort: 'school' },
  { key: 'stageName', title: '学段' },
  { key: 'subject', title: '学科' },
  { key: 'hoursX100', title: '网络研修学时', kind: 'hours', sort: 'hours' },
  {
    key: 'standing',
    title: '进度',
    value: (row) => standingNames[row.standing],
    render: (row) => <StateTag tone={standingTones[row.standing]}>{standingNames[row.standing]}</StateTag>,
  },
  { key: 'lastStudiedAt', title: '最近学习', kind: 'instant', sort: 'lastStudied' },
  { key: 'firstLoginAt', title: '首次登录', kind: 'instant', hidden: true },
  { key: 'phoneMask', title: '手机号', hidden: true },
];

/** Every trainee in reach with her online hours: who has not logged in, not begun, fallen behind. */
export function ProgressPage() {
  return (
    <PageFrame
      title="学习进度"
      purpose="范围内每位参训教师的网络研修学时，随学习即时更新。1 学时 = 45 分钟。"
      actions={<LinkButton to="/study/anomalies">需要关注</LinkButton>}
    >
      <ForProgram>
        {(program) => (
          <DataTable
            stem="study.progress"
            input={{ programId: program.id }}
            noun="参训教师"
            columns={columns}
            search="姓名、拼音、学校"
            filters={[
              {
                key: 'standing',
                label: '进度',
                options: Object.entries(standingNames).map(([value, label]) => ({ value, label })),
              },
              { key: 'orgId', label: '单位', kind: 'org' },
            ]}
            defaultSort="hours"
            rowKey={(row) => row.personId}
            rowName={(row) => row.name}
            rowActions={(row) => [{ label: '查看', to: `/study/${row.personId}` }]}
            empty={{ title: '还没有参训教师', hint: '名单锁定、账号开通后，参训教师会列在这里。' }}
          />
        )}
      </ForProgram>
    </PageFrame>
  );
}
