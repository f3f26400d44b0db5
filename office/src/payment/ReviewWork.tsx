import { instantText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { ActionButton, offers, reasonFor } from '../kit/ActionButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Money } from '../kit/Money.tsx';
import { useApi } from '../kit/use-api.ts';
import { CandidateCards } from './CandidateCards.tsx';
import { LineFacts } from './LineFacts.tsx';
import type { Line } from './use-booking.ts';
import { useBookingActs } from './use-booking-acts.tsx';
import { useKeys } from './use-keys.ts';
import { VoucherPreview } from './VoucherPreview.tsx';

interface Props {
  readonly lineId: string;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

/** One booking that waits: what was asked and why, beside what the bank and the engine say. */
export function ReviewWork({ lineId, onNext, onBack }: Props) {
  const line = useApi('payment.line', { id: lineId }, { keepPrevious: false });
  useKeys({ ArrowDown: onNext, j: onNext, ArrowUp: onBack, k: onBack });
  return (
    <section className="line-work" aria-label="所选流水" aria-live="polite">
      <Loaded of={line} what="这笔流水" lines={8}>
        {(of) => {
          const booking = of.bookings.find((one) => one.state === 'waiting');
          return booking ? <Waiting line={of} booking={booking} onNext={onNext} /> : <p>这笔认领已由别人处理。</p>;
        }}
      </Loaded>
    </section>
  );
}

type Booking = Line['bookings'][number];

function Waiting({ line, booking, onNext }: { line: Line; booking: Booking; onNext: () => void }) {
  const { confirm, giveBack, isConfirming, dialog } = useBookingActs();
  const blocked = reasonFor(booking.allowed, 'confirm');
  const offered = offers(booking.allowed, 'confirm');
  const isOwn = offers(booking.allowed, 'withdraw');
  useKeys({
    Enter: () => {
      if (offered && !blocked && !isConfirming) confirm(booking);
    },
    t: () => giveBack(booking),
  });
  const bills = new Set(booking.parts.map((part) => part.billId));
  const meant = line.candidates.filter((candidate) => bills.has(candidate.billId));
  const vouchers = meant.flatMap((candidate) => candidate.remittances).flatMap((one) => one.vouchers);
  return (
    <>
      <div className={vouchers.length > 0 ? 'line-with-voucher' : undefined}>
        <LineFacts line={line} />
        <VoucherPreview key={booking.id} vouchers={vouchers} schoolName={meant[0]?.schoolName ?? ''} />
      </div>
      <Asked booking={booking} note={noteOf(line, bills)} />
      <CandidateCards line={line} picked={line.candidates.findIndex((one) => bills.has(one.billId))} />
      {offered ? (
        <div className="button-row">
          <ActionButton
            type="primary"
            loading={isConfirming}
            blocked={blocked}
            showReason
            onClick={() => confirm(booking)}
          >
            复核入账
          </ActionButton>
          <Button onClick={() => giveBack(booking)}>{isOwn ? '撤回' : '退回'}</Button>
          <Button type="text" onClick={onNext}>
            跳过
          </Button>
        </div>
      ) : null}
      {dialog}
    </>
  );
}

/** What the second person should look at: where the booking stands among the engine's candidates. */
function noteOf({ candidates }: Line, bills: ReadonlySet<string>): string {
  const [first] = candidates;
  if (!first) return '系统没有找到相近的学校，请对照凭据核对。';
  const isFirst = bills.size === 1 && bills.has(first.billId);
  return isFirst ? '与系统排在第一的学校相同，金额较大。' : '与系统排在第一的学校不同，请仔细核对。';
}

/** Who wants to book what, and why a second person is asked. */
function Asked({ booking, note }: { booking: Booking; note: string }) {
  return (
    <section className="asked" aria-label="提交的认领">
      <p>
        <strong>
          {booking.kindName} <Money fen={booking.amountFen} unit />
        </strong>
        <span className="muted">
          {booking.askedByName ?? '自动'} {instantText(booking.askedAt)} 提交
        </span>
      </p>
      {booking.parts.length > 0 ? (
        <ul className="asked-parts">
          {booking.parts.map((part) => (
            <li key={part.billId}>
              {part.schoolName} <Money fen={part.amountFen} unit />
            </li>
          ))}
        </ul>
      ) : null}
      {booking.reason ? <p>说明：{booking.reason}</p> : null}
      {booking.kind === 'allocation' ? <p className="muted">{note}</p> : null}
    </section>
  );
}
