import { durationText } from '@yanxiu/ui/words';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';

type Row = RowOf<'teaching.workload'>;

/** Below this share of work marked a tutor is shown as behind (usual contracts ask for 80 to 100 %). */
const wantedMarkedPercent = 80;
/** Beyond a day the answers are shown as slow. */
const wantedAnswerMinutes = 24 * 60;

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '辅导教师', sort: true },
  { key: 'classNames', title: '班级', render: (row) => <span className="wrap">{row.classNames}</span> },
  { key: 'people', title: '学员', kind: 'count', sort: true },
  { key: 'handedIn', title: '收到作业', kind: 'count' },
  { key: 'marked', title: '已批改', kind: 'count' },
  {
    key: 'markedPercent',
    title: '批改率',
    sort: true,
    value: (row) => (row.markedPercent === null ? '' : `${row.markedPercent}%`),
    render: (row) => <Share percent={row.markedPercent} />,
  },
  { key: 'asked', title: '提问', kind: 'count' },
  { key: 'answered', title: '已回答', kind: 'count' },
  {
    key: 'answerMinutes',
    title: '回答用时（中位）',
    sort: true,
    value: (row) => (row.answerMinutes === null ? '' : durationText(row.answerMinutes * 60)),
    render: (row) => <AnswerTime minutes={row.answerMinutes} />,
  },
  { key: 'notices', title: '通知', kind: 'count', sort: true },
  { key: 'briefings', title: '简报', kind: 'count', sort: true },
];

function Share({ percent }: { percent: number | null }) {
  if (percent === null) return <span className="muted">没有作业</span>;
  if (percent < wantedMarkedPercent) return <StateTag tone="warn">{`${percent}%`}</StateTag>;
  return <span className="num">{percent}%</span>;
}

function AnswerTime({ minutes }: { minutes: number | null }) {
  if (minutes === null) return <span className="muted">—</span>;
  const text = durationText(minutes * 60);
  return minutes > wantedAnswerMinutes ? <StateTag tone="warn">{text}</StateTag> : <span className="num">{text}</span>;
}

/** 工作量和质量: what tutors did, for the county and the provider. */
export function WorkloadPage() {
  return (
    <PageFrame
      title="辅导教师"
      purpose="每位辅导教师带几个班、批改了多少、多久回答提问。批改率低于 80%、回答超过 24 小时的标出。"
    >
      <ForProgram>
        {(program) => (
          <DataTable
            stem="teaching.workload"
            input={{ programId: program.id }}
            noun="辅导教师"
            columns={columns}
            search="姓名、班级"
            rowKey={(row) => row.personId}
            rowName={(row) => row.name}
            exportStem="teaching.exportWorkload"
            exportInput={{ programId: program.id }}
            exportName="辅导教师工作量"
            empty={{ title: '还没有辅导教师', hint: '在“班级”里任命辅导教师后，工作量会列在这里。' }}
          />
        )}
      </ForProgram>
    </PageFrame>
  );
}
