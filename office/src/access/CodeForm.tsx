import { Alert, Button, Checkbox, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useAct } from '../kit/use-api.ts';
import type { LogInFormProps } from './PasswordForm.tsx';

const resendSec = 60;

export function CodeForm({ login, onLogin, onDone }: LogInFormProps) {
  const [code, setCode] = useState('');
  const [remember, setRemember] = useState(false);
  const [problem, setProblem] = useState('');
  const [sentFor, setSentFor] = useState(0);
  const phoneId = useId();
  const wait = useCountdown(sentFor);
  const send = useAct('access.sendCode', { quiet: true, rereads: false, onDone: () => setSentFor(Date.now()) });
  const logIn = useAct('access.logInByCode', { quiet: true, rereads: false, onDone });
  const ask = () => {
    if (!login.trim()) return setProblem('请填写手机号。');
    setProblem('');
    send.mutate({ phone: login }, { onError: (error) => setProblem(error.message) });
  };
  const enter = () => {
    if (!/^\d{6}$/.test(code.trim())) return setProblem('验证码是 6 位数字。');
    setProblem('');
    logIn.mutate({ phone: login, code: code.trim(), remember }, { onError: (error) => setProblem(error.message) });
  };
  return (
    <form
      className="log-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      {problem ? <Alert type="error" showIcon role="alert" title={problem} /> : null}
      <div>
        <label htmlFor={phoneId}>手机号</label>
        <Input
          id={phoneId}
          size="large"
          inputMode="tel"
          autoComplete="tel"
          value={login}
          onChange={(event) => onLogin(event.target.value)}
        />
      </div>
      <CodeField code={code} onCode={setCode} waitSec={wait} sent={sentFor > 0} sending={send.isPending} onAsk={ask} />
      <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
        30 天内免登录（公用电脑请勿勾选）
      </Checkbox>
      <Button type="primary" size="large" htmlType="submit" block loading={logIn.isPending}>
        登录
      </Button>
    </form>
  );
}

interface CodeFieldProps {
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly waitSec: number;
  readonly sent: boolean;
  readonly sending: boolean;
  readonly onAsk: () => void;
}

function CodeField({ code, onCode, waitSec, sent, sending, onAsk }: CodeFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>验证码</label>
      <div className="code-row">
        <Input
          id={id}
          size="large"
          inputMode="numeric"
          maxLength={6}
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => onCode(event.target.value)}
        />
        <Button size="large" onClick={onAsk} loading={sending} disabled={waitSec > 0}>
          {waitSec > 0 ? `${waitSec} 秒后可重发` : '获取验证码'}
        </Button>
      </div>
      {sent ? (
        <p className="muted" role="status">
          如果这个手机号已激活，验证码会在一分钟内送达，5 分钟内有效。
        </p>
      ) : null}
    </div>
  );
}

/** Seconds until another code may be asked for. */
function useCountdown(fromMs: number): number {
  const [now, setNow] = useState(Date.now());
  const left = fromMs === 0 ? 0 : Math.max(0, resendSec - Math.floor((now - fromMs) / 1000));
  useEffect(() => {
    if (fromMs === 0) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [fromMs]);
  return Math.min(left, resendSec);
}
