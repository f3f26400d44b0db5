import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useKept } from '../kit/form/use-kept.ts';
import { useAct } from '../kit/use-api.ts';
import type { AccountRow } from './AccountListPage.tsx';

interface Props {
  readonly programId: string;
  readonly row: AccountRow | null;
  readonly onClose: () => void;
}

/** The school confirms a new phone for somebody whose old one is gone. */
export function PhoneDialog({ programId, row, onClose }: Props) {
  return (
    <Modal
      open={row !== null}
      title={`更换${row?.name ?? ''}的手机号`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {row ? <PhoneForm programId={programId} row={row} onClose={onClose} /> : null}
    </Modal>
  );
}

function PhoneForm({ programId, row, onClose }: Props & { row: AccountRow }) {
  const save = useAct('account.setPhone', { quiet: true, done: '已更换，今后用新手机号登录' });
  const { value, write, drop } = useKept(`account.phone.${programId}/${row.personId}`, { phone: '', reason: '' });
  const { phone, reason } = value;
  const [error, setError] = useState('');
  const ids = { phone: useId(), reason: useId() };
  const sent = () => {
    drop();
    onClose();
  };
  const send = () =>
    save
      .mutateAsync({ programId, personId: row.personId, phone, reason: reason.trim() })
      .then(sent, (problem: ApiError) => setError(errorText(problem)));
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>本人能收到原手机号短信的，请让本人在“我的”里自行更换。这里用于原号已停用的情况，请先核对身份。</p>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <label htmlFor={ids.phone}>新手机号</label>
      <Input
        id={ids.phone}
        autoFocus
        inputMode="tel"
        autoComplete="off"
        maxLength={20}
        value={phone}
        onChange={(event) => write({ ...value, phone: event.target.value })}
      />
      <label htmlFor={ids.reason}>原因</label>
      <Input
        id={ids.reason}
        maxLength={200}
        value={reason}
        onChange={(event) => write({ ...value, reason: event.target.value })}
      />
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          更换
        </Button>
      </div>
    </form>
  );
}
