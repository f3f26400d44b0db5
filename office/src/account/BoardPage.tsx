import type { OutputOf } from '@yanxiu/contract/index';
import { percentText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useProgramChoice } from '../frame/program-choice.tsx';
import { useMay } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { UnitReminder } from '../kit/UnitReminder.tsx';
import { useAct } from '../kit/use-api.ts';
import { usePrintPhoneList, usePrintSlips } from './use-print-slips.ts';

type UnitAccounts = RowOf<'account.board'>;

const columns: readonly Column<UnitAccounts>[] = [
  {
    key: 'schoolName',
    title: '单位',
    sort: 'name',
    render: (unit) => <Link to={`/accounts/people?schoolId=${unit.schoolId}`}>{unit.schoolName}</Link>,
  },
  { key: 'parentName', title: '所属' },
  { key: 'total', title: '应参训', kind: 'count' },
  { key: 'waiting', title: '未激活', kind: 'count' },
  { key: 'active', title: '已激活未登录', kind: 'count' },
  { key: 'loggedIn', title: '已登录', kind: 'count' },
  { key: 'rate', title: '登录率', sort: true, value: (unit) => percentText(unit.loggedIn, unit.total) },
];

/** First log-in by unit, the slowest first. */
export function BoardPage() {
  const may = useMay();
  const { program } = useProgramChoice();
  return (
    <PageFrame
      title="账号"
      purpose="名单锁定后账号自动开通。这里看各单位激活和首次登录的进度，可为没有激活的人打印账号条。"
      actions={
        <>
          {program ? <Reminders programId={program.id} /> : null}
          <LinkButton to="/accounts/people">全部人员</LinkButton>
        </>
      }
    >
      <ForProgram>{(program) => <Board programId={program.id} maySlip={may('account.slip')} />}</ForProgram>
    </PageFrame>
  );
}

function Board({ programId, maySlip }: { programId: string; maySlip: boolean }) {
  const { busy, print } = usePrintSlips(programId);
  return (
    <DataTable
      stem="account.board"
      input={{ programId }}
      noun="单位"
      columns={columns}
      search="单位名称"
      rowKey={(unit) => unit.schoolId}
      rowName={(unit) => unit.schoolName}
      rowActions={(unit) => [
        { label: '查看', to: `/accounts/people?schoolId=${unit.schoolId}` },
        ...(maySlip
          ? [
              {
                label: '打印账号条',
                blocked: unit.waiting === 0 ? '本单位的账号都已激活。' : busy ? '正在生成，请稍等。' : null,
                onClick: () => print(unit.schoolId, unit.schoolName),
              },
            ]
          : []),
      ]}
      empty={{ title: '还没有开通账号', hint: '名单由上级审核、锁定后，账号自动开通。' }}
    />
  );
}

/** For who has not come in: e-mail and a text for the group, or a list of numbers to call. */
function Reminders({ programId }: { programId: string }) {
  const may = useMay();
  const [sent, setSent] = useState<OutputOf<'supervision.remind'> | null>(null);
  const remind = useAct('supervision.remind', { onDone: setSent });
  const { busy, print } = usePrintPhoneList(programId);
  const units = sent?.units.map(({ schoolName, ...unit }) => ({ ...unit, name: schoolName })) ?? [];
  return (
    <>
      {may('account.slip') ? (
        <Button loading={busy} onClick={print}>
          打印催办电话表
        </Button>
      ) : null}
      {may('supervision.remind') ? (
        <UnitReminder
          label="提醒未登录的单位"
          title="提醒未登录的单位"
          effect="给还有老师没有登录的单位责任人发邮件，列出姓名；同时生成一段可以发到微信群的文字。"
          nobody="各单位的老师都已登录过，不用提醒。"
          sending={remind.isPending}
          sent={sent ? { text: sent.text, units } : null}
          onSend={() => remind.mutate({ programId, show: 'notLoggedIn' })}
          onForget={() => setSent(null)}
        />
      ) : null}
    </>
  );
}
