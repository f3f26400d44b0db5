import { Button, Modal } from 'antd';
import { useState } from 'react';
import { ReminderResult } from './ReminderResult.tsx';

type Reminded = Pick<Parameters<typeof ReminderResult>[0], 'text' | 'units'>;

interface Props {
  /** On the button that opens it. */
  readonly label: string;
  readonly title: string;
  /** What will happen, before it does. */
  readonly effect: string;
  /** Said when there is nobody to remind. */
  readonly nobody: string;
  readonly sending: boolean;
  readonly sent: Reminded | null;
  readonly onSend: () => void;
  readonly onForget: () => void;
}

/** A button that reminds units below: by e-mail where one is known, and as text for the group. */
export function UnitReminder({ label, title, effect, nobody, sending, sent, onSend, onForget }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onForget();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <Modal open={open} title={title} footer={null} width={680} onCancel={close} destroyOnHidden>
        {sent ? (
          <ReminderResult text={sent.text} units={sent.units} nobody={nobody} onClose={close} />
        ) : (
          <div className="dialog-form">
            <p>{effect}</p>
            <div className="dialog-buttons">
              <Button onClick={close}>取消</Button>
              <Button type="primary" loading={sending} onClick={onSend}>
                发邮件并生成文字
              </Button>
            </div>
          </div>
        )}
      </Modal>
    </>
  );
}
