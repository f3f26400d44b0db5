import { useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { call } from '@yanxiu/ui/client';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useKeptText } from '../kit/form/use-kept.ts';
import { OrgPicker } from '../kit/OrgPicker.tsx';
import { useUndoNotice } from '../kit/undo-notice.tsx';
import { useAct } from '../kit/use-api.ts';

interface Props {
  readonly unit: OutputOf<'org.get'>;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Closes a school or merges it into another; can be taken back. */
export function CloseDialog({ open, onClose, ...rest }: Props) {
  return (
    <Modal open={open} title={`撤并“${rest.unit.name}”`} footer={null} onCancel={onClose} destroyOnHidden>
      <CloseForm {...rest} onClose={onClose} />
    </Modal>
  );
}

function CloseForm({ unit, onClose, onDone }: Omit<Props, 'open'>) {
  const [mergedInto, setMergedInto] = useState<string | null>(null);
  const { value: reason, write, drop } = useKeptText(`org.close.${unit.id}`);
  const [error, setError] = useState('');
  const undoable = useUndoNotice();
  // the unit's own page is left at once: only what is opened next is read anew
  const client = useQueryClient();
  const close = useAct('org.close', { quiet: true, rereads: false });
  const reopen = useAct('org.reopen', { quiet: true });
  const takeBack = async () => {
    const roles = await call('account.rolesOfClosed', { orgId: unit.id });
    const giveBack = roles.filter((one) => one.blocked === null).map((one) => one.id);
    return reopen.mutateAsync({ id: unit.id, giveBack });
  };
  const targetId = useId();
  const reasonId = useId();
  const send = () =>
    close.mutateAsync({ id: unit.id, version: unit.version, mergedInto, reason }).then(
      () => {
        drop();
        undoable({ done: `已撤并${unit.name}`, onUndo: takeBack });
        void client.invalidateQueries({ refetchType: 'none' });
        onDone();
      },
      (problem: ApiError) => setError(errorText(problem)),
    );
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>
        撤并后它不再出现在以后的培训项目里，管理人员的角色随之收回；以前项目的名单、缴费和成绩照旧保留。撤并错的可以在单位列表里恢复，角色一并交还。
      </p>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <label htmlFor={targetId}>并入哪所学校（撤销的不填）</label>
      <OrgPicker id={targetId} kind="school" value={mergedInto} onChange={setMergedInto} />
      <p className="muted">并入后，按原来的名称也能找到并入的学校。</p>
      <label htmlFor={reasonId}>原因</label>
      <Input
        id={reasonId}
        maxLength={200}
        value={reason}
        placeholder="例如：县政府批准撤并，文号"
        onChange={(event) => write(event.target.value)}
      />
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" danger htmlType="submit" loading={close.isPending}>
          {mergedInto ? '并入并撤销' : '撤销'}
        </Button>
      </div>
    </form>
  );
}
