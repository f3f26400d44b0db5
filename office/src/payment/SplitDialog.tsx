import type { OutputOf } from '@yanxiu/contract/index';
import { countText } from '@yanxiu/ui/words';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { DayInput, MoneyInput } from '../kit/form/inputs.tsx';
import { Money } from '../kit/Money.tsx';
import { BillPicker } from './BillPicker.tsx';
import { BookingDialog } from './BookingDialog.tsx';
import { PasteList } from './PasteList.tsx';
import type { Booking, Line } from './use-booking.ts';

type Bill = OutputOf<'payment.findBills'>[number];

interface Part {
  readonly bill: Pick<Bill, 'billId' | 'programId' | 'schoolName' | 'countyName' | 'balanceFen'>;
  readonly amountFen: number | null;
}

interface Props {
  readonly open: boolean;
  readonly line: Line;
  readonly booking: Booking;
  readonly onClose: () => void;
}

/** Gives a line to one school that is looked up, or to several: by hand or by a pasted list, summing to the fen. */
export function SplitDialog({ open, line, booking, onClose }: Props) {
  const [parts, setParts] = useState<readonly Part[]>(() => proposedParts(line));
  const [reason, setReason] = useState('');
  const [bookedOn, setBookedOn] = useState<string | null>(null);
  const [isExact, setExact] = useState(false);
  const [pasting, setPasting] = useState(false);
  const sumFen = parts.reduce((sum, part) => sum + (part.amountFen ?? 0), 0);
  const leftFen = line.openFen - sumFen;
  const add = (bill: Bill) => {
    if (parts.some((part) => part.bill.billId === bill.billId)) return;
    const amountFen = bill.balanceFen > 0 && parts.length + 1 > 1 ? Math.min(bill.balanceFen, leftFen) : leftFen;
    setParts([...parts, { bill, amountFen: Math.max(0, amountFen) || null }]);
  };
  const send = () =>
    booking.bookQuietly.mutateAsync({
      id: line.id,
      exact: isExact,
      reason,
      ...(bookedOn ? { bookedOn } : {}),
      parts: parts.map((part) => ({
        programId: part.bill.programId,
        billId: part.bill.billId,
        amountFen: part.amountFen ?? 0,
      })),
    });
  return (
    <BookingDialog
      wide
      open={open}
      title="认领到缴费单"
      submit="认领"
      blocked={problemOf(parts, leftFen, isExact)}
      onSubmit={send}
      onClose={onClose}
    >
      <BillPicker lineId={line.id} onPick={add} />
      <PartRows parts={parts} onChange={setParts} />
      <p className={leftFen < 0 ? 'split-sum over' : 'split-sum'} role="status">
        可分配 <Money fen={line.openFen} unit />
        ，已分配 <Money fen={sumFen} unit />（{countText(parts.length)} 张），
        {leftFen < 0 ? '多出' : '剩余'} <Money fen={Math.abs(leftFen)} unit />
      </p>
      {pasting ? (
        <PasteList
          line={line}
          onParts={(pasted) => {
            setParts(pasted);
            setExact(true);
            setPasting(false);
          }}
        />
      ) : (
        <div>
          <Button onClick={() => setPasting(true)}>粘贴或上传清单（县级统一缴费）</Button>
        </div>
      )}
      <Input
        aria-label="说明"
        placeholder="说明（可不填），例如：电话核实"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div>
        <span className="muted">入账日期（不填记当天）</span>{' '}
        <DayInput aria-label="入账日期" value={bookedOn} onChange={setBookedOn} />
      </div>
    </BookingDialog>
  );
}

function proposedParts(line: Line): Part[] {
  return line.proposed.map(({ billId, programId, schoolName, amountFen }) => ({
    bill: { billId, programId, schoolName, countyName: null, balanceFen: 0 },
    amountFen,
  }));
}

function problemOf(parts: readonly Part[], leftFen: number, isExact: boolean): string | null {
  if (parts.length === 0) return '请先查找并选择学校。';
  const empty = parts.find((part) => !part.amountFen || part.amountFen <= 0);
  if (empty) return `请填写${empty.bill.schoolName}的金额。`;
  if (leftFen < 0) return '分配的金额超过这笔到账，请改小。';
  return isExact && leftFen > 0 ? '清单合计与这笔到账不相等，请核对清单。' : null;
}

function PartRows({ parts, onChange }: { parts: readonly Part[]; onChange: (parts: readonly Part[]) => void }) {
  if (parts.length === 0) return null;
  return (
    <ul className="split-rows">
      {parts.map((part, at) => (
        <li key={part.bill.billId}>
          <span>
            {part.bill.schoolName} <span className="muted">{part.bill.countyName}</span>
          </span>
          <MoneyInput
            aria-label={`${part.bill.schoolName}的金额`}
            value={part.amountFen}
            onChange={(amountFen) => onChange(parts.map((one, index) => (index === at ? { ...one, amountFen } : one)))}
          />
          <Button
            type="link"
            size="small"
            aria-label={`移除${part.bill.schoolName}`}
            onClick={() => onChange(parts.filter((_, index) => index !== at))}
          >
            移除
          </Button>
        </li>
      ))}
    </ul>
  );
}
