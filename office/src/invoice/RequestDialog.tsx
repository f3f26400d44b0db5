import type { OutputOf } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { MoneyInput } from '../kit/form/inputs.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Money } from '../kit/Money.tsx';
import { useAct } from '../kit/use-api.ts';

interface Props {
  readonly open: boolean;
  readonly bill: OutputOf<'payment.bill'>;
  readonly openFen: number;
  readonly onClose: () => void;
}

/** 申请开票: of all that can be invoiced, or of a part of it where a school wants two invoices. */
export function RequestDialog({ open, onClose, ...rest }: Props) {
  return (
    <Modal open={open} title="申请开票" onCancel={onClose} footer={null} destroyOnHidden>
      <RequestForm {...rest} onClose={onClose} />
    </Modal>
  );
}

function RequestForm({ bill, openFen, onClose }: Omit<Props, 'open'>) {
  const [totalFen, setTotalFen] = useState<number | null>(openFen);
  const [wish, setWish] = useState('');
  const [error, setError] = useState<ApiError | null>(null);
  const request = useAct('invoice.request', { quiet: true, done: '已申请，开出后可在这里下载' });
  const send = () =>
    request.mutate(
      { programId: bill.programId, billId: bill.id, wish, ...(totalFen ? { totalFen } : {}) },
      { onSuccess: onClose, onError: setError },
    );
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {error ? (
        <Alert
          type="error"
          role="alert"
          title={errorText(error)}
          action={error.code.startsWith('invoice.title') ? <LinkButton to="/invoice-title">去填抬头</LinkButton> : null}
        />
      ) : null}
      <p>
        可开票 <Money fen={openFen} unit />
        （到账减去已开票和已申请）。按发票抬头开具，开出前可以撤回。
      </p>
      <div>
        <label className="dialog-label" htmlFor="invoice-total">
          开票金额
        </label>
        <MoneyInput id="invoice-total" value={totalFen} onChange={setTotalFen} />
      </div>
      <div>
        <label className="dialog-label" htmlFor="invoice-wish">
          备注要求（可不填）
        </label>
        <Input id="invoice-wish" maxLength={100} value={wish} onChange={(event) => setWish(event.target.value)} />
      </div>
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={request.isPending}>
          申请开票
        </Button>
      </div>
    </form>
  );
}
