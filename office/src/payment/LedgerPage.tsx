import { instantText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { Money } from '../kit/Money.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column } from '../kit/table/row.ts';
import { type LineRow, lineTones, remarkOf } from './bill-words.ts';
import { ForAccount } from './ForAccount.tsx';
import { PrintButton } from './PrintButton.tsx';
import './payment.css';

const columns: readonly Column<LineRow>[] = [
  { key: 'at', title: '到账时间', kind: 'instant', sort: true, render: (line) => <LineLink line={line} /> },
  {
    key: 'in',
    title: '收入（元）',
    kind: 'money',
    value: (line) => (line.direction === 'in' ? line.amountFen : null),
    total: 'inFen',
  },
  {
    key: 'out',
    title: '支出（元）',
    kind: 'money',
    value: (line) => (line.direction === 'out' ? line.amountFen : null),
    total: 'outFen',
  },
  {
    key: 'counterName',
    title: '对方户名、备注',
    render: (line) => (
      <span className="clamped" title={remarkOf(line)}>
        {line.counterName || '（无户名）'}
        <span className="muted below">{remarkOf(line)}</span>
      </span>
    ),
  },
  { key: 'remark', title: '摘要、用途、附言', value: remarkOf, hidden: true },
  { key: 'allocatedFen', title: '已认领（元）', kind: 'money', total: true, hidden: true },
  {
    key: 'openFen',
    title: '未处理（元）',
    kind: 'money',
    total: true,
    // the total is of what came in, as the account's equation has it: what went out says so
    render: (line) => (
      <>
        {line.direction === 'out' && line.openFen > 0 ? '支出 ' : ''}
        <Money fen={line.openFen} />
      </>
    ),
  },
  {
    key: 'state',
    title: '状态',
    value: (line) => line.stateName,
    render: (line) => <StateTag tone={lineTones[line.state]}>{line.stateName}</StateTag>,
  },
  {
    key: 'schools',
    title: '认领到',
    value: (line) => line.schools.join('、'),
    render: (line) => <span className="clamped">{line.schools.join('、')}</span>,
  },
  { key: 'counterAccount', title: '对方账号', hidden: true },
  { key: 'counterBank', title: '对方开户行', hidden: true },
  { key: 'key', title: '流水号', hidden: true },
];

function LineLink({ line }: { line: LineRow }) {
  return <Link to={`/ledger/${line.id}`}>{instantText(line.at)}</Link>;
}

const states = [
  { value: 'unsettled', label: '未处理完' },
  { value: 'open', label: '待认领' },
  { value: 'part', label: '部分认领' },
  { value: 'waiting', label: '待复核' },
  { value: 'booked', label: '已认领' },
  { value: 'refunded', label: '有退款' },
  { value: 'reversed', label: '冲正、退汇' },
  { value: 'other', label: '其他业务' },
  { value: 'linked', label: '支出已关联' },
];

/** 流水台账: every line of the account with where its money went. */
export function LedgerPage() {
  return (
    <PageFrame
      title="流水台账"
      purpose="每一笔收支和它的去向；金额都由入账记录得出，可以导出核对。"
      actions={<PrintButton wide />}
    >
      <ForAccount>
        {(account) => (
          <DataTable
            stem="payment.lines"
            input={{ bankAccountId: account.id }}
            noun="流水"
            columns={columns}
            search="户名、备注、账号、金额"
            filters={[
              { key: 'state', label: '状态', options: states },
              {
                key: 'direction',
                label: '收支',
                options: [
                  { value: 'in', label: '收入' },
                  { value: 'out', label: '支出' },
                ],
              },
              { key: 'fromOn', label: '从', kind: 'day' },
              { key: 'toOn', label: '到', kind: 'day' },
            ]}
            defaultSort="-at"
            rowName={(line) => line.counterName}
            exportStem="payment.exportLines"
            exportInput={{ bankAccountId: account.id }}
            exportName="流水台账"
            empty={{ title: '还没有流水', hint: '请先在“导入流水”上传网上银行的账户明细。' }}
          />
        )}
      </ForAccount>
    </PageFrame>
  );
}
