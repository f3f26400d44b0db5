import { instantText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Money } from '../kit/Money.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { bookingTones } from './bill-words.ts';
import { ForAccount } from './ForAccount.tsx';
import { PrintButton } from './PrintButton.tsx';
import { useBookingActs } from './use-booking-acts.tsx';
import './payment.css';

type Booking = RowOf<'payment.waiting'>;

const columns: readonly Column<Booking>[] = [
  {
    key: 'counterName',
    title: '到账',
    value: (row) => row.counterName,
    render: (row) => (
      <span className="wrap">
        <Link to={`/ledger/${row.lineId}`}>{row.counterName || '（无户名）'}</Link>
        <span className="muted below">{instantText(row.lineAt)}</span>
      </span>
    ),
  },
  { key: 'lineAt', title: '到账时间', kind: 'instant', hidden: true },
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
  {
    key: 'people',
    title: '经办、复核',
    value: (row) => [row.askedByName ?? '自动', row.secondByName].filter(Boolean).join('、'),
  },
  {
    key: 'reason',
    title: '说明',
    value: (row) => row.endedReason ?? row.reason,
    render: (row) => (
      <span className="clamped" title={row.endedReason ?? row.reason}>
        {row.endedReason ?? row.reason}
      </span>
    ),
  },
  { key: 'bookedOn', title: '入账日期', kind: 'day', hidden: true },
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

/** Everything that was booked, waiting ones first, for the second person and for undoing. */
export function BookingListPage() {
  const { actionsOf, dialog } = useBookingActs();
  return (
    <PageFrame
      title="入账与复核"
      purpose="人工入账超过 10,000 元，或没有选系统排在第一的学校，由另一位财务人员复核；每笔都可写明原因撤销。"
      actions={<PrintButton wide />}
      primary={<LinkButton to="/booking-reviews">逐笔复核</LinkButton>}
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
            rowActions={actionsOf}
            empty={{ title: '还没有入账记录', hint: '导入流水后，自动认领和人工认领都会记在这里。' }}
          />
        )}
      </ForAccount>
      {dialog}
    </PageFrame>
  );
}
