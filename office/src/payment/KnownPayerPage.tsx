import { useMay } from '../frame/session.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';

type Payer = RowOf<'payment.knownPayers'>;

const columns: readonly Column<Payer>[] = [
  { key: 'schoolName', title: '学校' },
  { key: 'name', title: '付款户名' },
  { key: 'account', title: '付款账号' },
  { key: 'learntAt', title: '记住的时间', kind: 'instant' },
];

/** Accounts from which schools have paid, learnt from what people confirmed; each can be forgotten. */
export function KnownPayerPage() {
  const may = useMay();
  const forget = useAct('payment.forgetPayer', { done: '不再按这个账号认领' });
  return (
    <PageFrame
      title="记住的付款账号"
      crumbs={[{ label: '待认领', to: '/bank-lines' }]}
      purpose="人工认领确认过的付款账号，下次自动认领会用到；记错了的可以取消，撤销认领时也会一并取消。"
    >
      <DataTable
        stem="payment.knownPayers"
        noun="付款账号"
        columns={columns}
        search="学校、户名、账号"
        rowName={(row) => `${row.schoolName}的账号`}
        {...(may('payment.book')
          ? { rowActions: (row: Payer) => [{ label: '取消记忆', onClick: () => forget.mutate({ id: row.id }) }] }
          : {})}
        empty={{ title: '还没有记住的付款账号', hint: '人工把整笔到账认领给一所学校后，付款账号会记在这里。' }}
      />
    </PageFrame>
  );
}
