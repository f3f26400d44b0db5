import { countText } from '@yanxiu/ui/words';
import { Empty } from '../kit/Empty.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { type Account, ForAccount } from './ForAccount.tsx';
import { LineDesk } from './LineDesk.tsx';
import { ReviewWork } from './ReviewWork.tsx';
import './payment.css';
import './workbench.css';

/** 逐笔复核: what somebody else booked, one after the other, with the evidence beside it, by keyboard. */
export function ReviewPage() {
  return (
    <PageFrame
      title="逐笔复核"
      crumbs={[{ label: '入账与复核', to: '/bookings' }]}
      purpose="另一位财务人员提交、需要第二人复核的认领。对照银行原文、候选学校和汇款凭据，复核入账或退回。"
    >
      <ForAccount>{(account) => <Reviews account={account} />}</ForAccount>
    </PageFrame>
  );
}

function Reviews({ account }: { account: Account }) {
  const lines = useApi(
    'payment.lines',
    { bankAccountId: account.id, state: 'waiting', size: 100, sort: 'at' },
    { keepPrevious: true },
  );
  return (
    <Loaded of={lines} what="等待复核的认领" lines={10}>
      {({ rows, total }) =>
        rows.length === 0 ? (
          <Empty
            title="没有等待复核的认领"
            hint="超过 10,000 元的人工认领，和没有选系统排在第一的学校的认领，会在这里等另一位财务人员。"
            action={<LinkButton to={`/bookings?account=${account.id}`}>入账与复核</LinkButton>}
          />
        ) : (
          <>
            <p className="workbench-count">
              共 {countText(total)} 笔{total > rows.length ? `，先列最早的 ${rows.length} 笔` : ''}
              <span className="muted key-help">
                <kbd>↑</kbd>
                <kbd>↓</kbd> 换一笔　<kbd>回车</kbd> 复核入账　<kbd>T</kbd> 退回　<kbd>V</kbd> 换凭据
              </span>
            </p>
            <LineDesk rows={rows} name="等待复核的流水">
              {({ line, onNext, onBack }) => (
                <ReviewWork key={line.id} lineId={line.id} onNext={onNext} onBack={onBack} />
              )}
            </LineDesk>
          </>
        )
      }
    </Loaded>
  );
}
