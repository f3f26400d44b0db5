import { instantText } from '@yanxiu/ui/words';
import { Money } from '../kit/Money.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { RowActions } from '../kit/table/RowActions.tsx';
import { bookingTones } from './bill-words.ts';
import type { Line } from './use-booking.ts';
import { useBookingActs } from './use-booking-acts.tsx';

/** What was done with the line and may be undone, and the row as it stood in the bank's file. */
export function LineHistory({ line }: { line: Line }) {
  const { actionsOf, dialog } = useBookingActs();
  return (
    <>
      {line.bookings.length > 0 ? (
        <ul className="line-history">
          {line.bookings.map((booking) => (
            <li key={booking.id}>
              <StateTag tone={bookingTones[booking.state]}>{booking.stateName}</StateTag>
              <span className="line-history-words">
                {booking.kindName} <Money fen={booking.amountFen} unit />
                {booking.parts.length > 0 ? `：${booking.parts.map((part) => part.schoolName).join('、')}` : ''}
                <span className="muted line-history-more">{storyOf(booking)}</span>
              </span>
              <RowActions actions={actionsOf(booking)} name={booking.kindName} />
            </li>
          ))}
        </ul>
      ) : null}
      <details className="raw-line">
        <summary>
          银行原文（{line.fileName} 第 {line.rowNumber} 行）
        </summary>
        <p className="num">{line.raw.filter(Boolean).join('　|　')}</p>
      </details>
      {dialog}
    </>
  );
}

function storyOf(booking: Line['bookings'][number]): string {
  const parts = [
    `${instantText(booking.askedAt)} ${booking.askedByName ?? '自动'}`,
    booking.secondByName ? `${booking.secondByName} 复核` : '',
    booking.reason,
    booking.endedReason ?? '',
  ];
  return parts.filter(Boolean).join('；');
}
