import { Button, Input } from 'antd';
import { useState } from 'react';
import { MoneyInput } from '../kit/form/inputs.tsx';
import { Money } from '../kit/Money.tsx';
import { useApi } from '../kit/use-api.ts';
import { BookingDialog } from './BookingDialog.tsx';
import type { Booking, Line } from './use-booking.ts';

interface Given {
  readonly programId: string;
  readonly billId: string;
  readonly schoolName: string;
  readonly givenFen: number;
}

/** What this line has given to bills and not taken back. */
function givenBy(line: Line): Given[] {
  const given = new Map<string, Given>();
  for (const booking of line.bookings.filter((one) => one.state === 'booked')) {
    for (const { programId, billId, schoolName, amountFen } of booking.parts) {
      const before = given.get(billId)?.givenFen ?? 0;
      given.set(billId, { programId, billId, schoolName, givenFen: before + amountFen });
    }
  }
  return [...given.values()].filter((one) => one.givenFen > 0);
}

/** What the bill has too much, to be taken over with a press: nobody has to look it up. */
function Overpaid({ of, onFill }: { of: Given; onFill: (fen: number) => void }) {
  const bill = useApi('payment.bill', { programId: of.programId, id: of.billId });
  const overFen = Math.min(of.givenFen, -(bill.data?.balanceFen ?? 0));
  if (overFen <= 0) return null;
  return (
    <Button type="link" size="small" onClick={() => onFill(overFen)}>
      填入多缴的 <Money fen={overFen} unit />
    </Button>
  );
}

interface Props {
  readonly open: boolean;
  readonly line: Line;
  readonly booking: Booking;
  readonly onClose: () => void;
}

/** 退款: first off the bills, then back to the account that the money came from, to no other. */
export function RefundDialog({ open, line, booking, onClose }: Props) {
  const given = givenBy(line);
  const [amounts, setAmounts] = useState<Readonly<Record<string, number | null>>>({});
  const [openFen, setOpenFen] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const takeOff = given.flatMap(({ programId, billId }) => {
    const amountFen = amounts[billId] ?? 0;
    return amountFen > 0 ? [{ programId, billId, amountFen }] : [];
  });
  const sumFen = takeOff.reduce((sum, part) => sum + part.amountFen, 0) + (openFen ?? 0);
  return (
    <BookingDialog
      open={open}
      title="退款"
      submit="登记退款"
      blocked={sumFen <= 0 ? '请填写退款金额。' : reason.trim().length < 2 ? '请写明退款原因。' : null}
      onSubmit={() => booking.refund.mutateAsync({ id: line.id, takeOff, fromOpenFen: openFen ?? 0, reason })}
      onClose={onClose}
    >
      <p>
        退回原付款账户：{line.counterName}　{line.counterAccount}　{line.counterBank}
      </p>
      <ul className="split-rows">
        {given.map((one) => (
          <li key={one.billId}>
            <span>
              从 {one.schoolName} 取下（已给 <Money fen={one.givenFen} unit />）
              {open ? <Overpaid of={one} onFill={(fen) => setAmounts({ ...amounts, [one.billId]: fen })} /> : null}
            </span>
            <MoneyInput
              aria-label={`从${one.schoolName}取下的金额`}
              value={amounts[one.billId] ?? null}
              onChange={(amountFen) => setAmounts({ ...amounts, [one.billId]: amountFen })}
            />
          </li>
        ))}
        {line.openFen > 0 ? (
          <li>
            <span>
              从未认领的部分（还有 <Money fen={line.openFen} unit />）
            </span>
            <MoneyInput aria-label="从未认领部分退回的金额" value={openFen} onChange={setOpenFen} />
          </li>
        ) : null}
      </ul>
      <Input
        aria-label="退款原因"
        placeholder="退款原因，例如：重复缴费、减少 1 人"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="muted">已开票的缴费单须先红冲。登记后在“退款”页导出清单交银行办理。</p>
    </BookingDialog>
  );
}
