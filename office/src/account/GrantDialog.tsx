import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useMe } from '../frame/session.tsx';
import { DayInput } from '../kit/form/inputs.tsx';
import { useKept } from '../kit/form/use-kept.ts';
import { OrgPicker } from '../kit/OrgPicker.tsx';
import { useAct, useApi } from '../kit/use-api.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Gives one person one role on one unit; an account is opened where there is none. */
export function GrantDialog({ open, onClose }: Props) {
  return (
    <Modal open={open} title="设置管理人员" footer={null} onCancel={onClose} destroyOnHidden>
      <GrantForm onClose={onClose} />
    </Modal>
  );
}

function GrantForm({ onClose }: { onClose: () => void }) {
  const { assignment } = useMe();
  const ownId = assignment?.orgId ?? '';
  const isBureau = assignment?.orgKind !== 'school' && assignment?.orgKind !== 'provider';
  const { value: holder, write: setHolder, drop } = useKept<Holder>('account.grant', nobody);
  const [orgId, setOrgId] = useState<string | null>(isBureau ? null : ownId);
  const [role, setRole] = useState<string | null>(null);
  const [error, setError] = useState('');
  const roles = useApi('account.rolesToGive', { orgId: orgId ?? ownId }, { enabled: orgId !== null });
  const choices = orgId === null ? [] : (roles.data ?? []);
  const chosen = choices.find((one) => one.role === role) ?? (choices.length === 1 ? choices[0] : undefined);
  const grant = useAct('account.grant', {
    quiet: true,
    done: (answer) => (answer.opened ? '已设置，请通知本人激活账号' : '已设置，本人用原来的账号登录'),
  });
  const roleId = useId();
  const orgField = useId();
  const sent = () => {
    drop();
    onClose();
  };
  const chooseOrg = (id: string | null) => {
    setOrgId(id);
    setError('');
  };
  const chooseRole = (next: string) => {
    setRole(next);
    setError('');
  };
  const send = async () => {
    if (!orgId) return setError('请选择单位。');
    if (!chosen) return setError('请选择角色。');
    await grant
      .mutateAsync({ orgId, role: chosen.role, ...holder })
      .then(sent, (problem: ApiError) => setError(errorText(problem)));
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
      {isBureau ? (
        <>
          <label htmlFor={orgField}>单位</label>
          <OrgPicker id={orgField} value={orgId} onChange={chooseOrg} placeholder="输入下级单位的名称查找" />
        </>
      ) : null}
      <label htmlFor={roleId}>角色</label>
      <Select
        id={roleId}
        value={chosen?.role ?? null}
        disabled={orgId === null}
        placeholder={orgId === null ? '先选择单位' : '选择角色'}
        options={choices.map((one) => ({ value: one.role, label: one.name }))}
        notFoundContent="这个单位没有可由您设置的角色"
        onChange={chooseRole}
      />
      <HolderFields value={holder} onChange={setHolder} />
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={grant.isPending}>
          设置
        </Button>
      </div>
    </form>
  );
}

export interface Holder {
  readonly name: string;
  readonly phone: string;
  readonly expiresOn: string | null;
}

export const nobody: Holder = { name: '', phone: '', expiresOn: null };

/** Name and phone of the person; a phone that is known already has to bear the same name. */
export function HolderFields({ value, onChange }: { value: Holder; onChange: (value: Holder) => void }) {
  const nameId = useId();
  const phoneId = useId();
  const dayId = useId();
  return (
    <>
      <label htmlFor={nameId}>姓名</label>
      <Input
        id={nameId}
        maxLength={20}
        autoComplete="off"
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.target.value })}
      />
      <label htmlFor={phoneId}>手机号</label>
      <Input
        id={phoneId}
        maxLength={20}
        inputMode="tel"
        autoComplete="off"
        value={value.phone}
        onChange={(event) => onChange({ ...value, phone: event.target.value })}
      />
      <p className="muted">手机号就是登录名；本人用短信验证码或账号条激活，自己设置密码。</p>
      <label htmlFor={dayId}>到期日（可不填，含当天）</label>
      <DayInput
        id={dayId}
        value={value.expiresOn}
        onChange={(day: string | null) => onChange({ ...value, expiresOn: day })}
      />
    </>
  );
}
