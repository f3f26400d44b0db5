import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useRef, useState } from 'react';
import { useKeptText } from './form/use-kept.ts';

interface Props {
  readonly open: boolean;
  /** Names the act and its object: `退回润城中学的名单`. */
  readonly title: string;
  /** The id of what the act is about, where a list may hold two of one name: what was typed is kept for it alone. */
  readonly subject?: string | undefined;
  /** What will happen. */
  readonly effect?: string;
  readonly submit: string;
  /** What is asked for, where it is not a reason. */
  readonly what?: string;
  readonly most?: number;
  /** Usual reasons, put in with one press. */
  readonly usual?: readonly string[];
  readonly danger?: boolean;
  /** Rejects with an ApiError: it is shown and the reason stays. */
  readonly onSubmit: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/**
 * Asks for a reason (2 to 500 characters) before an act that is recorded with it. What was typed is there again when the
 * dialog was closed, or the page left, before it was sent.
 */
export function ReasonDialog(props: Props) {
  const body = useRef<HTMLDivElement>(null);
  // the dialog takes the focus itself when it opens: the reason comes after
  const takeFocus = (isOpen: boolean) => {
    if (isOpen) body.current?.querySelector('textarea')?.focus();
  };
  return (
    <Modal
      open={props.open}
      title={props.title}
      onCancel={props.onClose}
      afterOpenChange={takeFocus}
      footer={null}
      destroyOnHidden
    >
      <div ref={body}>
        <ReasonForm {...props} />
      </div>
    </Modal>
  );
}

function ReasonForm(props: Props) {
  const { effect, submit, what = '原因', most = 500, usual = [], danger = false, onSubmit, onClose } = props;
  const {
    value: reason,
    write,
    drop,
    restored,
  } = useKeptText(`reason.${props.subject ?? location.pathname}.${props.title}`);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const fieldId = useId();
  const sent = () => {
    drop();
    onClose();
  };
  const send = async () => {
    const text = reason.trim();
    if (text.length < 2) return setError(`请写明${what}（至少 2 个字）。`);
    setBusy(true);
    setError('');
    await onSubmit(text).then(sent, (problem: ApiError) => setError(errorText(problem)));
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
      {effect ? <p>{effect}</p> : null}
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      {restored ? <p className="muted">已恢复您上次填写、还没有提交的内容。</p> : null}
      <label htmlFor={fieldId}>{what}</label>
      <Input.TextArea
        id={fieldId}
        autoFocus
        rows={4}
        maxLength={most}
        showCount
        value={reason}
        status={error ? 'error' : ''}
        onChange={(event) => write(event.target.value)}
        onPressEnter={(event) => {
          if (event.ctrlKey || event.metaKey) void send();
        }}
      />
      <Chips words={usual} onPick={write} />
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

function Chips({ words, onPick }: { words: readonly string[]; onPick: (word: string) => void }) {
  if (words.length === 0) return null;
  return (
    <div className="chips">
      {words.map((word) => (
        <Button key={word} size="small" onClick={() => onPick(word)}>
          {word}
        </Button>
      ))}
    </div>
  );
}
