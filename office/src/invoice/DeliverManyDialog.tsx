import { countText } from '@yanxiu/ui/words';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { Money } from '../kit/Money.tsx';
import { useAct } from '../kit/use-api.ts';
import { BookingDialog } from '../payment/BookingDialog.tsx';
import { DeliveryChoice, useDelivery } from './DeliveryChoice.tsx';
import type { InvoiceRow } from './invoice-words.ts';

export interface DeliveringMany {
  readonly rows: readonly InvoiceRow[];
  /** Unticks the rows. */
  readonly clear: () => void;
}

type Problems = readonly { readonly name: string; readonly message: string }[];

/** Many invoices at once: each to its own mailbox, or all into the hands of one who collects them for several schools. */
export function DeliverManyDialog({ of, onClose }: { of: DeliveringMany; onClose: () => void }) {
  const delivery = useDelivery('email');
  const { how, receiver } = delivery;
  const [problems, setProblems] = useState<Problems | null>(null);
  const deliver = useAct('invoice.deliverMany', {
    quiet: true,
    done: ({ delivered }) => `已交付 ${countText(delivered)} 张`,
    onDone: of.clear,
  });
  const { rows } = of;
  const withoutMail = rows.filter((row) => row.title.email === '').length;
  const send = async () => {
    const invoices = rows.map(({ id, version }) => ({ id, version }));
    const answer = await deliver.mutateAsync({ programId: rows[0]?.programId ?? '', invoices, how, receiver });
    if (answer.problems.length > 0) setProblems(answer.problems);
    else onClose();
  };
  if (problems) return <Undelivered problems={problems} onClose={onClose} />;
  return (
    <BookingDialog
      open
      title={`交付 ${countText(rows.length)} 张发票`}
      submit={delivery.submit}
      blocked={delivery.blocked}
      onSubmit={send}
      onClose={() => undefined}
      onCancel={onClose}
    >
      <p>
        共 <Money fen={rows.reduce((sum, row) => sum + row.totalFen, 0)} unit />。
        {how === 'email' && withoutMail > 0 ? `其中 ${countText(withoutMail)} 张的抬头没有邮箱，不会发出。` : ''}
      </p>
      <DeliveryChoice of={delivery} mail={{ label: '发到各自的邮箱' }} pickup="由一人领走" />
    </BookingDialog>
  );
}

function Undelivered({ problems, onClose }: { problems: Problems; onClose: () => void }) {
  return (
    <Modal open title="有些没有交付" onCancel={onClose} footer={<Button onClick={onClose}>知道了</Button>}>
      <Alert
        type="warning"
        showIcon
        title={`${countText(problems.length)} 张没有交付，其余已办好。`}
        description={
          <ul className="plain-list">
            {[...new Set(problems.map((one) => one.message))].map((message) => (
              <li key={message}>
                {message}
                <span className="muted below">
                  {problems
                    .filter((one) => one.message === message)
                    .map((one) => one.name)
                    .join('、')}
                </span>
              </li>
            ))}
          </ul>
        }
      />
    </Modal>
  );
}
