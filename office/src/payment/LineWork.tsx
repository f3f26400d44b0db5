import { App, Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../frame/session.tsx';
import { ActionButton, offers, reasonFor } from '../kit/ActionButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';
import { CandidateCards } from './CandidateCards.tsx';
import { LineFacts } from './LineFacts.tsx';
import { LineHistory } from './LineHistory.tsx';
import { OtherDialog } from './OtherDialog.tsx';
import { OutgoingDialog } from './OutgoingDialog.tsx';
import { RefundDialog } from './RefundDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { type Line, useBooking } from './use-booking.ts';
import { useKeys } from './use-keys.ts';
import { VoucherPreview } from './VoucherPreview.tsx';
import './workbench.css';

interface Props {
  readonly lineId: string;
  /** In a list: to the next and the line before. */
  readonly onNext?: () => void;
  readonly onBack?: () => void;
}

/** One line with everything that helps to decide, and the acts. */
export function LineWork({ lineId, onNext, onBack }: Props) {
  const line = useApi('payment.line', { id: lineId }, { keepPrevious: false });
  const nothing = () => undefined;
  useKeys({ ArrowDown: onNext ?? nothing, j: onNext ?? nothing, ArrowUp: onBack ?? nothing, k: onBack ?? nothing });
  return (
    <section className="line-work" aria-label="所选流水" aria-live="polite">
      <Loaded of={line} what="这笔流水" lines={8}>
        {(of) => <Work line={of} {...(onNext ? { onNext } : {})} />}
      </Loaded>
    </section>
  );
}

type Dialog = 'split' | 'other' | 'refund' | 'outgoing' | null;

function Work({ line, onNext }: { line: Line; onNext?: () => void }) {
  const may = useMay();
  const { message } = App.useApp();
  const [picked, setPicked] = useState(0);
  const [dialog, setDialog] = useState<Dialog>(null);
  const booking = useBooking(onNext ?? (() => undefined));
  const candidate = line.candidates[picked];
  const vouchers = line.openFen > 0 ? (candidate?.remittances ?? []).flatMap((one) => one.vouchers) : [];
  const blocked = reasonFor(line.allowed, 'book');
  const mayBook = may('payment.book');
  const overFen = candidate ? candidate.amountFen - Math.max(0, candidate.balanceFen) : 0;
  const book = () => {
    if (!candidate || blocked || booking.book.isPending) return;
    const { programId, billId, amountFen } = candidate;
    booking.book.mutate({ id: line.id, parts: [{ programId, billId, amountFen }] });
  };
  const open = (wanted: Exclude<Dialog, null>, act: string) => {
    if (mayBook && offers(line.allowed, act) && !reasonFor(line.allowed, act)) setDialog(wanted);
  };
  const isIn = line.direction === 'in';
  // what is wholly used offers no booking any more, only its refund and the undoing below
  const isOpen = line.openFen > 0;
  useKeys({
    '1': () => setPicked(0),
    '2': () => setPicked(Math.min(1, line.candidates.length - 1)),
    '3': () => setPicked(Math.min(2, line.candidates.length - 1)),
    Enter: () => {
      if (!isIn) open('outgoing', 'carryOut');
      else if (overFen > 0) void message.info('认领后会多缴，请看清后按按钮认领；重复缴费的，选“退款”退回。');
      else book();
    },
    '/': () => open('split', 'book'),
    s: () => open('split', 'book'),
    o: () => open('other', 'other'),
    r: () => open('outgoing', 'reversal'),
  });
  const close = () => setDialog(null);
  return (
    <>
      <div className={vouchers.length > 0 ? 'line-with-voucher' : undefined}>
        <LineFacts line={line} />
        <VoucherPreview key={candidate?.billId} vouchers={vouchers} schoolName={candidate?.schoolName ?? ''} />
      </div>
      {isIn && line.openFen > 0 ? <CandidateCards line={line} picked={picked} onPick={setPicked} /> : null}
      {mayBook ? (
        <div className="button-row">
          {isIn && isOpen ? (
            <>
              {candidate ? (
                <ActionButton
                  type={overFen > 0 ? 'default' : 'primary'}
                  loading={booking.book.isPending}
                  blocked={blocked}
                  onClick={book}
                >
                  {`认领到 ${candidate.schoolName}`}
                </ActionButton>
              ) : null}
              <ActionButton
                type={candidate ? 'default' : 'primary'}
                blocked={blocked}
                onClick={() => setDialog('split')}
              >
                查找或分到几所学校
              </ActionButton>
            </>
          ) : null}
          {isOpen ? (
            <>
              <ActionButton
                blocked={reasonFor(line.allowed, 'reversal')}
                {...(isIn ? {} : { type: 'primary' })}
                onClick={() => setDialog('outgoing')}
              >
                {isIn ? '关联冲正、退汇' : '关联退款或冲正'}
              </ActionButton>
              <ActionButton blocked={reasonFor(line.allowed, 'other')} onClick={() => setDialog('other')}>
                其他业务
              </ActionButton>
            </>
          ) : null}
          {isIn ? (
            <ActionButton blocked={reasonFor(line.allowed, 'refund')} onClick={() => setDialog('refund')}>
              退款
            </ActionButton>
          ) : null}
          {onNext ? (
            <Button type="text" onClick={onNext}>
              跳过
            </Button>
          ) : null}
        </div>
      ) : null}
      <LineHistory line={line} />
      <SplitDialog open={dialog === 'split'} line={line} booking={booking} onClose={close} />
      <OtherDialog open={dialog === 'other'} line={line} booking={booking} onClose={close} />
      <RefundDialog open={dialog === 'refund'} line={line} booking={booking} onClose={close} />
      <OutgoingDialog open={dialog === 'outgoing'} line={line} booking={booking} onClose={close} />
    </>
  );
}
