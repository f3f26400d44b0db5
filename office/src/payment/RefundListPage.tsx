import { errorText } from '@yanxiu/ui/api-error';
import { download } from '@yanxiu/ui/client';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { ForAccount } from './ForAccount.tsx';
import { PrintButton } from './PrintButton.tsx';
import './payment.css';

type Refund = RowOf<'payment.refunds'>;

const tones: Readonly<Record<Refund['state'], Tone>> = {
  decided: 'busy',
  paid: 'good',
  bounced: 'bad',
  withdrawn: 'plain',
};

const columns: readonly Column<Refund>[] = [
  { key: 'schoolName', title: '学校' },
  { key: 'toName', title: '退回户名', render: (row) => <Link to={`/ledger/${row.lineId}`}>{row.toName}</Link> },
  { key: 'toAccount', title: '退回账号' },
  { key: 'toBank', title: '开户行', hidden: true },
  { key: 'amountFen', title: '金额（元）', kind: 'money' },
  { key: 'reason', title: '原因', render: (row) => <span className="wrap">{row.reason}</span> },
  {
    key: 'state',
    title: '状态',
    value: (row) => row.stateName,
    render: (row) => <StateTag tone={tones[row.state]}>{row.stateName}</StateTag>,
  },
  { key: 'decidedAt', title: '办理时间', kind: 'instant' },
  { key: 'programName', title: '项目', hidden: true },
];

const states = [
  { value: 'decided', label: '待付款' },
  { value: 'paid', label: '已付出' },
  { value: 'bounced', label: '被银行退回' },
  { value: 'withdrawn', label: '已撤销' },
];

/** Refunds go back to the account that the money came from; the outgoing line that pays them is linked in the ledger. */
export function RefundListPage() {
  return (
    <PageFrame
      title="退款"
      purpose="只能原路退回原付款账户。待付款的导出清单交银行办理，付出的流水导入后关联到这里。"
      actions={<PrintButton wide />}
    >
      <ForAccount>
        {(account) => (
          <DataTable
            stem="payment.refunds"
            input={{ bankAccountId: account.id }}
            noun="退款"
            columns={columns}
            filters={[{ key: 'state', label: '状态', options: states }]}
            rowName={(row) => row.toName}
            toolbar={<BankListButton bankAccountId={account.id} />}
            empty={{ title: '没有退款', hint: '在流水台账打开一笔到账，选“退款”办理。' }}
          />
        )}
      </ForAccount>
    </PageFrame>
  );
}

/** The refunds that wait for their payment, as the bank wants them. */
function BankListButton({ bankAccountId }: { bankAccountId: string }) {
  const { notification } = App.useApp();
  const run = () =>
    download('payment.exportRefunds', { bankAccountId }, '退款清单.xlsx').catch((error: unknown) =>
      notification.error({ placement: 'top', title: '没有导出', description: errorText(error) }),
    );
  return <Button onClick={() => void run()}>导出银行退款清单</Button>;
}
