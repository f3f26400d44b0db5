import type { OutputOf } from '@yanxiu/contract/index';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Empty } from '../kit/Empty.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';

export type Account = OutputOf<'payment.accounts'>[number];

/** The body of a page about one bank account; the choice is kept in the address. */
export function ForAccount({ children }: { children: (account: Account) => ReactNode }) {
  const accounts = useApi('payment.accounts', {});
  const [params, setParams] = useSearchParams();
  return (
    <Loaded of={accounts} what="收款账户">
      {(all) => {
        const account = all.find((one) => one.id === params.get('account')) ?? all[0];
        if (!account)
          return <Empty title="还没有收款账户" hint="培训项目发布后，通知里写的收款账户会自动出现在这里。" />;
        const choose = (id: string) => setParams({ account: id });
        return (
          <>
            <AccountBar account={account} all={all} onChoose={choose} />
            <div key={account.id} className="stack">
              {children(account)}
            </div>
          </>
        );
      }}
    </Loaded>
  );
}

function AccountBar({
  account,
  all,
  onChoose,
}: {
  account: Account;
  all: readonly Account[];
  onChoose: (id: string) => void;
}) {
  const labelOf = (one: Account) => `${one.name}　${one.bankName} 尾号 ${one.accountNumber.slice(-4)}`;
  return (
    <div className="account-bar">
      <span className="muted">收款账户</span>
      {all.length > 1 ? (
        <Select
          aria-label="收款账户"
          className="account-choice"
          value={account.id}
          options={all.map((one) => ({ value: one.id, label: `${labelOf(one)}（待认领 ${one.openLines} 笔）` }))}
          onChange={onChoose}
        />
      ) : (
        <strong>{labelOf(account)}</strong>
      )}
      <span className="muted">{account.closedUntil ? `已结账至 ${account.closedUntil}` : '还没有结账'}</span>
    </div>
  );
}
