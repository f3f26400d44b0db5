import { countText } from '@yanxiu/ui/words';
import { Money } from '../kit/Money.tsx';
import type { RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { BookingDialog } from './BookingDialog.tsx';

type Remittance = RowOf<'payment.remittances'>;

export interface Checking {
  readonly rows: readonly Remittance[];
  /** Unticks the rows once they are checked. */
  readonly clear: () => void;
}

/** Several remittances ticked off at once, after a look at what they are. */
export function CheckDialog({ of, onClose }: { of: Checking; onClose: () => void }) {
  const check = useAct('payment.checkRemittances', {
    quiet: true,
    done: ({ checked }) => `已核对 ${countText(checked)} 条`,
    onDone: of.clear,
  });
  const { rows } = of;
  const differing = rows.filter((row) => row.arrival === 'differs');
  const send = () =>
    check.mutateAsync({
      programId: rows[0]?.programId ?? '',
      remittances: rows.map(({ id, version }) => ({ id, version })),
    });
  return (
    <BookingDialog
      open
      title={`核对 ${countText(rows.length)} 条汇款登记`}
      submit="核对无误"
      focusSubmit
      onSubmit={send}
      onClose={onClose}
    >
      <p>
        共 <Money fen={rows.reduce((sum, row) => sum + row.amountFen, 0)} unit />
        。核对表示凭据清楚，金额、户名与凭据相符；学校不能再撤回。
      </p>
      {differing.length > 0 ? (
        <p>
          其中 {countText(differing.length)} 条与到账金额不同：{differing.map((row) => row.schoolName).join('、')}。
        </p>
      ) : null}
    </BookingDialog>
  );
}
