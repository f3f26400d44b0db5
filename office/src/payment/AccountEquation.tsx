import type { OutputOf } from '@yanxiu/contract/index';
import { countText } from '@yanxiu/ui/words';
import { Alert } from 'antd';
import { Money } from '../kit/Money.tsx';

type Totals = OutputOf<'payment.balance'>['totals'];

/** 收入 = 认领净额 + 退款 + 冲正 + 未认领 + 其他业务, written as the equation that it is. */
export function AccountEquation({ totals, differences }: { totals: Totals; differences: number }) {
  const terms = [
    { label: '认领净额', fen: totals.allocatedFen },
    { label: '退款', fen: totals.refundedFen },
    { label: '冲正', fen: totals.reversedFen },
    { label: '未认领', fen: totals.unallocatedFen },
    { label: '其他业务', fen: totals.otherFen },
  ];
  const isEven = totals.differenceFen === 0 && differences === 0;
  return (
    <>
      <dl className="equation">
        <div className="equation-sum">
          <dt>收入（{countText(totals.lines)} 笔流水）</dt>
          <dd>
            <Money fen={totals.incomingFen} />
          </dd>
        </div>
        {terms.map((term, at) => (
          <div key={term.label}>
            <span aria-hidden="true" className="equation-sign">
              {at === 0 ? '=' : '+'}
            </span>
            <dt>{term.label}</dt>
            <dd>
              <Money fen={term.fen} />
            </dd>
          </div>
        ))}
      </dl>
      <Alert
        type={isEven ? 'success' : 'error'}
        showIcon
        title={isEven ? '账平：收入与各项去向之和相等，合计与明细相符。' : '账不平：请不要结账，联系系统管理员核对。'}
      />
      <p className="muted">
        支出 <Money fen={totals.outgoingFen} unit />
        ，其中已关联退款、冲正或记为其他业务 <Money fen={totals.outgoingLinkedFen} unit />
        ，未处理 <Money fen={totals.outgoingOpenFen} unit />。
      </p>
    </>
  );
}
