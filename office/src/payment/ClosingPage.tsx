import type { OutputOf } from '@yanxiu/contract/index';
import { download } from '@yanxiu/ui/client';
import { addDays, dayText } from '@yanxiu/ui/words';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { ConfirmTyped } from '../kit/ConfirmTyped.tsx';
import { DayInput } from '../kit/form/inputs.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useAct, useApi } from '../kit/use-api.ts';
import { AccountEquation } from './AccountEquation.tsx';
import { type Account, ForAccount } from './ForAccount.tsx';
import { PrintButton } from './PrintButton.tsx';
import { ProgramTotals } from './ProgramTotals.tsx';
import './payment.css';

/** 对账与结账: the account adds up to the fen, by program and county, and periods are closed. */
export function ClosingPage() {
  return (
    <PageFrame
      title="对账与结账"
      purpose="收入 = 认领净额 + 退款 + 冲正 + 未认领 + 其他业务，每一天都对到分。结账后不能补记以前的日期。"
      actions={<PrintButton />}
    >
      <ForAccount>{(account) => <ClosingBody account={account} />}</ForAccount>
    </PageFrame>
  );
}

function ClosingBody({ account }: { account: Account }) {
  const [params, setParams] = useSearchParams();
  const on = params.get('on');
  const balance = useApi('payment.balance', { bankAccountId: account.id, ...(on ? { on } : {}) });
  const pick = (day: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (day) next.set('on', day);
      else next.delete('on');
      return next;
    });
  return (
    <>
      <Loaded of={balance} what="账户余额" lines={8}>
        {(of) => (
          <>
            <Section
              title={`${dayText(of.on)} 的账户`}
              actions={
                <>
                  <DayInput value={of.on} onChange={pick} aria-label="查看哪一天" />
                  <BalanceButton account={account} on={of.on} />
                  <JournalButton account={account} on={of.on} />
                </>
              }
            >
              {of.waiting > 0 ? (
                <Alert
                  type="info"
                  showIcon
                  title={`有 ${of.waiting} 笔认领在等待复核，复核前算作未认领。`}
                  action={<LinkButton to="/booking-reviews">去复核</LinkButton>}
                />
              ) : null}
              <AccountEquation totals={of.totals} differences={of.differences} />
            </Section>
            <CloseButtons account={account} balance={of} />
            <Section title="各项目">
              <ProgramTotals programs={of.programs} />
            </Section>
          </>
        )}
      </Loaded>
      <ClosingTable account={account} />
    </>
  );
}

/** The day's equation with 应缴 / 到账 / 已开票 by county and school, as a workbook. */
function BalanceButton({ account, on }: { account: Account; on: string }) {
  const run = () => download('payment.exportBalance', { bankAccountId: account.id, on }, '对账表.xlsx');
  return <Button onClick={() => void run()}>导出对账表</Button>;
}

function JournalButton({ account, on }: { account: Account; on: string }) {
  const fromOn = `${on.slice(0, 7)}-01`;
  const toOn = addDays(`${addDays(`${on.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1);
  const may = useMay();
  const run = () => download('payment.exportLedger', { bankAccountId: account.id, fromOn, toOn }, '凭证分录.xlsx');
  return (
    <>
      <Button onClick={() => void run()}>导出 {on.slice(0, 7)} 凭证分录</Button>
      {may('payment.close') ? <LinkButton to={`/journal-setting?account=${account.id}`}>凭证科目</LinkButton> : null}
    </>
  );
}

type Balance = OutputOf<'payment.balance'>;

function CloseButtons({ account, balance }: { account: Account; balance: Balance }) {
  const may = useMay();
  const [closing, setClosing] = useState<Balance['nextPeriods'][number] | null>(null);
  const close = useAct('payment.close', { quiet: true, done: '已结账' });
  if (!may('payment.close')) return null;
  return (
    <Section title="结账">
      <div className="button-row">
        {balance.nextPeriods.map((period) => (
          <ActionButton
            key={`${period.kind}${period.period}`}
            blocked={period.allowed ? null : period.reason}
            showReason
            onClick={() => setClosing(period)}
          >
            {`${period.kind === 'day' ? '日结' : '月结'} ${period.name}`}
          </ActionButton>
        ))}
      </div>
      {closing ? (
        <ConfirmTyped
          open
          title={`${closing.kind === 'day' ? '日结' : '月结'} ${closing.name}`}
          effect={`结账后，${closing.name}及以前的日期不能再入账，也不能撤销结账。`}
          typed={closing.period}
          submit="结账"
          onSubmit={() => close.mutateAsync({ bankAccountId: account.id, kind: closing.kind, period: closing.period })}
          onClose={() => setClosing(null)}
        />
      ) : null}
    </Section>
  );
}

type Closing = RowOf<'payment.closings'>;

const columns: readonly Column<Closing>[] = [
  { key: 'name', title: '期间', value: (row) => `${row.kind === 'day' ? '日结' : '月结'} ${row.name}` },
  { key: 'incomingFen', title: '收入（元）', kind: 'money', value: (row) => row.totals.incomingFen },
  { key: 'allocatedFen', title: '认领净额（元）', kind: 'money', value: (row) => row.totals.allocatedFen },
  { key: 'refundedFen', title: '退款（元）', kind: 'money', value: (row) => row.totals.refundedFen },
  { key: 'reversedFen', title: '冲正（元）', kind: 'money', value: (row) => row.totals.reversedFen },
  { key: 'unallocatedFen', title: '未认领（元）', kind: 'money', value: (row) => row.totals.unallocatedFen },
  { key: 'otherFen', title: '其他业务（元）', kind: 'money', value: (row) => row.totals.otherFen },
  { key: 'byName', title: '结账人' },
  { key: 'at', title: '结账时间', kind: 'instant' },
];

function ClosingTable({ account }: { account: Account }) {
  return (
    <Section title="历次结账">
      <DataTable
        stem="payment.closings"
        input={{ bankAccountId: account.id }}
        noun="结账"
        columns={columns}
        rowName={(row) => row.name}
        rowActions={(row) => [
          {
            label: '下载对账表',
            onClick: () =>
              void download('payment.exportBalance', { bankAccountId: account.id, on: row.untilOn }, '对账表.xlsx'),
          },
        ]}
        expandable={{ expandedRowRender: (row) => <ProgramTotals programs={row.programs} /> }}
        empty={{ title: '还没有结过账', hint: '每天核对完流水后日结，月底后月结。' }}
      />
    </Section>
  );
}
