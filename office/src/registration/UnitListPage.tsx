import { useState } from 'react';
import { Link } from 'react-router';
import { useProgramChoice } from '../frame/program-choice.tsx';
import { useMay, useMe } from '../frame/session.tsx';
import { offers, reasonFor } from '../kit/ActionButton.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { BulkAction, Column, Filter } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { LockAll } from './LockAll.tsx';
import { type ManyOutcome, OutcomeDialog } from './OutcomeDialog.tsx';
import { RegionForms } from './RegionForms.tsx';
import { RemindUnits } from './RemindUnits.tsx';
import { standText, stateTones, type UnitRow } from './unit-words.ts';
import './registration.css';

const columns: readonly Column<UnitRow>[] = [
  {
    key: 'schoolName',
    title: '填报单位',
    sort: 'name',
    render: (unit) => <Link to={`/registrations/${unit.schoolId}`}>{unit.schoolName}</Link>,
  },
  {
    key: 'state',
    title: '状态',
    sort: true,
    value: standText,
    render: (unit) => (
      <span className="state-cell">
        <StateTag tone={stateTones[unit.state]}>{standText(unit)}</StateTag>
        {unit.late ? <StateTag tone="warn">逾期</StateTag> : null}
        {unit.extensionAskedUntil ? <StateTag tone="warn">申请延期</StateTag> : null}
      </span>
    ),
  },
  { key: 'parentName', title: '所属' },
  { key: 'headcount', title: '名单人数', kind: 'count', total: true },
  { key: 'staffCount', title: '在职专任', kind: 'count' },
  { key: 'exemptCount', title: '免训', kind: 'count', value: (unit) => unit.exemptCount || null },
  { key: 'errorCount', title: '待改正', kind: 'count', value: (unit) => unit.errorCount || null },
  { key: 'warningCount', title: '提醒', kind: 'count', value: (unit) => unit.warningCount || null, hidden: true },
  { key: 'submittedAt', title: '提交时间', kind: 'instant', sort: true },
  { key: 'paperCopies', title: '纸质份数', kind: 'count', hidden: true },
  {
    key: 'subordinateCount',
    title: '代报学校',
    kind: 'count',
    value: (unit) => unit.subordinateCount || null,
    hidden: true,
  },
];

const states = [
  { value: 'draft', label: '填报中' },
  { value: 'withPrincipal', label: '待校长确认' },
  { value: 'submitted', label: '审核中' },
  { value: 'returned', label: '已退回' },
  { value: 'locked', label: '已锁定' },
];
const yes = [{ value: 'true', label: '是' }];

/** All reporting units below a bureau: who has handed in what, who is late, and what waits here. */
export function UnitListPage() {
  const may = useMay();
  const { assignment } = useMe();
  const { program: chosen } = useProgramChoice();
  const isBureau = may('registration.review');
  const filters: Filter[] = [
    { key: 'state', label: '状态', options: states },
    ...(isBureau ? [{ key: 'mine', label: '待我审核', options: yes }] : []),
    { key: 'late', label: '逾期未报', options: yes },
    { key: 'extension', label: '申请延期', options: yes },
    ...(assignment?.orgKind === 'city'
      ? [{ key: 'parentId', label: '县（市、区）', kind: 'org' as const, orgKind: 'county' as const }]
      : []),
  ];
  return (
    <PageFrame
      title="名单"
      purpose="各单位的报名名单：谁报了、谁逾期、哪些等着审核。锁定后自动开通账号、生成缴费单。"
      actions={
        isBureau && chosen ? (
          <>
            <RegionForms programId={chosen.id} />
            <RemindUnits programId={chosen.id} />
          </>
        ) : null
      }
    >
      <ForProgram>{(program) => <Units programId={program.id} isBureau={isBureau} filters={filters} />}</ForProgram>
    </PageFrame>
  );
}

function Units({ programId, isBureau, filters }: { programId: string; isBureau: boolean; filters: readonly Filter[] }) {
  const [outcome, setOutcome] = useState<ManyOutcome | null>(null);
  const show = (word: string) => ({ onDone: (answer: Omit<ManyOutcome, 'word'>) => setOutcome({ ...answer, word }) });
  const approve = useAct('registration.approve', show('通过'));
  const lock = useAct('registration.lock', show('锁定'));
  const bulk: BulkAction<'registration.list'>[] = [
    {
      label: '通过，报送上一级',
      rowsOnly: true,
      onClick: (chosen, clear) =>
        chosen.kind === 'rows' && approve.mutate({ programId, schoolIds: [...chosen.keys] }, { onSuccess: clear }),
    },
    {
      label: '通过并锁定',
      rowsOnly: true,
      onClick: (chosen, clear) =>
        chosen.kind === 'rows' && lock.mutate({ programId, schoolIds: [...chosen.keys] }, { onSuccess: clear }),
    },
  ];
  return (
    <>
      <DataTable
        stem="registration.list"
        input={{ programId }}
        noun="填报单位"
        columns={columns}
        search="单位名称或拼音"
        filters={filters}
        rowKey={(unit) => unit.schoolId}
        rowName={(unit) => unit.schoolName}
        rowActions={(unit) => [
          { label: unit.waitingAt === 'clerk' ? '查看' : '打开', to: `/registrations/${unit.schoolId}` },
          ...(offers(unit.allowed, 'lock') && unit.state === 'submitted'
            ? [
                {
                  label: '锁定',
                  blocked: reasonFor(unit.allowed, 'lock'),
                  onClick: () => lock.mutate({ programId, schoolIds: [unit.schoolId] }),
                },
              ]
            : []),
        ]}
        {...(isBureau ? { bulkActions: bulk } : {})}
        toolbar={isBureau ? <LockAll programId={programId} onDone={setOutcome} /> : null}
        exportStem="registration.export"
        exportInput={{ programId }}
        empty={{ title: '没有填报单位', hint: '本项目的范围内还没有符合学段的学校，请先在“单位”里添加。' }}
      />
      <OutcomeDialog outcome={outcome} onClose={() => setOutcome(null)} />
    </>
  );
}
