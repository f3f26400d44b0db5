import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';

interface Props {
  readonly open: boolean;
  readonly title: string;
  /** Names the object and what can't be undone. */
  readonly effect: string;
  /** What has to be typed, exactly: the name of the object. */
  readonly typed: string;
  readonly submit: string;
  readonly onSubmit: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** For acts that can't be undone: the name of the object has to be typed. */
export function ConfirmTyped(props: Props) {
  return (
    <Modal open={props.open} title={props.title} onCancel={props.onClose} footer={null} destroyOnHidden>
      <TypedForm {...props} />
    </Modal>
  );
}

function TypedForm({ effect, typed, submit, onSubmit, onClose }: Props) {
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const fieldId = useId();
  const send = async () => {
    if (text.trim() !== typed) return setError(`请一字不差地输入“${typed}”。`);
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
      <p>{effect}</p>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <label htmlFor={fieldId}>请输入“{typed}”以确认</label>
      <Input id={fieldId} autoFocus autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" danger htmlType="submit" loading={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
