import type { ReactNode } from 'react';
import { useState } from 'react';
import { offers, reasonFor } from '../kit/ActionButton.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import type { RowAction } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import type { Line } from './use-booking.ts';

type Booking = Line['bookings'][number];
type Ending = 'return' | 'withdraw' | 'undo';

const words = {
  return: {
    title: '退回这笔认领',
    effect: '退回后不入账，由经办人重新认领。',
    submit: '退回',
    usual: ['不是这所学校', '金额不对', '请附说明'],
  },
  withdraw: {
    title: '撤回这笔认领',
    effect: '撤回后不入账，可以重新认领。',
    submit: '撤回',
    usual: ['选错学校', '金额填错'],
  },
  undo: {
    title: '撤销这笔入账',
    effect: '以相反的记录冲回，款项回到待认领；原记录保留。',
    submit: '撤销',
    usual: ['认错学校', '银行冲正', '改记其他业务'],
  },
} as const;

interface BookingActs {
  readonly actionsOf: (booking: Booking) => RowAction[];
  readonly confirm: (booking: Booking) => void;
  readonly isConfirming: boolean;
  /** Sends a waiting booking back, or takes one's own back. */
  readonly giveBack: (booking: Booking) => void;
  readonly dialog: ReactNode;
}

/** What may be done with a booking now (复核, 退回, 撤回, 撤销), and the dialog that asks for the reason. */
export function useBookingActs(): BookingActs {
  const [ending, setEnding] = useState<{ booking: Booking; act: Ending } | null>(null);
  const confirmed = useAct('payment.confirmBooking', { done: '已复核入账' });
  const back = useAct('payment.returnBooking', { quiet: true, done: '已退回' });
  const undo = useAct('payment.undoBooking', { quiet: true, done: '已撤销' });
  const confirm = ({ id, version }: Booking) => confirmed.mutate({ id, version });
  const giveBack = (booking: Booking) => {
    const act = (['return', 'withdraw'] as const).find((one) => offers(booking.allowed, one));
    if (act) setEnding({ booking, act });
  };
  const actionsOf = (booking: Booking): RowAction[] => [
    ...(offers(booking.allowed, 'confirm')
      ? [
          {
            label: '复核入账',
            blocked: reasonFor(booking.allowed, 'confirm'),
            onClick: () => confirm(booking),
          },
        ]
      : []),
    ...(['return', 'withdraw', 'undo'] as const)
      .filter((act) => offers(booking.allowed, act))
      .map((act) => ({
        label: words[act].submit,
        blocked: reasonFor(booking.allowed, act),
        onClick: () => setEnding({ booking, act }),
      })),
  ];
  const end = (reason: string) => {
    const input = { id: ending?.booking.id ?? '', version: ending?.booking.version ?? 1, reason };
    return ending?.act === 'undo' ? undo.mutateAsync(input) : back.mutateAsync(input);
  };
  const dialog = ending ? (
    <ReasonDialog open {...words[ending.act]} onSubmit={end} onClose={() => setEnding(null)} />
  ) : null;
  return { actionsOf, confirm, isConfirming: confirmed.isPending, giveBack, dialog };
}
