import { Button } from 'antd';
import { useState } from 'react';
import { useMe } from '../frame/session.tsx';
import { offers, reasonFor } from '../kit/ActionButton.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowAction } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { GrantDialog } from './GrantDialog.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { type OfficeRow, officeStates } from './office-words.ts';
import { usePrintOfficeSlips } from './use-print-slips.ts';

const columns: readonly Column<OfficeRow>[] = [
  { key: 'name', title: '姓名' },
  {
    key: 'state',
    title: '状态',
    value: (row) => officeStates[row.state].word,
    render: (row) => <StateTag tone={officeStates[row.state].tone}>{officeStates[row.state].word}</StateTag>,
  },
  { key: 'roleName', title: '角色' },
  { key: 'orgName', title: '单位' },
  { key: 'phoneMask', title: '手机号' },
  { key: 'lastLoginAt', title: '最近登录', kind: 'instant' },
  { key: 'expiresOn', title: '到期', kind: 'day', value: (row) => row.expiresOn },
  { key: 'grantedAt', title: '设置时间', kind: 'instant', hidden: true },
  { key: 'grantedByName', title: '由谁设置', hidden: true },
  { key: 'endedAt', title: '收回时间', kind: 'instant', hidden: true },
  { key: 'endReason', title: '收回原因', hidden: true },
];

const filters = [
  {
    key: 'state',
    label: '状态',
    options: [
      { value: 'waiting', label: '未激活' },
      { value: 'unused', label: '60 天未登录' },
      { value: 'ended', label: '已收回' },
    ],
  },
  { key: 'orgId', label: '单位', kind: 'org' as const },
];

type Open = { readonly act: 'revoke' | 'handOver' | 'reset'; readonly row: OfficeRow } | null;

/** Who holds which role in this unit and below it: each level keeps the accounts of the level below. */
export function OfficeListPage() {
  const { assignment } = useMe();
  const isBureau =
    assignment?.orgKind === 'city' || assignment?.orgKind === 'county' || assignment?.orgKind === 'province';
  const [granting, setGranting] = useState(false);
  const [open, setOpen] = useState<Open>(null);
  const { busy, print } = usePrintOfficeSlips();
  const revoke = useAct('account.revoke', { quiet: true, done: '已收回' });
  const reset = useAct('account.resetOffice', { quiet: true, done: '已重置，请让本人用验证码或新的账号条重新激活' });
  const row = open?.row ?? null;
  const id = row?.id ?? '';
  const close = () => setOpen(null);
  return (
    <PageFrame
      title="管理人员"
      purpose="谁在管本单位和下级单位的账号：设置、移交、收回，看谁还没激活、谁很久没登录。"
      actions={
        isBureau ? (
          <>
            <LinkButton to="/offices/open">批量开通下级单位</LinkButton>
            <Button loading={busy} onClick={() => print()}>
              打印未激活的账号条
            </Button>
          </>
        ) : null
      }
      primary={
        <Button type="primary" onClick={() => setGranting(true)}>
          设置管理人员
        </Button>
      }
    >
      <DataTable
        stem="account.offices"
        input={{}}
        noun="管理人员"
        columns={columns}
        search="姓名、拼音、单位、手机号后四位"
        filters={filters}
        rowName={(one) => `${one.orgName}${one.name}`}
        rowActions={(one) => actionsOf(one, setOpen, () => print([one.id]))}
        empty={{ title: '还没有管理人员', hint: '设置后，本人凭手机号验证码或账号条激活账号。' }}
      />
      <GrantDialog open={granting} onClose={() => setGranting(false)} />
      <HandOverDialog row={open?.act === 'handOver' ? row : null} onClose={close} />
      <ReasonDialog
        open={open?.act === 'revoke'}
        subject={row?.id}
        title={`收回${row?.name ?? ''}的“${row?.roleName ?? ''}”`}
        effect={`${row?.orgName ?? ''}的这个角色立即失效，本人以此角色的登录随之退出；其他角色和个人学习不受影响。`}
        submit="收回"
        danger
        usual={['工作调动', '不再负责此项工作', '设置有误']}
        onSubmit={(reason) => revoke.mutateAsync({ id, reason })}
        onClose={close}
      />
      <ReasonDialog
        open={open?.act === 'reset'}
        subject={row?.id}
        title={`重置${row?.name ?? ''}的账号`}
        effect="原密码作废，已登录的设备全部退出，本人须重新激活。请先核对是本人。"
        submit="重置"
        usual={['忘记密码，已核对是本人', '手机丢失，已核对是本人']}
        onSubmit={(reason) => reset.mutateAsync({ id, reason })}
        onClose={close}
      />
    </PageFrame>
  );
}

/** Only what the reader could do at all is shown; roles of his own level and above are for others to keep. */
function actionsOf(row: OfficeRow, setOpen: (open: Open) => void, printOne: () => void): RowAction[] {
  if (row.state === 'ended' || !offers(row.allowed, 'handOver')) return [];
  const may = (act: string) => reasonFor(row.allowed, act) === null;
  return [
    ...(row.state === 'waiting' && may('slip') ? [{ label: '账号条', onClick: printOne }] : []),
    ...(may('handOver') ? [{ label: '移交', onClick: () => setOpen({ act: 'handOver', row }) }] : []),
    ...(may('reset') ? [{ label: '重置', onClick: () => setOpen({ act: 'reset', row }) }] : []),
    ...(may('revoke') ? [{ label: '收回', danger: true, onClick: () => setOpen({ act: 'revoke', row }) }] : []),
  ];
}
