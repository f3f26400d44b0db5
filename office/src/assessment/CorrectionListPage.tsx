import { hundredthsText } from '@yanxiu/ui/words';
import { Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowAction, RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { FileList } from '../school-based/FilesInput.tsx';
import { AppealTabs } from './ScoreTabs.tsx';

type Row = RowOf<'assessment.corrections'>;

const stateNames = { asked: '待批准', approved: '已更正', returned: '已退回' } as const;
const tones: Readonly<Record<Row['state'], Tone>> = { asked: 'busy', approved: 'good', returned: 'bad' };

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名', render: (row) => <Link to={`/scores/${row.personId}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校' },
  { key: 'itemTitle', title: '项目' },
  { key: 'beforeX100', title: '更正前', kind: 'score' },
  { key: 'afterX100', title: '更正后', kind: 'score' },
  { key: 'reason', title: '原因', render: (row) => <span className="wrap">{row.reason}</span> },
  {
    key: 'file',
    title: '依据',
    value: (row) => row.file?.name ?? null,
    render: (row) => (row.file ? <FileList files={[row.file]} /> : '—'),
  },
  { key: 'askedByName', title: '申请人' },
  { key: 'askedAt', title: '申请时间', kind: 'instant' },
  {
    key: 'state',
    title: '状态',
    value: (row) => stateNames[row.state],
    render: (row) => <StateTag tone={tones[row.state]}>{stateNames[row.state]}</StateTag>,
  },
  { key: 'decidedByName', title: '办理人' },
  { key: 'decisionReason', title: '退回原因', hidden: true },
];

/** Corrections of locked scores: asked by one, decided by another. */
export function CorrectionListPage() {
  return (
    <PageFrame title="更正与异议" purpose="成绩审定以后只能申请更正：一人申请，另一人批准，前后分数和原因都留存。">
      <AppealTabs />
      <ForProgram>{(program) => <Corrections programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Corrections({ programId }: { programId: string }) {
  const may = useMay();
  const [approving, setApproving] = useState<Row | null>(null);
  const [returning, setReturning] = useState<Row | null>(null);
  const actsOf = (row: Row): readonly RowAction[] => {
    if (row.state !== 'asked' || !may('assessment.approve')) return [];
    const blocked = row.mayDecide ? null : '由申请人以外、最后审定成绩的教育局办理；不能处理本人的成绩。';
    return [
      { label: '批准', blocked, onClick: () => setApproving(row) },
      { label: '退回', blocked, onClick: () => setReturning(row) },
    ];
  };
  return (
    <>
      <DataTable
        stem="assessment.corrections"
        input={{ programId }}
        noun="更正申请"
        columns={columns}
        search="姓名、拼音、学校"
        filters={[
          {
            key: 'state',
            label: '状态',
            options: Object.entries(stateNames).map(([value, label]) => ({ value, label })),
          },
        ]}
        rowName={(row) => row.name}
        rowActions={actsOf}
        empty={{
          title: '没有更正申请',
          hint: may('assessment.correct')
            ? '需要更正时，打开教师的成绩明细，点“申请更正”。'
            : '学校或教育局提出后会列在这里。',
        }}
      />
      <ApproveDialog programId={programId} row={approving} onClose={() => setApproving(null)} />
      <ReturnDialog programId={programId} row={returning} onClose={() => setReturning(null)} />
    </>
  );
}

interface DialogProps {
  readonly programId: string;
  readonly row: Row | null;
  readonly onClose: () => void;
}

function ApproveDialog({ programId, row, onClose }: DialogProps) {
  const decide = useAct('assessment.decideCorrection', {
    done: ({ totalX100 }) => `已更正，总分 ${hundredthsText(totalX100)}`,
    onDone: onClose,
  });
  return (
    <Modal
      open={row !== null}
      title={`批准更正${row?.name ?? ''}的成绩`}
      okText="批准更正"
      cancelText="取消"
      confirmLoading={decide.isPending}
      onOk={() => row && decide.mutate({ programId, correctionId: row.id, approve: true })}
      onCancel={onClose}
    >
      {row ? (
        <>
          <p>
            {row.itemTitle}由 {hundredthsText(row.beforeX100)} 分改为 {hundredthsText(row.afterX100)} 分，原因：
            {row.reason}
          </p>
          {row.file ? <FileList files={[row.file]} /> : <p className="muted">申请人没有附依据。</p>}
          <p className="muted">批准后总分重新计算，学分和证书随之更正。</p>
        </>
      ) : null}
    </Modal>
  );
}

function ReturnDialog({ programId, row, onClose }: DialogProps) {
  const decide = useAct('assessment.decideCorrection', { quiet: true, done: '已退回申请人' });
  return (
    <ReasonDialog
      open={row !== null}
      title={`退回${row?.name ?? ''}的更正申请`}
      effect="成绩不变；申请人补充依据后可以重新申请。"
      submit="退回"
      usual={['没有附依据', '依据与申请不符']}
      onSubmit={(reason) =>
        row ? decide.mutateAsync({ programId, correctionId: row.id, approve: false, reason }) : Promise.resolve()
      }
      onClose={onClose}
    />
  );
}
