import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly submit: string;
  /** Why it can't be sent yet. */
  readonly blocked?: string | null;
  readonly wide?: boolean;
  /** Enter alone sends what is already chosen; else the first field takes the focus. */
  readonly focusSubmit?: boolean;
  readonly onSubmit: () => Promise<unknown>;
  /** After it was sent, and on 取消 where `onCancel` is not given. */
  readonly onClose: () => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** A dialog of the workbench: what it asks, the server's "no" above, one primary button; Enter sends. */
export function BookingDialog({
  open,
  title,
  wide = false,
  focusSubmit = false,
  onClose,
  onCancel = onClose,
  ...rest
}: Props) {
  const body = useRef<HTMLDivElement>(null);
  // the dialog takes the focus itself when it opens: what is to be typed into comes after
  const takeFocus = (isOpen: boolean) => {
    const wanted = focusSubmit
      ? 'button[type=submit]'
      : 'input:not([type=radio]):not([type=checkbox]), textarea, input';
    if (isOpen) body.current?.querySelector<HTMLElement>(wanted)?.focus();
  };
  return (
    <Modal
      open={open}
      title={title}
      width={wide ? 820 : 560}
      onCancel={onCancel}
      afterOpenChange={takeFocus}
      footer={null}
      destroyOnHidden
    >
      <div ref={body}>
        <DialogForm {...rest} onClose={onClose} onCancel={onCancel} />
      </div>
    </Modal>
  );
}

function DialogForm({
  submit,
  blocked,
  onSubmit,
  onClose,
  onCancel,
  children,
}: Omit<Props, 'open' | 'title' | 'wide' | 'focusSubmit'>) {
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (blocked) return setError(blocked);
    setBusy(true);
    setError('');
    await onSubmit().then(onClose, (problem: ApiError) => setError(errorText(problem)));
    setBusy(false);
  };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      {children}
      <div className="dialog-buttons">
        <Button onClick={onCancel ?? onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
