import { stageNames } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, Filter, RowOf } from '../kit/table/row.ts';
import './assessment.css';

type Row = RowOf<'assessment.scores'>;

const columnsFor = (ofOneSchool: boolean): readonly Column<Row>[] => [
  { key: 'name', title: '姓名', render: (row) => <Link to={`/scores/${row.personId}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校', hidden: ofOneSchool },
  { key: 'stage', title: '学段', value: (row) => stageNames[row.stage] ?? row.stage, hidden: ofOneSchool },
  { key: 'subject', title: '学科', hidden: true },
  { key: 'totalX100', title: '总分', kind: 'score', sort: true },
  {
    key: 'bandName',
    title: '等次',
    render: (row) => (
      <span className="state-cell">
        <StateTag tone={row.passed ? 'good' : 'bad'}>{row.bandName}</StateTag>
        {row.corrected ? <StateTag tone="warn">经更正</StateTag> : null}
      </span>
    ),
  },
  { key: 'onlineX100', title: '网络研修', kind: 'score', sort: true },
  { key: 'schoolBasedX100', title: '校本研修', kind: 'score', sort: true },
  { key: 'activityX100', title: '研修活动', kind: 'score', sort: true },
  { key: 'offlineX100', title: '线下授课', kind: 'score', sort: true },
  { key: 'creditsX100', title: '学分', kind: 'hours' },
  { key: 'onlineHoursX100', title: '网络学时', kind: 'hours', hidden: true },
  { key: 'schoolBasedHoursX100', title: '校本学时', kind: 'hours', hidden: true },
];

const shows = [
  { value: 'passed', label: '合格' },
  { value: 'excellent', label: '优秀' },
  { value: 'near', label: '临界（差 10 分以内）' },
  { value: 'failed', label: '未达标' },
];

/** Scores of people: of one unit, or of all in reach. */
export function ScoreTable({ programId, schoolId }: { programId: string; schoolId?: string }) {
  const { assignment } = useMe();
  const ofOneSchool = schoolId !== undefined || assignment?.orgKind === 'school';
  const filters: readonly Filter[] = [
    { key: 'show', label: '等次', options: shows },
    ...(ofOneSchool ? [] : [{ key: 'schoolId', label: '单位', kind: 'org' as const, orgKind: 'school' as const }]),
  ];
  return (
    <DataTable
      stem="assessment.scores"
      input={{ programId, ...(schoolId ? { schoolId } : {}) }}
      noun="成绩"
      columns={columnsFor(ofOneSchool)}
      search="姓名、拼音、学校"
      filters={filters}
      rowKey={(row) => row.personId}
      rowName={(row) => row.name}
      rowActions={(row) => [{ label: '成绩明细', to: `/scores/${row.personId}` }]}
      empty={{ title: '还没有成绩', hint: '承训机构计算成绩后会列在这里。' }}
    />
  );
}
