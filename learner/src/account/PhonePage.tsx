import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { CodeButton } from '../access/CodeButton.tsx';
import { Page } from '../frame/Page.tsx';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { useRefresh } from '../kit/use-api.ts';

/** Changing one's phone by codes to the old one and the new one; whose old phone is gone goes to the school. */
export function PhonePage() {
  const [done, setDone] = useState(false);
  return (
    <Page
      title="更换手机号"
      lead="要向原手机号和新手机号各发一个验证码。原手机号已停用的，请学校管理员核对后更改。"
      back={{ href: '/me/info', word: '本人信息' }}
    >
      {done ? (
        <div class="stack">
          <p class="notice good" role="status">
            手机号已更换，以后请用新手机号登录。
          </p>
          <Link class="button wide" href="/me/info">
            回到本人信息
          </Link>
        </div>
      ) : (
        <PhoneForm onDone={() => setDone(true)} />
      )}
    </Page>
  );
}

function PhoneForm({ onDone }: { onDone: () => void }) {
  const send = useAct('account.sendPhoneCodes');
  const change = useAct('account.changePhone');
  const refresh = useRefresh();
  const [typed, setTyped] = useState({ newPhone: '', oldCode: '', newCode: '' });
  const [oldMask, setOldMask] = useState('');
  const shared = (name: keyof typeof typed) => ({
    name,
    value: typed[name],
    onValue: (value: string) => setTyped({ ...typed, [name]: value }),
    problem: change.problemOf(name) ?? send.problemOf(name),
  });
  const code = { inputMode: 'numeric', maxLength: 6, autoComplete: 'off' } as const;
  const sendCodes = async () => {
    const sent = await send.run({ newPhone: typed.newPhone });
    if (sent) setOldMask(sent.oldPhoneMask);
    return sent !== null;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!(await change.run(typed))) return;
    refresh('account.mine');
    onDone();
  };
  const problem = change.error?.issues.length ? null : change.problem;
  const oldHint = oldMask ? `已发往 ${oldMask}` : '先填新手机号，再获取验证码。';
  return (
    <form class="card stack" onSubmit={(event) => void submit(event)} noValidate>
      <Problem text={problem ?? (send.error?.issues.length ? null : send.problem)} />
      <Field
        {...shared('newPhone')}
        label="新手机号"
        type="tel"
        inputMode="tel"
        beside={<CodeButton busy={send.busy} onSend={sendCodes} />}
      />
      <Field {...shared('oldCode')} {...code} label="原手机收到的验证码" hint={oldHint} />
      <Field {...shared('newCode')} {...code} label="新手机收到的验证码" hint="6 位数字，5 分钟内有效。" />
      <Button type="submit" kind="primary" wide busy={change.busy}>
        更换手机号
      </Button>
    </form>
  );
}
