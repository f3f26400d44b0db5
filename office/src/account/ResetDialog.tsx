import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useKeptText } from '../kit/form/use-kept.ts';
import { useAct } from '../kit/use-api.ts';
import type { AccountRow } from './AccountListPage.tsx';

interface Props {
  readonly programId: string;
  readonly row: AccountRow | null;
  readonly onClose: () => void;
}

/** Reopens an account for whoever has lost password and phone, once the document has been checked. */
export function ResetDialog({ programId, row, onClose }: Props) {
  return (
    <Modal open={row !== null} title={`重置${row?.name ?? ''}的账号`} footer={null} onCancel={onClose} destroyOnHidden>
      {row ? <ResetForm programId={programId} row={row} onClose={onClose} /> : null}
    </Modal>
  );
}

const usual = ['忘记密码', '手机丢失', '账号被他人使用'];

function ResetForm({ programId, row, onClose }: Props & { row: AccountRow }) {
  const reset = useAct('account.reset', { quiet: true, done: '已重置，请让本人用验证码或新的账号条重新激活' });
  const [documentTail, setTail] = useState('');
  const { value: reason, write, drop } = useKeptText(`account.reset.${programId}/${row.personId}`);
  const [error, setError] = useState('');
  const ids = { tail: useId(), reason: useId() };
  const sent = () => {
    drop();
    onClose();
  };
  const send = () =>
    reset
      .mutateAsync({ programId, personId: row.personId, documentTail, reason: reason.trim() })
      .then(sent, (problem: ApiError) => setError(errorText(problem)));
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>原密码作废，已登录的设备全部退出，本人须重新激活。请当面看证件，或在电话里让本人报证件号码后六位。</p>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <label htmlFor={ids.tail}>本人证件号码后六位</label>
      <Input
        id={ids.tail}
        autoFocus
        autoComplete="off"
        maxLength={6}
        value={documentTail}
        onChange={(event) => setTail(event.target.value)}
      />
      <label htmlFor={ids.reason}>原因</label>
      <Input id={ids.reason} maxLength={200} value={reason} onChange={(event) => write(event.target.value)} />
      <div className="button-row">
        {usual.map((text) => (
          <Button key={text} size="small" onClick={() => write(text)}>
            {text}
          </Button>
        ))}
      </div>
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={reset.isPending}>
          重置
        </Button>
      </div>
    </form>
  );
}
