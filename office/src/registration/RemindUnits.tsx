import type { OutputOf } from '@yanxiu/contract/index';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { ReminderResult } from '../kit/ReminderResult.tsx';
import { useAct } from '../kit/use-api.ts';

/** Reminds every unit below that has not handed in its roster: by e-mail where one is known, and as text for the group. */
export function RemindUnits({ programId }: { programId: string }) {
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState<OutputOf<'registration.remind'> | null>(null);
  const remind = useAct('registration.remind', { rereads: false, onDone: setSent });
  const close = () => {
    setOpen(false);
    setSent(null);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>提醒未上报单位</Button>
      <Modal open={open} title="提醒还没有上报名单的单位" footer={null} width={680} onCancel={close} destroyOnHidden>
        {sent ? (
          <ReminderResult text={sent.text} units={sent.units} nobody="各单位的名单都已上报。" onClose={close} />
        ) : (
          <div className="dialog-form">
            <p>给每个未上报单位的责任人发一封邮件，同时生成一段可以发到微信群的文字和电话名单。</p>
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
