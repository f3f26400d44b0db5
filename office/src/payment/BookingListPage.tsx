import { useState } from 'react';
import { Link } from 'react-router';
import { offers, reasonFor } from '../kit/ActionButton.tsx';
import { Money } from '../kit/Money.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowAction, RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { bookingTones } from './bill-words.ts';
import { ForAccount } from './ForAccount.tsx';
import './payment.css';

type Booking = RowOf<'payment.waiting'>;

const columns: readonly Column<Booking>[] = [
  { key: 'lineAt', title: '到账时间', kind: 'instant' },
  {
    key: 'counterName',
    title: '对方户名',
    render: (row) => <Link to={`/ledger/${row.lineId}`}>{row.counterName || '（无户名）'}</Link>,
  },
  { key: 'kindName', title: '事项' },
  { key: 'amountFen', title: '金额（元）', kind: 'money' },
  {
    key: 'parts',
    title: '缴费单',
    value: (row) => row.parts.map((part) => part.schoolName).join('、'),
    render: (row) => <Parts parts={row.parts} />,
  },
  {
    key: 'state',
    title: '状态',
    value: (row) => row.stateName,
    render: (row) => <StateTag tone={bookingTones[row.state]}>{row.stateName}</StateTag>,
  },
  { key: 'askedByName', title: '经办', value: (row) => row.askedByName ?? '自动' },
  { key: 'secondByName', title: '复核' },
  { key: 'reason', title: '说明', render: (row) => <span className="wrap">{row.endedReason ?? row.reason}</span> },
  { key: 'bookedOn', title: '入账日期', kind: 'day' },
  { key: 'askedAt', title: '提交时间', kind: 'instant', hidden: true },
];

function Parts({ parts }: { parts: Booking['parts'] }) {
  return (
    <span className="wrap">
      {parts.slice(0, 3).map((part) => (
        <span key={part.billId} className="part-line">
          {part.schoolName} <Money fen={part.amountFen} />
        </span>
      ))}
      {parts.length > 3 ? <span className="muted">等 {parts.length} 张</span> : null}
    </span>
  );
}

const states = [
  { value: 'waiting', label: '等待复核' },
  { value: 'booked', label: '已入账' },
  { value: 'undone', label: '已撤销' },
  { value: 'returned', label: '复核退回' },
  { value: 'withdrawn', label: '已撤回' },
];

interface Ending {
  readonly booking: Booking;
  readonly act: 'return' | 'withdraw' | 'undo';
}

const words = {
  return: {
    title: '退回这笔认领',
    effect: '退回后不入账，由经办人重新认领。',
    submit: '退回',
    usual: ['不是这所学校', '金额不对', '请附说明'],
  },
  withdraw: {
    title: '撤回这笔认领',
    effect: '撤回后不入账，可以重新认领。',
    submit: '撤回',
    usual: ['选错学校', '金额填错'],
  },
  undo: {
    title: '撤销这笔入账',
    effect: '以相反的记录冲回，款项回到待认领；原记录保留。',
    submit: '撤销',
    usual: ['认错学校', '银行冲正', '改记其他业务'],
  },
} as const;

/** Everything that was booked, waiting ones first, for the second person and for undoing. */
export function BookingListPage() {
  const [ending, setEnding] = useState<Ending | null>(null);
  const confirm = useAct('payment.confirmBooking', { done: '已复核入账' });
  const back = useAct('payment.returnBooking', { quiet: true, done: '已退回' });
  const undo = useAct('payment.undoBooking', { quiet: true, done: '已撤销' });
  const actions = (row: Booking): RowAction[] => [
    ...(offers(row.allowed, 'confirm')
      ? [
          {
            label: '复核入账',
            blocked: reasonFor(row.allowed, 'confirm'),
            onClick: () => confirm.mutate({ id: row.id, version: row.version }),
          },
        ]
      : []),
    ...(['return', 'withdraw', 'undo'] as const).flatMap((act) =>
      offers(row.allowed, act)
        ? [
            {
              label: words[act].submit,
              blocked: reasonFor(row.allowed, act),
              onClick: () => setEnding({ booking: row, act }),
            },
          ]
        : [],
    ),
  ];
  const end = (reason: string) => {
    const input = { id: ending?.booking.id ?? '', version: ending?.booking.version ?? 1, reason };
    return ending?.act === 'undo' ? undo.mutateAsync(input) : back.mutateAsync(input);
  };
  return (
    <PageFrame
      title="入账与复核"
      purpose="引擎没有排在第一位的认领、超过 10,000 元的人工入账，由另一位财务人员复核；每笔都可以写明原因撤销。"
    >
      <ForAccount>
        {(account) => (
          <DataTable
            stem="payment.waiting"
            input={{ bankAccountId: account.id }}
            noun="入账记录"
            columns={columns}
            search="对方户名"
            filters={[{ key: 'state', label: '状态', options: states }]}
            rowName={(row) => `${row.counterName}${row.kindName}`}
            rowActions={actions}
            empty={{ title: '还没有入账记录', hint: '导入流水后，自动认领和人工认领都会记在这里。' }}
          />
        )}
      </ForAccount>
      {ending ? (
        <ReasonDialog
          open
          title={words[ending.act].title}
          effect={words[ending.act].effect}
          submit={words[ending.act].submit}
          usual={words[ending.act].usual}
          onSubmit={end}
          onClose={() => setEnding(null)}
        />
      ) : null}
    </PageFrame>
  );
}
