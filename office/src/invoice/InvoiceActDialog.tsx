import { dayOf } from '@yanxiu/ui/words';
import { Input } from 'antd';
import { useState } from 'react';
import { DayInput } from '../kit/form/inputs.tsx';
import { Money } from '../kit/Money.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { BookingDialog } from '../payment/BookingDialog.tsx';
import { DeliveryChoice, useDelivery } from './DeliveryChoice.tsx';
import type { InvoiceRow } from './invoice-words.ts';

export interface InvoiceAct {
  readonly row: InvoiceRow;
  readonly act: 'issue' | 'deliver' | 'redden';
}

/** One act on one invoice: its number, its delivery, its red letter. */
export function InvoiceActDialog({ of, onClose }: { of: InvoiceAct; onClose: () => void }) {
  if (of.act === 'deliver') return <DeliverDialog row={of.row} onClose={onClose} />;
  return <NumberDialog row={of.row} isRed={of.act === 'redden'} onClose={onClose} />;
}

interface Props {
  readonly row: InvoiceRow;
  readonly onClose: () => void;
}

function Facts({ row }: { row: InvoiceRow }) {
  return (
    <p>
      {row.title.name}　<Money fen={row.totalFen} unit />
      {row.number ? `　发票号码 ${row.number}` : ''}
    </p>
  );
}

function NumberDialog({ row, isRed, onClose }: Props & { isRed: boolean }) {
  const clock = useApi('operation.clock', {});
  const [number, setNumber] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const enter = useAct('invoice.enterNumber', { quiet: true, done: '已登记发票号码' });
  const redden = useAct('invoice.redLetter', { quiet: true, done: '已登记红冲，可以退款或重新申请' });
  const day = picked ?? (clock.data ? dayOf(new Date(clock.data.now)) : '');
  const one = { programId: row.programId, id: row.id, version: row.version };
  const blocked = /^\d{20}$/.test(number.trim())
    ? isRed && reason.trim().length < 2
      ? '请写明红冲原因。'
      : null
    : '请填写 20 位发票号码。';
  const send = () =>
    isRed
      ? redden.mutateAsync({ ...one, redNumber: number.trim(), redOn: day, reason })
      : enter.mutateAsync({ ...one, number: number.trim(), issuedOn: day });
  return (
    <BookingDialog
      open
      title={isRed ? '登记红冲' : '登记发票号码'}
      submit="登记"
      blocked={blocked}
      onSubmit={send}
      onClose={onClose}
    >
      <Facts row={row} />
      <Input
        autoFocus
        aria-label={isRed ? '红字发票号码' : '发票号码'}
        placeholder={isRed ? '20 位红字发票号码' : '20 位数电发票号码'}
        maxLength={20}
        inputMode="numeric"
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <DayInput aria-label="开票日期" value={day} onChange={setPicked} />
      {isRed ? (
        <Input
          aria-label="红冲原因"
          placeholder="红冲原因"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
    </BookingDialog>
  );
}

function DeliverDialog({ row, onClose }: Props) {
  const delivery = useDelivery(row.title.email ? 'email' : 'pickup');
  const deliver = useAct('invoice.deliver', { quiet: true, done: '已登记交付' });
  const { how, receiver } = delivery;
  const mail = row.title.email ? { label: `发到 ${row.title.email}` } : { label: '抬头里没有邮箱', disabled: true };
  return (
    <BookingDialog
      open
      title="交付发票"
      submit={delivery.submit}
      blocked={delivery.blocked}
      onSubmit={() =>
        deliver.mutateAsync({ programId: row.programId, id: row.id, version: row.version, how, receiver })
      }
      onClose={onClose}
    >
      <Facts row={row} />
      <DeliveryChoice of={delivery} mail={mail} pickup="自取" />
    </BookingDialog>
  );
}
