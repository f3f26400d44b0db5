import { Link } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { anomalyNames } from './study-words.ts';

type Row = RowOf<'study.anomalies'>;

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名', sort: true, render: (row) => <Link to={`/study/${row.personId}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校', sort: 'school' },
  { key: 'kind', title: '情况', sort: true, value: (row) => anomalyNames[row.kind] },
  { key: 'evidence', title: '依据', render: (row) => <span className="wrap">{row.evidence}</span> },
  { key: 'lastOn', title: '最近一次', kind: 'day', sort: 'day' },
];

/** Patterns for people to look at; nothing is taken away because of them. */
export function AnomalyPage() {
  return (
    <PageFrame
      title="需要关注"
      crumbs={[{ label: '学习进度', to: '/study' }]}
      purpose="系统提示、由人判断：列在这里不影响学时和成绩。学校机房里多人同时学习是正常情况，不会列入。"
    >
      <ForProgram>
        {(program) => (
          <DataTable
            stem="study.anomalies"
            input={{ programId: program.id }}
            noun="需要关注的情况"
            columns={columns}
            search="姓名、拼音、学校"
            filters={[
              {
                key: 'kind',
                label: '情况',
                options: Object.entries(anomalyNames).map(([value, label]) => ({ value, label })),
              },
            ]}
            rowKey={(row) => `${row.personId}${row.kind}${row.evidence}`}
            rowName={(row) => row.name}
            rowActions={(row) => [{ label: '查看', to: `/study/${row.personId}` }]}
            empty={{ title: '没有需要关注的情况', hint: '播放过快、长时间不答提问等情况会列在这里。' }}
          />
        )}
      </ForProgram>
    </PageFrame>
  );
}
