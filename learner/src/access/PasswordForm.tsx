import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { RememberBox } from './RememberBox.tsx';

interface Props {
  readonly login: string;
  readonly onLogin: (login: string) => void;
  readonly onEntered: (me: OutputOf<'access.logIn'>) => void;
}

export function PasswordForm({ login, onLogin, onEntered }: Props) {
  const act = useAct('access.logIn');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [remember, setRemember] = useState(true);
  const submit = async (event: Event) => {
    event.preventDefault();
    const me = await act.run({ login, password, remember });
    if (me) onEntered(me);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Problem text={act.error?.issues.length ? null : act.problem} />
      <Field
        name="login"
        label="手机号或登录号"
        value={login}
        onValue={onLogin}
        autoComplete="username"
        inputMode="text"
        problem={act.problemOf('login')}
      />
      <Field
        name="password"
        label="密码"
        type={shown ? 'text' : 'password'}
        value={password}
        onValue={setPassword}
        autoComplete="current-password"
        problem={act.problemOf('password')}
        beside={<Button onPress={() => setShown(!shown)}>{shown ? '隐藏' : '显示'}</Button>}
      />
      <RememberBox checked={remember} onChange={setRemember} />
      <Button type="submit" kind="primary" wide busy={act.busy}>
        登录
      </Button>
    </form>
  );
}
