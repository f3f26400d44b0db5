import { percentText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useProgramChoice } from '../frame/program-choice.tsx';
import { useMay, useMe } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { JobProgress } from '../kit/JobProgress.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { BulkAction, Column } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { type Moved, MovedDialog } from './MovedDialog.tsx';
import { ScoreTabs } from './ScoreTabs.tsx';
import { SheetView } from './SheetPage.tsx';
import { type SheetRow, stateOptions, stateText, stateTone } from './sheet-words.ts';
import './assessment.css';

/** A school sees its own sheet at once; everybody else the sheets of the units. */
export function ScorePage() {
  const { assignment } = useMe();
  return assignment?.orgKind === 'school' ? <SheetView schoolId={assignment.orgId} /> : <SheetListPage />;
}

const columns: readonly Column<SheetRow>[] = [
  {
    key: 'schoolName',
    title: '单位',
    render: (row) => <Link to={`/score-sheets/${row.schoolId}`}>{row.schoolName}</Link>,
  },
  { key: 'countyName', title: '所属' },
  {
    key: 'state',
    title: '进度',
    value: (row) => stateText(row.state),
    render: (row) => (
      <span className="state-cell">
        <StateTag tone={stateTone(row.state)}>{stateText(row.state)}</StateTag>
        {row.returnReason ? <StateTag tone="bad">已退回</StateTag> : null}
        {row.openObjections > 0 ? <StateTag tone="warn">{`${row.openObjections} 条异议`}</StateTag> : null}
        {row.outdated && row.state !== 'locked' ? <StateTag tone="warn">方案已改</StateTag> : null}
      </span>
    ),
  },
  { key: 'trainees', title: '应参训', kind: 'count' },
  { key: 'scored', title: '已计算', kind: 'count' },
  { key: 'passed', title: '合格', kind: 'count' },
  { key: 'passRate', title: '合格率', value: (row) => (row.scored > 0 ? percentText(row.passed, row.trainees) : null) },
  { key: 'excellent', title: '优秀', kind: 'count' },
  { key: 'meanX100', title: '平均分', kind: 'hours', value: (row) => (row.scored > 0 ? row.meanX100 : null) },
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

function useSheetActs({ onJob, onMoved }: Omit<ActsProps, 'programId'>) {
  const told = (word: string) => ({ onDone: (answer: Omit<Moved, 'word'>) => onMoved({ ...answer, word }) });
  return {
    compute: useAct('assessment.compute', { onDone: ({ jobId }) => onJob(jobId) }),
    confirmAsProvider: useAct('assessment.confirmAsProvider', told('确认')),
    confirmAsSchool: useAct('assessment.confirmAsSchool', told('代为确认')),
    confirmAsCounty: useAct('assessment.confirmAsCounty', told('确认')),
    approve: useAct('assessment.approve', told('审定')),
  };
}

/** The act of the reader's level on everything that is ready for it. */
function AllButtons({ programId, ...on }: ActsProps) {
  const may = useMay();
  const { assignment } = useMe();
  const acts = useSheetActs(on);
  if (may('assessment.compute')) {
    return (
      <>
        <Button loading={acts.confirmAsProvider.isPending} onClick={() => acts.confirmAsProvider.mutate({ programId })}>
          确认全部已计算的
        </Button>
        <Button type="primary" loading={acts.compute.isPending} onClick={() => acts.compute.mutate({ programId })}>
          计算成绩
        </Button>
      </>
    );
  }
  if (!may('assessment.approve')) return null;
  return (
    <>
      {assignment?.orgKind === 'county' ? <CountyConfirm programId={programId} acts={acts} /> : null}
      <Button type="primary" loading={acts.approve.isPending} onClick={() => acts.approve.mutate({ programId })}>
        审定全部期满的
      </Button>
    </>
  );
}

function CountyConfirm({ programId, acts }: { programId: string; acts: ReturnType<typeof useSheetActs> }) {
  return (
    <Button loading={acts.confirmAsCounty.isPending} onClick={() => acts.confirmAsCounty.mutate({ programId })}>
      确认全部期满的，报市级
    </Button>
  );
}

function Sheets({ programId, ...on }: ActsProps) {
  const may = useMay();
  const { assignment } = useMe();
  const acts = useSheetActs(on);
  const bulk = (label: string, act: keyof typeof acts): BulkAction<'assessment.sheets'> => ({
    label,
    rowsOnly: true,
    onClick: (chosen, clear) => {
      if (chosen.kind === 'rows') acts[act].mutate({ programId, schoolIds: [...chosen.keys] }, { onSuccess: clear });
    },
  });
  const bulkActions = [
    ...(may('assessment.compute') ? [bulk('计算成绩', 'compute'), bulk('确认', 'confirmAsProvider')] : []),
    ...(may('assessment.approve') ? [bulk('代校长确认并公示', 'confirmAsSchool')] : []),
    ...(may('assessment.approve') && assignment?.orgKind === 'county' ? [bulk('确认，报市级', 'confirmAsCounty')] : []),
    ...(may('assessment.approve') ? [bulk('审定', 'approve')] : []),
  ];
  return (
    <DataTable
      stem="assessment.sheets"
      input={{ programId }}
      noun="成绩表"
      columns={columns}
      search="单位名称"
      filters={[{ key: 'state', label: '进度', options: stateOptions }]}
      rowKey={(row) => row.schoolId}
      rowName={(row) => row.schoolName}
      rowActions={(row) => [{ label: '查看', to: `/score-sheets/${row.schoolId}` }]}
      {...(bulkActions.length > 0 ? { bulkActions } : {})}
      empty={{ title: '还没有可以计算成绩的单位', hint: '单位的名单锁定后会列在这里。' }}
    />
  );
}
