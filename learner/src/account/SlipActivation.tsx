import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'preact/hooks';
import { Field } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { OwnPassword, useOwnPassword } from './OwnPassword.tsx';

const loginField = { label: '手机号或登录号', hint: '照账号条上印的填写。', autoComplete: 'username' } as const;
const codeField = {
  label: '激活码',
  hint: '账号条上的 8 位字母和数字，大小写都可以。',
  autoComplete: 'off',
  maxLength: 12,
} as const;
const tailField = {
  label: '证件号码后六位',
  hint: '身份证最后一位是 X 的，也要填上。',
  autoComplete: 'off',
  maxLength: 6,
} as const;

/** By the slip that the school prints, for whom no SMS reaches. */
export function SlipActivation({
  onEntered,
}: {
  readonly onEntered: (me: OutputOf<'account.activateBySlip'>) => void;
}) {
  const act = useAct('account.activateBySlip');
  const own = useOwnPassword();
  const [typed, setTyped] = useState({ login: '', slipCode: '', documentTail: '' });
  const shared = (name: keyof typeof typed) => ({
    name,
    value: typed[name],
    onValue: (value: string) => setTyped({ ...typed, [name]: value }),
    problem: act.problemOf(name),
  });
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!own.ready()) return;
    const me = await act.run({ ...typed, documentTail: typed.documentTail.trim(), ...own.input });
    if (me) onEntered(me);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <p>账号条由学校管理员打印，没有拿到的请向学校领取。</p>
      <Problem text={act.error?.issues.length ? null : act.problem} />
      <Field {...shared('login')} {...loginField} />
      <Field {...shared('slipCode')} {...codeField} />
      <Field {...shared('documentTail')} {...tailField} />
      <OwnPassword own={own} problem={act.problemOf('password')} busy={act.busy} />
    </form>
  );
}
