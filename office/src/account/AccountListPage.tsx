import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { BulkAction, Column, RowAction, RowOf } from '../kit/table/row.ts';
import { useApi } from '../kit/use-api.ts';
import { PhoneDialog } from './PhoneDialog.tsx';
import { ResetDialog } from './ResetDialog.tsx';
import { usePrintSlips } from './use-print-slips.ts';

export type AccountRow = RowOf<'account.list'>;

const tones: Readonly<Record<AccountRow['state'], Tone>> = {
  none: 'bad',
  waiting: 'warn',
  active: 'busy',
  loggedIn: 'good',
};

const columns: readonly Column<AccountRow>[] = [
  { key: 'name', title: '姓名', sort: true },
  { key: 'workSchoolName', title: '学校' },
  {
    key: 'loginMask',
    title: '登录名',
    value: (row) => (row.loginKind === 'number' ? `登录号 ${row.loginMask}` : row.loginMask),
    render: (row) => (
      <>
        {row.loginKind === 'number' ? `登录号 ${row.loginMask}` : row.loginMask}
        {row.wrongNumber ? <StateTag tone="bad">手机号可能有误</StateTag> : null}
      </>
    ),
  },
  { key: 'documentMask', title: '证件号码', hidden: true },
  {
    key: 'state',
    title: '状态',
    value: (row) => row.stateName,
    render: (row) => <StateTag tone={tones[row.state]}>{row.stateName}</StateTag>,
  },
  { key: 'slipPrintedAt', title: '打印账号条', kind: 'instant' },
  { key: 'activatedAt', title: '激活时间', kind: 'instant' },
  { key: 'firstLoginAt', title: '首次登录', kind: 'instant', sort: true },
  { key: 'lastLoginAt', title: '最近登录', kind: 'instant', sort: true },
  { key: 'checkedAt', title: '核对本人信息', kind: 'instant', hidden: true },
];

const states = [
  { value: 'waiting', label: '未激活' },
  { value: 'active', label: '已激活' },
  { value: 'loggedIn', label: '已登录学习' },
];

const idle = [
  { value: '30', label: '30 天没有登录' },
  { value: '60', label: '60 天没有登录' },
];

/** The people of a unit and their accounts: who has come in, and what helps those who have not. */
export function AccountListPage() {
  const { assignment } = useMe();
  const [params] = useSearchParams();
  const isSchool = assignment?.orgKind === 'school';
  const schoolId = isSchool ? assignment.orgId : params.get('schoolId');
  return (
    <ForProgram>{(program) => <Accounts programId={program.id} schoolId={schoolId} isSchool={isSchool} />}</ForProgram>
  );
}

function Accounts({
  programId,
  schoolId,
  isSchool,
}: {
  programId: string;
  schoolId: string | null;
  isSchool: boolean;
}) {
  const may = useMay();
  const summary = useApi('account.list', { programId, size: 1, ...(schoolId ? { schoolId } : {}) });
  const { busy, print } = usePrintSlips(programId);
  const [resetting, setResetting] = useState<AccountRow | null>(null);
  const [moving, setMoving] = useState<AccountRow | null>(null);
  const waiting = summary.data?.counts.waiting ?? 0;
  const maySlip = may('account.slip') && schoolId !== null;
  const schoolName = summary.data?.rows[0]?.schoolName ?? '';
  const actions = (row: AccountRow): RowAction[] => [
    ...(maySlip && row.state === 'waiting'
      ? [{ label: '账号条', onClick: () => print(row.schoolId, row.name, [row.personId]) }]
      : []),
    ...(may('account.reset') && row.state !== 'none' ? [{ label: '换手机号', onClick: () => setMoving(row) }] : []),
    ...(may('account.reset') && (row.state === 'active' || row.state === 'loggedIn')
      ? [{ label: '重置', onClick: () => setResetting(row) }]
      : []),
  ];
  const bulk: BulkAction<'account.list'>[] = [
    {
      label: '打印所选的账号条',
      rowsOnly: true,
      onClick: (chosen, clear) => {
        if (chosen.kind !== 'rows' || !schoolId) return;
        print(schoolId, schoolName, chosen.keys);
        clear();
      },
    },
  ];
  return (
    <PageFrame
      title="账号"
      crumbs={isSchool ? [] : [{ label: '账号', to: '/accounts' }]}
      purpose="老师用报名手机号和短信验证码激活；收不到短信的，打印账号条发给本人。"
      primary={
        maySlip ? (
          <ActionButton
            type="primary"
            loading={busy}
            blocked={summary.data && waiting === 0 ? '本单位的账号都已激活。' : null}
            onClick={() => schoolId && print(schoolId, schoolName)}
          >
            {`打印未激活的账号条${waiting > 0 ? `（${waiting} 人）` : ''}`}
          </ActionButton>
        ) : null
      }
    >
      <DataTable
        stem="account.list"
        input={{ programId, ...(schoolId ? { schoolId } : {}) }}
        noun="账号"
        columns={columns}
        search="姓名、拼音、号码后四位"
        filters={[
          { key: 'state', label: '状态', options: states },
          { key: 'idleDays', label: '最近登录', options: idle },
        ]}
        rowKey={(row) => row.personId}
        rowName={(row) => row.name}
        rowActions={actions}
        {...(maySlip ? { bulkActions: bulk } : {})}
        exportStem="account.export"
        exportInput={{ programId, ...(schoolId ? { schoolId } : {}) }}
        empty={{ title: '还没有开通账号', hint: '名单锁定后账号自动开通。' }}
      />
      <ResetDialog programId={programId} row={resetting} onClose={() => setResetting(null)} />
      <PhoneDialog programId={programId} row={moving} onClose={() => setMoving(null)} />
      {summary.error ? <Button onClick={() => void summary.refetch()}>重新读取</Button> : null}
    </PageFrame>
  );
}
