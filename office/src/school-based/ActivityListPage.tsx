import type { OutputOf } from '@yanxiu/contract/index';
import { hoursText } from '@yanxiu/ui/words';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { ActionButton, offers, reasonFor } from '../kit/ActionButton.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, Filter } from '../kit/table/row.ts';
import { useAct, useApi } from '../kit/use-api.ts';
import { type ActivityRow, activityStateNames, stateOptions, stateTones } from './activity-words.ts';
import { SchoolBasedTabs } from './SchoolBasedTabs.tsx';
import './school-based.css';

const columns = (withSchool: boolean): readonly Column<ActivityRow>[] => [
  { key: 'title', title: '活动', render: (row) => <Link to={`/school-based/${row.id}`}>{row.title}</Link> },
  {
    key: 'state',
    title: '状态',
    value: (row) => activityStateNames[row.state],
    render: (row) => <StateTag tone={stateTones[row.state]}>{activityStateNames[row.state]}</StateTag>,
  },
  ...(withSchool ? [{ key: 'schoolName', title: '学校' }] : []),
  { key: 'taskTitle', title: '任务' },
  { key: 'heldOn', title: '日期', kind: 'day', sort: true },
  { key: 'hoursX100', title: '学时', kind: 'hours' },
  { key: 'attendeeCount', title: '到场人数', kind: 'count' },
  { key: 'fileCount', title: '材料', kind: 'count', value: (row) => row.fileCount || null },
  { key: 'returnReason', title: '退回原因', hidden: true },
];

/** What schools have held: recorded by the school, confirmed by the principal, approved by the bureau. */
export function ActivityListPage() {
  const may = useMay();
  return (
    <PageFrame
      title="校本研修"
      purpose={
        may('schoolBased.record')
          ? '按方案登记每次活动和到场教师；校（园）长确认、上级认定后计入校本学时。'
          : '各学校按方案举办的活动；校（园）长确认、上级认定后计入参训教师的校本学时。'
      }
      primary={
        may('schoolBased.record') ? (
          <LinkButton type="primary" to="/school-based/new">
            登记活动
          </LinkButton>
        ) : null
      }
    >
      <SchoolBasedTabs />
      <ForProgram>{(program) => <Activities programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Activities({ programId }: { programId: string }) {
  const may = useMay();
  const { assignment } = useMe();
  const ofOneSchool = assignment?.orgKind === 'school';
  const decides = may('schoolBased.approve') || may('schoolBased.confirm');
  const filters: readonly Filter[] = [
    { key: 'state', label: '状态', options: stateOptions },
    ...(decides ? [{ key: 'waiting', label: '待我办理', options: [{ value: 'true', label: '是' }] }] : []),
    ...(ofOneSchool ? [] : [{ key: 'schoolId', label: '学校', kind: 'org' as const, orgKind: 'school' as const }]),
  ];
  const { act, isPending } = useDecide(programId);
  return (
    <div className="flow">
      {ofOneSchool ? <Scheme programId={programId} /> : null}
      <DataTable
        stem="schoolBased.listActivities"
        input={{ programId }}
        noun="活动"
        columns={columns(!ofOneSchool)}
        search={ofOneSchool ? '活动名称' : '活动或学校名称'}
        filters={filters}
        rowName={(row) => row.title}
        rowActions={(row) => [
          { label: '查看', to: `/school-based/${row.id}` },
          ...decisions(row, may, (confirmed) => act(row, confirmed)),
        ]}
        toolbar={may('schoolBased.approve') ? <ApproveAll programId={programId} /> : null}
        empty={{
          title: '还没有登记活动',
          hint: may('schoolBased.record')
            ? '每举办一次校本研修，点“登记活动”写明时间、内容和到场教师。'
            : '学校登记后会列在这里。',
        }}
      />
      <span className="sr-only" role="status">
        {isPending ? '正在办理' : ''}
      </span>
    </div>
  );
}

function decisions(
  row: ActivityRow,
  may: ReturnType<typeof useMay>,
  onPick: (act: 'confirm' | 'approve') => void,
): { label: string; onClick: () => void; blocked: string | null }[] {
  if (offers(row.allowed, 'approve') && row.state === 'confirmed') {
    return [{ label: '认定', onClick: () => onPick('approve'), blocked: reasonFor(row.allowed, 'approve') }];
  }
  if (may('schoolBased.confirm') && row.state === 'withPrincipal') {
    return [{ label: '确认', onClick: () => onPick('confirm'), blocked: reasonFor(row.allowed, 'confirm') }];
  }
  return [];
}

function useDecide(programId: string) {
  const confirm = useAct('schoolBased.confirm', { done: '已确认，等待上级认定' });
  const approve = useAct('schoolBased.approve', { done: '已认定，计入校本学时' });
  const act = (row: ActivityRow, name: 'confirm' | 'approve') => {
    const input = { programId, activityId: row.id, version: row.version, approve: true };
    if (name === 'confirm') confirm.mutate(input);
    else approve.mutate(input);
  };
  return { act, isPending: confirm.isPending || approve.isPending };
}

/** Everything that principals have confirmed, approved in one press after a look at the number. */
function ApproveAll({ programId }: { programId: string }) {
  const [open, setOpen] = useState(false);
  const { notification } = App.useApp();
  const waiting = useApi('schoolBased.listActivities', { programId, state: 'confirmed', size: 1 });
  const count = waiting.data?.total ?? 0;
  const isReader = waiting.data?.rows.some((row) => !offers(row.allowed, 'approve')) ?? false;
  const approve = useAct('schoolBased.approveAll', {
    onDone: (output: OutputOf<'schoolBased.approveAll'>) => {
      setOpen(false);
      notification.success({
        title: `已认定 ${output.approved} 次活动`,
        description: output.skipped > 0 ? `另有 ${output.skipped} 次不能由您认定，请逐个查看原因。` : undefined,
      });
    },
  });
  if (isReader) return null;
  return (
    <>
      <ActionButton blocked={count === 0 ? '没有校长已确认、等待认定的活动。' : null} onClick={() => setOpen(true)}>
        全部认定
      </ActionButton>
      <Modal
        open={open}
        title={`认定 ${count} 次活动`}
        okText={`认定 ${count} 次`}
        cancelText="取消"
        confirmLoading={approve.isPending}
        onOk={() => approve.mutate({ programId })}
        onCancel={() => setOpen(false)}
      >
        <p>范围内由校（园）长确认的活动全部认定，计入参训教师的校本学时。建议先在“抽查”里抽一批核对材料。</p>
        <p className="muted">认定后发现问题，可以打开活动退回，学时随之收回。</p>
      </Modal>
    </>
  );
}

/** The program's scheme and how much of it the school has been credited: what is still to be held. */
function Scheme({ programId }: { programId: string }) {
  const scheme = useApi('schoolBased.scheme', { programId });
  if (!scheme.data) return null;
  const { tasks, plannedX100 } = scheme.data;
  return (
    <Section title={`本项目的校本研修方案（共 ${hoursText(plannedX100)}）`}>
      <ul className="scheme">
        {tasks.map((task) => (
          <li key={task.key}>
            <span>
              {task.title}
              <span className="muted scheme-form">{task.form}</span>
            </span>
            <span className="num">{hoursText(task.hoursX100)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
