import type { OutputOf } from '@yanxiu/contract/index';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { ReminderResult } from '../kit/ReminderResult.tsx';
import { useAct } from '../kit/use-api.ts';

/** Reminds every unit below that has not paid in full: by e-mail where one is known, and as text for the group. */
export function RemindUnpaid({ programId }: { programId: string }) {
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState<OutputOf<'payment.remind'> | null>(null);
  const remind = useAct('payment.remind', { rereads: false, onDone: setSent });
  const close = () => {
    setOpen(false);
    setSent(null);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>提醒未缴清单位</Button>
      <Modal open={open} title="提醒还没有缴清的单位" footer={null} width={680} onCancel={close} destroyOnHidden>
        {sent ? (
          <ReminderResult text={sent.text} units={sent.units} nobody="各单位都已缴清。" onClose={close} />
        ) : (
          <div className="dialog-form">
            <p>给每个没有缴清的单位发一封邮件，写明还差多少和缴费码，同时生成一段可以发到微信群的文字和电话名单。</p>
            <div className="dialog-buttons">
              <Button onClick={close}>取消</Button>
              <Button type="primary" loading={remind.isPending} onClick={() => remind.mutate({ programId })}>
                发邮件并生成文字
              </Button>
            </div>
          </div>
        )}
      </Modal>
    </>
  );
}
