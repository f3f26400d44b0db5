import { instantText } from '@yanxiu/ui/words';
import { Money } from '../kit/Money.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { lineTones } from './bill-words.ts';
import type { Line } from './use-booking.ts';

/** What the bank wrote, and what the engine makes of it in words. */
export function LineFacts({ line }: { line: Line }) {
  const words = [
    { label: '摘要', value: line.summary },
    { label: '用途', value: line.purpose },
    { label: '附言', value: line.postscript },
  ].filter((one) => one.value !== '');
  return (
    <header className="line-facts">
      <div className="line-facts-head">
        <strong className="line-amount">
          {line.direction === 'out' ? '支出 ' : ''}
          <Money fen={line.amountFen} unit />
        </strong>
        <StateTag tone={lineTones[line.state]}>{line.stateName}</StateTag>
        {line.openFen !== line.amountFen && line.openFen > 0 ? (
          <span className="muted">
            还可处理 <Money fen={line.openFen} unit />
          </span>
        ) : null}
      </div>
      <p>
        <span className="num">{instantText(line.at)}</span> <strong>{line.counterName || '（无户名）'}</strong>{' '}
        <span className="muted num">
          {line.counterAccount || '（无账号）'} {line.counterBank}
        </span>
      </p>
      <dl className="line-words">
        {words.map((one) => (
          <div key={one.label}>
            <dt>{one.label}</dt>
            <dd>{one.value}</dd>
          </div>
        ))}
      </dl>
      {line.openFen > 0 && line.reasons.length > 0 ? (
        <ul className="line-reasons">
          {line.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : null}
      {line.reverses ? (
        <p className="line-reverses">
          可能对应 {instantText(line.reverses.at)} {line.reverses.counterName}{' '}
          <Money fen={line.reverses.amountFen} unit />（{line.reverses.stateName}）
        </p>
      ) : null}
    </header>
  );
}
