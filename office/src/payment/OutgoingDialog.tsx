import { instantText } from '@yanxiu/ui/words';
import { Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Money } from '../kit/Money.tsx';
import { useApi } from '../kit/use-api.ts';
import { BookingDialog } from './BookingDialog.tsx';
import type { Booking, Line } from './use-booking.ts';

interface Props {
  readonly open: boolean;
  readonly line: Line;
  readonly booking: Booking;
  readonly onClose: () => void;
}

/** Ties an outgoing line to the refunds that it paid, and a reversal of either direction to the line that it takes back. */
export function OutgoingDialog({ open, line, booking, onClose }: Props) {
  const isOut = line.direction === 'out';
  const [kind, setKind] = useState<'refund' | 'reversal'>(isOut && !line.reverses ? 'refund' : 'reversal');
  const [refundIds, setRefundIds] = useState<readonly string[]>([]);
  const [originalId, setOriginalId] = useState(line.reverses?.id ?? '');
  const send = () =>
    kind === 'refund'
      ? booking.carryOut.mutateAsync({ id: line.id, refundIds: [...refundIds] })
      : booking.reverse.mutateAsync({ id: line.id, originalId });
  const blocked =
    kind === 'refund'
      ? refundIds.length === 0
        ? '请选择退款。'
        : null
      : originalId === ''
        ? '请选择原来那笔。'
        : null;
  return (
    <BookingDialog
      open={open}
      title={isOut ? '这笔支出是什么' : '关联冲正、退汇'}
      submit="关联"
      blocked={blocked}
      onSubmit={send}
      onClose={onClose}
    >
      {isOut ? (
        <Radio.Group
          value={kind}
          options={[
            { value: 'refund', label: '付出的退款' },
            { value: 'reversal', label: '冲正、退汇' },
          ]}
          onChange={(event) => setKind(event.target.value === 'refund' ? 'refund' : 'reversal')}
        />
      ) : null}
      {kind === 'refund' ? (
        <RefundChoice line={line} chosen={refundIds} onChoose={setRefundIds} />
      ) : (
        <OriginalChoice line={line} chosen={originalId} onChoose={setOriginalId} />
      )}
    </BookingDialog>
  );
}

function RefundChoice({
  line,
  chosen,
  onChoose,
}: {
  line: Line;
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}) {
  const refunds = useApi('payment.refunds', { bankAccountId: line.bankAccountId, state: 'decided', size: 200 });
  const rows = refunds.data?.rows ?? [];
  const sumFen = rows.filter((row) => chosen.includes(row.id)).reduce((sum, row) => sum + row.amountFen, 0);
  if (refunds.data && rows.length === 0) return <p className="muted">没有待付款的退款。不是退款的，请记为其他业务。</p>;
  return (
    <>
      <Checkbox.Group
        className="radio-lines"
        value={[...chosen]}
        options={rows.map((row) => ({
          value: row.id,
          label: (
            <>
              {row.toName} <Money fen={row.amountFen} unit />（{row.reason}）
            </>
          ),
        }))}
        onChange={(ids) => onChoose(ids.map(String))}
      />
      <p role="status">
        已选 <Money fen={sumFen} unit />
        ，这笔支出 <Money fen={line.openFen} unit />
      </p>
    </>
  );
}

function OriginalChoice({ line, chosen, onChoose }: { line: Line; chosen: string; onChoose: (id: string) => void }) {
  const wanted = line.direction === 'out' ? 'in' : 'out';
  const lines = useApi('payment.lines', {
    bankAccountId: line.bankAccountId,
    direction: wanted,
    q: (line.amountFen / 100).toFixed(2),
    size: 50,
  });
  const rows = (lines.data?.rows ?? []).filter((row) => row.amountFen === line.amountFen);
  if (lines.data && rows.length === 0) return <p className="muted">没有金额相同、方向相反的流水，请核对账户和日期。</p>;
  const original = rows.find((row) => row.id === chosen);
  return (
    <>
      <Radio.Group
        className="radio-lines"
        value={chosen}
        options={rows.map((row) => ({
          value: row.id,
          label: `${instantText(row.at)} ${row.counterName}（${row.stateName}）${row.id === line.reverses?.id ? '，系统建议' : ''}`,
        }))}
        onChange={(event) => onChoose(String(event.target.value))}
      />
      {original && original.state !== 'open' && original.state !== 'linked' ? (
        <p>
          原来那笔已处理，须先<Link to={`/ledger/${original.id}`}>打开它撤销入账</Link>，再来关联。
        </p>
      ) : null}
    </>
  );
}
