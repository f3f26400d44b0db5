import { useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '@yanxiu/contract/index';
import { call } from '@yanxiu/ui/client';
import { App } from 'antd';
import { useUndoNotice } from '../kit/undo-notice.tsx';
import { useAct } from '../kit/use-api.ts';

export type Line = OutputOf<'payment.line'>;

type Booked = { readonly bookingId: string; readonly state: 'waiting' | 'booked' };

/** The acts on a line; what was booked at once can be undone for a while, what waits says for whom. */
export function useBooking(onBooked: () => void) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const tellUndoable = useUndoNotice();
  const tell = (done: string) => (output: Booked) => {
    onBooked();
    if (output.state === 'waiting') {
      void message.info('已提交，等另一位财务人员复核后入账');
      return;
    }
    const undo = async () => {
      await call('payment.undoBooking', { id: output.bookingId, version: 1, reason: '刚入账，经办人撤销' });
      await client.invalidateQueries();
    };
    tellUndoable({ done, onUndo: undo });
  };
  return {
    book: useAct('payment.book', { onDone: tell('已认领入账') }),
    bookQuietly: useAct('payment.book', { quiet: true, onDone: tell('已认领入账') }),
    other: useAct('payment.bookOther', { quiet: true, onDone: tell('已记为其他业务') }),
    refund: useAct('payment.refund', { quiet: true, onDone: tell('已登记退款') }),
    carryOut: useAct('payment.carryOut', { quiet: true, onDone: tell('已关联退款') }),
    reverse: useAct('payment.linkReversal', { quiet: true, onDone: tell('已关联冲正') }),
  };
}

export type Booking = ReturnType<typeof useBooking>;
