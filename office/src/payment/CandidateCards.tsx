import { fileUrl } from '@yanxiu/ui/client';
import { Money } from '../kit/Money.tsx';
import type { Line } from './use-booking.ts';

interface Props {
  readonly line: Line;
  readonly picked: number;
  /** Without it the cards are only looked at. */
  readonly onPick?: (at: number) => void;
}

/** Up to three schools that the money may be for, side by side, each with what speaks for and against it. */
export function CandidateCards({ line, picked, onPick }: Props) {
  if (line.candidates.length === 0) {
    const advice = onPick ? '请查找学校后认领，或记为其他业务。' : '';
    return <p className="muted no-candidates">没有找到相近的学校。{advice}</p>;
  }
  const cards = line.candidates.map((candidate, at) => (
    <Card
      key={candidate.billId}
      candidate={candidate}
      at={at}
      line={line}
      isPicked={at === picked}
      {...(onPick ? { onPick: () => onPick(at) } : {})}
    />
  ));
  if (!onPick) {
    return (
      <section className="candidates" aria-label="候选学校">
        {cards}
      </section>
    );
  }
  return (
    <div className="candidates" role="radiogroup" aria-label="候选学校">
      {cards}
    </div>
  );
}

interface CardProps {
  readonly candidate: Line['candidates'][number];
  readonly at: number;
  readonly line: Line;
  readonly isPicked: boolean;
  readonly onPick?: () => void;
}

function CandidateName({ candidate }: Pick<CardProps, 'candidate'>) {
  return (
    <span>
      <strong>{candidate.schoolName}</strong>
      <span className="muted">
        {candidate.countyName}　{candidate.programName}
      </span>
    </span>
  );
}

function Card({ candidate, at, line, isPicked, onPick }: CardProps) {
  const rest = candidate.balanceFen - candidate.amountFen;
  return (
    <div className={isPicked ? 'candidate picked' : 'candidate'}>
      {onPick ? (
        // biome-ignore lint/a11y/useSemanticElements: a card with links inside can't be an input
        <button type="button" role="radio" aria-checked={isPicked} className="candidate-head" onClick={onPick}>
          <kbd>{at + 1}</kbd>
          <CandidateName candidate={candidate} />
        </button>
      ) : (
        <p className="candidate-head">
          <span className="muted">{isPicked ? '提交的' : `第 ${at + 1}`}</span>
          <CandidateName candidate={candidate} />
        </p>
      )}
      <p className="num">
        认领 <Money fen={candidate.amountFen} unit />
        {candidate.heads ? `（${candidate.heads} 人）` : ''}，名单 {candidate.billHeads} 人，还差{' '}
        <Money fen={candidate.balanceFen} unit />
      </p>
      <p className={rest === 0 ? 'fits' : 'muted'}>
        {rest === 0 ? (
          '认领后正好缴清'
        ) : rest > 0 ? (
          <>
            认领后还差 <Money fen={rest} unit />
          </>
        ) : (
          <>
            认领后多缴 <Money fen={-rest} unit />
          </>
        )}
      </p>
      <ul className="candidate-reasons">
        {candidate.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {candidate.remittances.map((one) => (
        <p key={one.id} className="candidate-remittance">
          学校登记：{one.paidOn} {one.payerName} <Money fen={one.amountFen} unit />
          {one.amountFen === line.amountFen ? '（金额相同）' : ''}{' '}
          {one.vouchers.map((voucher, index) => (
            <a key={voucher.id} href={fileUrl('file.view', { id: voucher.id })} target="_blank" rel="noreferrer">
              凭据{one.vouchers.length > 1 ? index + 1 : ''}
            </a>
          ))}
        </p>
      ))}
    </div>
  );
}
