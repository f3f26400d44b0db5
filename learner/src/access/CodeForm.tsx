import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { CodeButton } from './CodeButton.tsx';
import { RememberBox } from './RememberBox.tsx';

interface Props {
  readonly phone: string;
  readonly onPhone: (phone: string) => void;
  readonly onEntered: (me: OutputOf<'access.logInByCode'>) => void;
}

export function CodeForm({ phone, onPhone, onEntered }: Props) {
  const act = useAct('access.logInByCode');
  const send = useAct('access.sendCode');
  const [code, setCode] = useState('');
  const [remember, setRemember] = useState(true);
  const submit = async (event: Event) => {
    event.preventDefault();
    const me = await act.run({ phone, code: code.trim(), remember });
    if (me) onEntered(me);
  };
  const problem = act.error?.issues.length ? null : act.problem;
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Problem text={problem ?? (send.error?.issues.length ? null : send.problem)} />
      <Field
        name="phone"
        label="手机号"
        type="tel"
        value={phone}
        onValue={onPhone}
        autoComplete="tel-national"
        inputMode="tel"
        problem={act.problemOf('phone') ?? send.problemOf('phone')}
      />
      <Field
        name="code"
        label="短信验证码"
        hint="6 位数字，5 分钟内有效。"
        value={code}
        onValue={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={6}
        problem={act.problemOf('code')}
        beside={<CodeButton busy={send.busy} onSend={async () => (await send.run({ phone })) !== null} />}
      />
      <RememberBox checked={remember} onChange={setRemember} />
      <Button type="submit" kind="primary" wide busy={act.busy}>
        登录
      </Button>
    </form>
  );
}
