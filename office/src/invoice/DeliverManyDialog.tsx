import { countText } from '@yanxiu/ui/words';
import { Alert, Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { Money } from '../kit/Money.tsx';
import { useAct } from '../kit/use-api.ts';
import { BookingDialog } from '../payment/BookingDialog.tsx';
import type { InvoiceRow } from './invoice-words.ts';

export interface DeliveringMany {
  readonly rows: readonly InvoiceRow[];
  /** Unticks the rows. */
  readonly clear: () => void;
}

type Problems = readonly { readonly name: string; readonly message: string }[];

/** Many invoices at once: each to its own mailbox, or all into the hands of one who collects them for several schools. */
export function DeliverManyDialog({ of, onClose }: { of: DeliveringMany; onClose: () => void }) {
  const [how, setHow] = useState<'email' | 'pickup'>('email');
  const [receiver, setReceiver] = useState('');
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
      submit={how === 'email' ? '发送邮件' : '登记领取'}
      blocked={how === 'pickup' && receiver.trim() === '' ? '请填写领取人姓名。' : null}
      onSubmit={send}
      onClose={() => undefined}
      onCancel={onClose}
    >
      <p>
        共 <Money fen={rows.reduce((sum, row) => sum + row.totalFen, 0)} unit />。
        {how === 'email' && withoutMail > 0 ? `其中 ${countText(withoutMail)} 张的抬头没有邮箱，不会发出。` : ''}
      </p>
      <Radio.Group
        value={how}
        options={[
          { value: 'email', label: '发到各自的邮箱' },
          { value: 'pickup', label: '由一人领走' },
        ]}
        onChange={(event) => setHow(event.target.value === 'email' ? 'email' : 'pickup')}
      />
      {how === 'pickup' ? (
        <Input
          aria-label="领取人"
          placeholder="领取人姓名"
          maxLength={40}
          value={receiver}
          onChange={(event) => setReceiver(event.target.value)}
        />
      ) : null}
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
