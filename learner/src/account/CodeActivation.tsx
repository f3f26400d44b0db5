import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'preact/hooks';
import { CodeButton } from '../access/CodeButton.tsx';
import { Field } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { OwnPassword, useOwnPassword } from './OwnPassword.tsx';

interface Props {
  readonly onEntered: (me: OutputOf<'account.activate'>) => void;
  readonly onSlip: () => void;
}

/** By the phone that is on the roster. */
export function CodeActivation({ onEntered, onSlip }: Props) {
  const act = useAct('account.activate');
  const send = useAct('account.sendActivationCode');
  const own = useOwnPassword();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!own.ready()) return;
    const me = await act.run({ phone, code: code.trim(), ...own.input });
    if (me) onEntered(me);
  };
  const sendCode = async () => {
    const ok = (await send.run({ phone })) !== null;
    setSent(ok);
    return ok;
  };
  const general = act.error?.issues.length ? null : act.problem;
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Problem text={general ?? (send.error?.issues.length ? null : send.problem)} />
      <Field
        name="phone"
        label="手机号"
        hint="报名时登记的手机号。"
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        value={phone}
        onValue={setPhone}
        problem={act.problemOf('phone') ?? send.problemOf('phone')}
      />
      <Field
        name="code"
        label="短信验证码"
        hint="6 位数字，5 分钟内有效。"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onValue={setCode}
        problem={act.problemOf('code')}
        beside={<CodeButton busy={send.busy} onSend={sendCode} />}
      />
      {sent ? <SentNote onSlip={onSlip} /> : null}
      <OwnPassword own={own} problem={act.problemOf('password')} busy={act.busy} />
    </form>
  );
}

function SentNote({ onSlip }: { onSlip: () => void }) {
  return (
    <div class="notice" role="status">
      <p>验证码已发往登记的手机。一分钟内没有收到，可能是手机号与名单上的不一样，或账号已经激活。</p>
      <p>
        <button type="button" class="button plain" onClick={onSlip}>
          改用学校账号条
        </button>
      </p>
    </div>
  );
}
