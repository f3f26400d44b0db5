import { pieceStateNames } from '@yanxiu/domain/teaching/work/piece-states';
import { hundredthsText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { useMay } from '../../frame/session.tsx';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { LinkButton } from '../../kit/LinkButton.tsx';
import { PageFrame } from '../../kit/PageFrame.tsx';
import { StateTag } from '../../kit/StateTag.tsx';
import { DataTable } from '../../kit/table/DataTable.tsx';
import type { Column } from '../../kit/table/row.ts';
import { useApi } from '../../kit/use-api.ts';
import { type PieceRow, pieceTones, suspiciousPercent } from './piece-words.ts';

const columns: readonly Column<PieceRow>[] = [
  { key: 'name', title: '姓名', sort: true, render: (row) => <Link to={`/pieces/${row.id}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校' },
  { key: 'className', title: '班级' },
  { key: 'lessonTitle', title: '作业', render: (row) => <span title={row.courseTitle}>{row.lessonTitle}</span> },
  { key: 'handedInAt', title: '提交时间', kind: 'instant', sort: true },
  {
    key: 'lateDays',
    title: '迟交',
    value: (row) => (row.lateDays > 0 ? `${row.lateDays} 天` : ''),
    render: (row) => (row.lateDays > 0 ? <StateTag tone="warn">{`迟 ${row.lateDays} 天`}</StateTag> : '—'),
  },
  {
    key: 'similarPercent',
    title: '与他人相同',
    sort: true,
    value: (row) => `${row.similarPercent}%`,
    render: (row) =>
      row.similarPercent >= suspiciousPercent ? (
        <StateTag tone="bad">{`${row.similarPercent}%`}</StateTag>
      ) : (
        <span className="num">{row.similarPercent}%</span>
      ),
  },
  {
    key: 'state',
    title: '状态',
    value: (row) => pieceStateNames[row.state],
    render: (row) => (
      <>
        <StateTag tone={pieceTones[row.state]}>{pieceStateNames[row.state]}</StateTag>
        {row.claimedByName ? <span className="muted"> {row.claimedByName}已领取</span> : null}
      </>
    ),
  },
  {
    key: 'scoreX100',
    title: '得分',
    sort: true,
    value: (row) => (row.scoreX100 === null ? '' : hundredthsText(row.scoreX100)),
    render: (row) => (
      <span className="num">
        {row.scoreX100 === null ? '—' : hundredthsText(row.scoreX100)}
        {row.excellent ? ' 优秀' : ''}
      </span>
    ),
  },
];

/** Every piece that was handed in, those that wait the longest first. */
export function PieceListPage() {
  const may = useMay();
  return (
    <PageFrame
      title="作业"
      purpose="参训教师交来的作业：先交的先批，退回的和批过的也在这里。"
      primary={
        may('teaching.tutor') ? (
          <LinkButton to="/marking" type="primary">
            去批改
          </LinkButton>
        ) : null
      }
    >
      <ForProgram>{(program) => <Pieces programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Pieces({ programId }: { programId: string }) {
  const lessons = useApi('teaching.pieceLessons', { programId });
  const assignments = (lessons.data ?? []).filter((one) => one.kind === 'assignment');
  return (
    <DataTable
      stem="teaching.pieces"
      input={{ programId }}
      noun="作业"
      columns={columns}
      search="姓名、学校"
      filters={[
        {
          key: 'state',
          label: '状态',
          options: (['handedIn', 'returned', 'marked'] as const).map((value) => ({
            value,
            label: pieceStateNames[value],
          })),
        },
        {
          key: 'lessonId',
          label: '作业',
          options: assignments.map((one) => ({ value: one.lessonId, label: `${one.courseTitle}：${one.title}` })),
        },
      ]}
      rowName={(row) => `${row.name}的作业`}
      rowActions={(row) => [{ label: '查看', to: `/pieces/${row.id}` }]}
      empty={{
        title: '还没有交来的作业',
        hint: '参训教师在手机上提交后，会列在这里。课程里没有作业时，请课程编辑在课程中添加“作业”课时。',
      }}
    />
  );
}
