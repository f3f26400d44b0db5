import { useState } from 'react';
import { Link } from 'react-router';
import { useProgramChoice } from '../frame/program-choice.tsx';
import { useMe } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { JobProgress } from '../kit/JobProgress.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { BulkAction, Column } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { AllButtons, useOffered } from './AllButtons.tsx';
import { type AskedMove, ManyDialog, type ManyMove, manyMoves, moveWords } from './ManyDialog.tsx';
import { type Moved, MovedDialog } from './MovedDialog.tsx';
import { ScoreTabs } from './ScoreTabs.tsx';
import { SheetView } from './SheetPage.tsx';
import { type SheetRow, standText, stateOptions, stateTone } from './sheet-words.ts';
import './assessment.css';

/** A school sees its own sheet at once; everybody else the sheets of the units. */
export function ScorePage() {
  const { assignment } = useMe();
  return assignment?.orgKind === 'school' ? <SheetView schoolId={assignment.orgId} /> : <SheetListPage />;
}

const columnsFor = (ofOneCounty: boolean): readonly Column<SheetRow>[] => [
  {
    key: 'schoolName',
    title: '单位',
    render: (row) => <Link to={`/score-sheets/${row.schoolId}`}>{row.schoolName}</Link>,
  },
  {
    key: 'state',
    title: '进度',
    value: standText,
    render: (row) => (
      <span className="state-cell">
        <StateTag tone={stateTone(row.state)}>{standText(row)}</StateTag>
        {row.returnReason ? <StateTag tone="bad">已退回</StateTag> : null}
        {row.openObjections > 0 ? <StateTag tone="warn">{`${row.openObjections} 条异议`}</StateTag> : null}
        {row.outdated && row.state !== 'locked' ? <StateTag tone="warn">方案已改</StateTag> : null}
      </span>
    ),
  },
  { key: 'countyName', title: '所属', hidden: ofOneCounty },
  { key: 'trainees', title: '应参训', kind: 'count' },
  { key: 'scored', title: '已计算', kind: 'count' },
  { key: 'passed', title: '合格', kind: 'count' },
  {
    key: 'passRate',
    title: '合格率',
    kind: 'percent',
    value: (row) => (row.scored > 0 ? row.passed / row.trainees : null),
  },
  { key: 'excellent', title: '优秀', kind: 'count' },
  { key: 'meanX100', title: '平均分', kind: 'score', value: (row) => (row.scored > 0 ? row.meanX100 : null) },
  { key: 'postedUntil', title: '公示至', kind: 'day' },
  { key: 'computedAt', title: '计算时间', kind: 'instant', hidden: true },
];

function SheetListPage() {
  const { program } = useProgramChoice();
  const [jobId, setJobId] = useState<string | null>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  return (
    <PageFrame
      title="成绩"
      purpose="各单位的成绩表：计算后由承训机构确认，校长确认并公示，期满由教育局审定。"
      {...(program ? { primary: <AllButtons programId={program.id} onJob={setJobId} onMoved={setMoved} /> } : {})}
    >
      <ScoreTabs />
      {jobId ? <JobProgress key={jobId} jobId={jobId} title="计算成绩" unit="个单位" /> : null}
      <ForProgram>{({ id }) => <Sheets programId={id} onJob={setJobId} onMoved={setMoved} />}</ForProgram>
      <MovedDialog moved={moved} onClose={() => setMoved(null)} />
    </PageFrame>
  );
}

interface ActsProps {
  readonly programId: string;
  readonly onJob: (jobId: string) => void;
  readonly onMoved: (moved: Moved) => void;
}

function Sheets({ programId, ...on }: ActsProps) {
  const { assignment } = useMe();
  const { offered } = useOffered(programId);
  const compute = useAct('assessment.compute', { onDone: ({ jobId }) => on.onJob(jobId) });
  const [asking, setAsking] = useState<AskedMove | null>(null);
  const bulk = (act: ManyMove, label: string): BulkAction<'assessment.sheets'> => ({
    label,
    rowsOnly: true,
    onClick: (chosen, clear) => {
      if (chosen.kind === 'rows') setAsking({ act, schoolIds: [...chosen.keys], onDone: clear });
    },
  });
  const computeSome: BulkAction<'assessment.sheets'> = {
    label: '计算成绩',
    rowsOnly: true,
    onClick: (chosen, clear) => {
      if (chosen.kind === 'rows') compute.mutate({ programId, schoolIds: [...chosen.keys] }, { onSuccess: clear });
    },
  };
  const bulkActions = [
    ...(offered('compute') ? [computeSome] : []),
    ...manyMoves.filter(offered).map((act) => bulk(act, moveWords[act].button)),
  ];
  return (
    <>
      <DataTable
        stem="assessment.sheets"
        input={{ programId }}
        noun="成绩表"
        columns={columnsFor(assignment?.orgKind === 'county')}
        search="单位名称"
        filters={[{ key: 'state', label: '进度', options: stateOptions }]}
        rowKey={(row) => row.schoolId}
        rowName={(row) => row.schoolName}
        rowActions={(row) => [{ label: '查看', to: `/score-sheets/${row.schoolId}` }]}
        {...(bulkActions.length > 0 ? { bulkActions } : {})}
        empty={{ title: '还没有可以计算成绩的单位', hint: '单位的名单锁定后会列在这里。' }}
      />
      <ManyDialog programId={programId} asked={asking} onMoved={on.onMoved} onClose={() => setAsking(null)} />
    </>
  );
}
