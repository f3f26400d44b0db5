import { countText, instantText } from '@yanxiu/ui/words';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { ScrollX } from '../kit/ScrollX.tsx';
import type { Bill } from './BillView.tsx';
import { billStates } from './bill-words.ts';

/** The bill's figures in one row, and the money that arrived below. */
export function BillMoney({ bill }: { bill: Bill }) {
  const figures = [
    { label: '人数', value: <>{countText(bill.heads)} 人</> },
    { label: '应缴', value: <Money fen={bill.dueFen + bill.adjustedFen} unit /> },
    { label: '已到账', value: <Money fen={bill.allocatedFen} unit /> },
    { label: bill.balanceFen < 0 ? '多缴' : '还差', value: <Money fen={Math.abs(bill.balanceFen)} unit /> },
    { label: '已开票', value: <Money fen={bill.invoicedFen - bill.redFen} unit /> },
  ];
  return (
    <Section title="金额" actions={<span className="muted">{billStates[bill.state]}</span>}>
      <dl className="figures">
        {figures.map((figure) => (
          <div key={figure.label}>
            <dt>{figure.label}</dt>
            <dd className="num">{figure.value}</dd>
          </div>
        ))}
      </dl>
      <Arrived bill={bill} />
      {bill.refunds.length > 0 ? <Refunds bill={bill} /> : null}
    </Section>
  );
}

function Arrived({ bill }: { bill: Bill }) {
  if (bill.allocations.length === 0)
    return <p className="muted">还没有到账。银行入账后，承训机构核对完就会显示在这里。</p>;
  return (
    <ScrollX label="到账明细">
      <table className="plain-table money-table">
        <caption>到账</caption>
        <thead>
          <tr>
            <th scope="col">到账时间</th>
            <th scope="col">付款户名</th>
            <th scope="col">账号</th>
            <th scope="col" className="num">
              金额（元）
            </th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {bill.allocations.map((one) => (
            <tr key={one.id}>
              <td>{instantText(one.arrivedAt)}</td>
              <td>{one.payerName}</td>
              <td>{one.payerAccountMask}</td>
              <td className="num">
                <Money fen={one.amountFen} />
              </td>
              <td className="wrap-cell">
                {one.amountFen < 0 ? `取下：${one.reason}` : one.by === 'engine' ? '自动认领' : '人工认领'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Refunds({ bill }: { bill: Bill }) {
  return (
    <ul className="plain-list">
      {bill.refunds.map((refund) => (
        <li key={refund.id}>
          退款 <Money fen={refund.amountFen} unit />
          ，退回 {refund.toName}，{refund.stateName}（{refund.reason}）
        </li>
      ))}
    </ul>
  );
}

/** The due and every adjustment, each with its reason. */
export function BillEntries({ entries }: { entries: Bill['entries'] }) {
  return (
    <ScrollX label="应缴的来由">
      <table className="plain-table money-table">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">事由</th>
            <th scope="col" className="num">
              人数
            </th>
            <th scope="col" className="num">
              金额（元）
            </th>
            <th scope="col">经办</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>{instantText(entry.at)}</td>
              <td className="wrap-cell">{entry.reason}</td>
              <td className="num">
                {entry.heads > 0 && entry.kind === 'adjustment' ? `+${entry.heads}` : entry.heads}
              </td>
              <td className="num">
                <Money fen={entry.amountFen} />
              </td>
              <td>{entry.personName ?? '系统'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
