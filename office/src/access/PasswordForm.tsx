import type { OutputOf } from '@yanxiu/contract/index';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '../kit/use-api.ts';

export interface LogInFormProps {
  /** The phone or login number, shared by both ways of logging in. */
  readonly login: string;
  readonly onLogin: (login: string) => void;
  readonly onDone: (me: OutputOf<'access.logIn'>) => void;
}

export function PasswordForm({ login, onLogin, onDone }: LogInFormProps) {
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(false);
  const [problem, setProblem] = useState('');
  const ids = { login: useId(), password: useId() };
  const logIn = useAct('access.logIn', { quiet: true, rereads: false, onDone });
  const send = () => {
    if (!login.trim()) return setProblem('请填写手机号或登录号。');
    if (!password) return setProblem('请填写密码。');
    setProblem('');
    logIn.mutate({ login, password, remember }, { onError: (error) => setProblem(error.message) });
  };
  return (
    <form
      className="log-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {problem ? <Alert type="error" showIcon role="alert" title={problem} /> : null}
      <div>
        <label htmlFor={ids.login}>手机号或登录号</label>
        <Input
          id={ids.login}
          size="large"
          autoComplete="username"
          value={login}
          onChange={(event) => onLogin(event.target.value)}
        />
      </div>
      <div>
        <label htmlFor={ids.password}>密码</label>
        <Input.Password
          id={ids.password}
          size="large"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
        30 天内免登录（公用电脑请勿勾选）
      </Checkbox>
      <Button type="primary" size="large" htmlType="submit" block loading={logIn.isPending}>
        登录
      </Button>
    </form>
  );
}
