import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { offers, reasonFor } from '../kit/ActionButton.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowAction } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import './registration.css';

type Change = OutputOf<'registration.changes'>['rows'][number];

const tones: Readonly<Record<Change['state'], Tone>> = {
  asked: 'busy',
  approved: 'good',
  returned: 'bad',
  withdrawn: 'plain',
};

const columns: readonly Column<Change>[] = [
  {
    key: 'schoolName',
    title: '单位',
    render: (change) => <Link to={`/registrations/${change.schoolId}`}>{change.schoolName}</Link>,
  },
  { key: 'kindName', title: '类型' },
  {
    key: 'personName',
    title: '人员',
    value: (change) =>
      change.newName && change.newName !== change.personName
        ? `${change.personName} → ${change.newName}`
        : change.personName,
  },
  {
    key: 'details',
    title: '内容',
    value: detailText,
    render: (change) => <span className="wrap">{detailText(change)}</span>,
  },
  { key: 'billEffectFen', title: '影响缴费（元）', kind: 'money' },
  { key: 'reason', title: '原因', render: (change) => <span className="wrap">{change.reason}</span> },
  {
    key: 'state',
    title: '状态',
    value: (change) => change.stateName,
    render: (change) => (
      <span className="state-cell">
        <StateTag tone={tones[change.state]}>{change.stateName}</StateTag>
        {change.moveBill && change.state === 'asked' ? (
          <StateTag tone={change.toAgreed ? 'good' : 'warn'}>
            {change.toAgreed ? '调入单位已同意' : '待调入单位同意'}
          </StateTag>
        ) : null}
      </span>
    ),
  },
  { key: 'askedAt', title: '提交', kind: 'instant', hidden: true },
  { key: 'askedByName', title: '提交人', hidden: true },
  { key: 'decidedByName', title: '审核人', hidden: true },
  { key: 'decisionReason', title: '审核说明', hidden: true },
];

/** 手机号：157****0001 → 157****0002；学科：语文 → 数学. */
function detailText(change: Change): string {
  return change.details
    .map((one) =>
      one.before ? `${one.field}：${one.before} → ${one.after || '（空）'}` : `${one.field}：${one.after}`,
    )
    .join('；');
}

const states = [
  { value: 'asked', label: '待审核' },
  { value: 'approved', label: '已通过' },
  { value: 'returned', label: '已退回' },
  { value: 'withdrawn', label: '已撤销' },
];

/** Change orders on locked rosters: asked for by schools, decided by the bureau. */
export function ChangeListPage() {
  const { assignment } = useMe();
  const own = assignment?.role === 'schoolAdmin' ? assignment.orgId : null;
  return (
    <PageFrame
      title="变更单"
      purpose="名单锁定后，增加、减少、替换、更正、调动都用变更单办理；审核通过后生效，应缴随之调整。"
      primary={
        own ? (
          <LinkButton type="primary" to={`/registrations/${own}/changes/new`}>
            办理变更
          </LinkButton>
        ) : null
      }
    >
      <ForProgram>{(program) => <Changes programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Changes({ programId }: { programId: string }) {
  const [returning, setReturning] = useState<Change | null>(null);
  const decide = useAct('registration.decideChange', {
    done: ({ state }) => (state === 'approved' ? '已通过，变更已生效' : '已退回'),
  });
  const withdraw = useAct('registration.withdrawChange', { done: '已撤销变更单' });
  const agree = useAct('registration.agreeChange', { done: '已同意接收' });
  const actions = (change: Change): RowAction[] => [
    ...(offers(change.allowed, 'decide')
      ? [
          {
            label: '通过',
            blocked: reasonFor(change.allowed, 'decide'),
            onClick: () => decide.mutate({ programId, id: change.id, approve: true }),
          },
          { label: '退回', onClick: () => setReturning(change) },
        ]
      : []),
    ...(offers(change.allowed, 'agree')
      ? [{ label: '同意接收', onClick: () => agree.mutate({ programId, id: change.id }) }]
      : []),
    ...(offers(change.allowed, 'withdraw')
      ? [{ label: '撤销', onClick: () => withdraw.mutate({ programId, id: change.id }) }]
      : []),
  ];
  return (
    <>
      <DataTable
        stem="registration.changes"
        input={{ programId }}
        noun="变更单"
        columns={columns}
        search="姓名、单位"
        filters={[{ key: 'state', label: '状态', options: states }]}
        rowName={(change) => change.personName}
        rowActions={actions}
        empty={{ title: '还没有变更单', hint: '名单锁定后，有人调动、退休或信息有误时，在这里办理。' }}
      />
      <ReasonDialog
        open={returning !== null}
        subject={returning?.id}
        title={`退回“${returning?.schoolName ?? ''}”的变更单`}
        effect="变更单不生效，学校可按原因重新提交。"
        submit="退回"
        onSubmit={(reason) => decide.mutateAsync({ programId, id: returning?.id ?? '', approve: false, reason })}
        onClose={() => setReturning(null)}
      />
    </>
  );
}
