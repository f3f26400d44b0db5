import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useMe } from '../frame/session.tsx';
import { useKept } from '../kit/form/use-kept.ts';
import { useAct } from '../kit/use-api.ts';
import { HolderFields, nobody } from './GrantDialog.tsx';
import type { OfficeRow } from './office-words.ts';

interface Props {
  readonly row: OfficeRow | null;
  readonly onClose: () => void;
}

/** The successor takes the role over and the holder steps down, in one act. */
export function HandOverDialog({ row, onClose }: Props) {
  return (
    <Modal
      open={row !== null}
      title={`移交${row?.orgName ?? ''}的“${row?.roleName ?? ''}”`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {row ? <HandOverForm row={row} onClose={onClose} /> : null}
    </Modal>
  );
}

function HandOverForm({ row, onClose }: { row: OfficeRow; onClose: () => void }) {
  const { personId } = useMe();
  const { value, write, drop } = useKept(`account.handOver.${row.id}`, { holder: nobody, reason: '' });
  const { holder, reason } = value;
  const [error, setError] = useState('');
  const handOver = useAct('account.handOver', {
    quiet: true,
    done: (answer) => (answer.opened ? '已移交，请通知接任的人激活账号' : '已移交'),
  });
  const reasonId = useId();
  const sent = () => {
    drop();
    onClose();
  };
  const send = () =>
    handOver
      .mutateAsync({ id: row.id, ...holder, reason })
      .then(sent, (problem: ApiError) => setError(errorText(problem)));
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>
        {row.personId === personId
          ? '移交后您不再担任这个角色，会退出登录；您办过的事仍记在您名下。'
          : `移交后${row.name}不再担任这个角色；办过的事仍记在原来的人名下。`}
      </p>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <HolderFields value={holder} onChange={(next) => write({ ...value, holder: next })} />
      <label htmlFor={reasonId}>移交原因</label>
      <Input
        id={reasonId}
        maxLength={200}
        value={reason}
        placeholder="例如：工作调动，由接任的人负责"
        onChange={(event) => write({ ...value, reason: event.target.value })}
      />
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={handOver.isPending}>
          移交
        </Button>
      </div>
    </form>
  );
}
