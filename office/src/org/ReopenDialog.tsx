import type { OutputOf } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { countText, dayOf, dayText } from '@yanxiu/ui/words';
import { Alert, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { Loaded } from '../kit/Loaded.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import './org.css';

type Role = OutputOf<'account.rolesOfClosed'>[number];

interface Props {
  readonly school: { readonly id: string; readonly name: string } | null;
  readonly onClose: () => void;
}

/** Brings a closed school back and, for those who are ticked, the roles that ended with it. */
export function ReopenDialog({ school, onClose }: Props) {
  return (
    <Modal
      open={school !== null}
      title={`恢复“${school?.name ?? ''}”`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {school ? <RolesLoaded id={school.id} onClose={onClose} /> : null}
    </Modal>
  );
}

function RolesLoaded({ id, onClose }: { id: string; onClose: () => void }) {
  const roles = useApi('account.rolesOfClosed', { orgId: id });
  return (
    <Loaded of={roles} what="撤并时收回的角色" lines={3}>
      {(list) => <ReopenForm id={id} roles={list} onClose={onClose} />}
    </Loaded>
  );
}

function ReopenForm({ id, roles, onClose }: { id: string; roles: readonly Role[]; onClose: () => void }) {
  const [chosen, setChosen] = useState(() => roles.filter((one) => one.blocked === null).map((one) => one.id));
  const [error, setError] = useState('');
  const reopen = useAct('org.reopen', { quiet: true, done: '已恢复', onDone: onClose });
  const send = () =>
    reopen.mutateAsync({ id, giveBack: chosen }).catch((problem: ApiError) => setError(errorText(problem)));
  return (
    <div className="dialog-form">
      <p>恢复后它重新出现在单位列表和以后的培训项目里。</p>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      {roles.length === 0 ? (
        <p className="muted">撤并时没有收回管理角色，恢复后请到“管理人员”里设置。</p>
      ) : (
        <fieldset className="reopen-roles">
          <legend>撤并时收回的角色，勾选的交还给原来的人</legend>
          {roles.map((one) => (
            <div key={one.id}>
              <Checkbox
                checked={chosen.includes(one.id)}
                disabled={one.blocked !== null}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, one.id] : chosen.filter((other) => other !== one.id))
                }
              >
                {one.roleName} {one.name} {one.phoneMask}
              </Checkbox>
              <p className="muted">{one.blocked ?? lastSeen(one)}</p>
            </div>
          ))}
        </fieldset>
      )}
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={reopen.isPending} onClick={() => void send()}>
          {chosen.length > 0 ? `恢复学校，交还 ${countText(chosen.length)} 个角色` : '恢复学校'}
        </Button>
      </div>
    </div>
  );
}

function lastSeen({ lastLoginAt }: Role): string {
  return lastLoginAt ? `${dayText(dayOf(new Date(lastLoginAt)))}登录过` : '没有登录过';
}
