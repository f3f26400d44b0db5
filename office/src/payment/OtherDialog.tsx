import { Input, Radio } from 'antd';
import { useState } from 'react';
import { MoneyInput } from '../kit/form/inputs.tsx';
import { BookingDialog } from './BookingDialog.tsx';
import type { Booking, Line } from './use-booking.ts';

const usual = ['不是培训费，本单位其他业务', '银行利息或费用', '投标、履约保证金', '付款单位误转'];

interface Props {
  readonly open: boolean;
  readonly line: Line;
  readonly booking: Booking;
  readonly onClose: () => void;
}

/** 其他业务: out of the programs' money, with its reason; the first usual one is chosen, so Enter alone sends. */
export function OtherDialog({ open, line, booking, onClose }: Props) {
  const [choice, setChoice] = useState(usual[0] ?? '');
  const [own, setOwn] = useState('');
  const [amountFen, setAmountFen] = useState<number | null>(line.openFen);
  const reason = choice === '' ? own : choice;
  return (
    <BookingDialog
      open={open}
      title="记为其他业务"
      focusSubmit
      submit="记为其他业务"
      blocked={amountFen && amountFen > 0 ? (reason.trim().length < 2 ? '请写明是什么款项。' : null) : '请填写金额。'}
      onSubmit={() => booking.other.mutateAsync({ id: line.id, amountFen: amountFen ?? line.openFen, reason })}
      onClose={onClose}
    >
      <Radio.Group
        className="radio-lines"
        value={choice}
        options={[...usual.map((value) => ({ value, label: value })), { value: '', label: '另写说明' }]}
        onChange={(event) => setChoice(String(event.target.value))}
      />
      {choice === '' ? (
        <Input
          aria-label="说明"
          autoFocus
          maxLength={200}
          value={own}
          onChange={(event) => setOwn(event.target.value)}
        />
      ) : null}
      <div>
        <span className="muted">金额</span> <MoneyInput aria-label="金额" value={amountFen} onChange={setAmountFen} />
      </div>
    </BookingDialog>
  );
}
