import { useState } from 'preact/hooks';
import { Page } from '../frame/Page.tsx';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { PasswordField } from './PasswordField.tsx';

/** Changing one's own password; other devices are signed out. */
export function PasswordPage() {
  const act = useAct('account.changePassword');
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const [done, setDone] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!(await act.run({ oldPassword, newPassword }))) return;
    setDone(true);
    setOld('');
    setNew('');
  };
  return (
    <Page title="修改密码" lead="改好后，其他设备上的登录随之退出。" back={{ href: '/me/info', word: '本人信息' }}>
      <form class="card stack" onSubmit={(event) => void submit(event)} noValidate>
        {done ? (
          <p class="notice good" role="status">
            密码已修改，下次请用新密码登录。
          </p>
        ) : null}
        <Problem text={act.error?.issues.length ? null : act.problem} />
        <PasswordField
          name="oldPassword"
          label="原密码"
          value={oldPassword}
          onValue={setOld}
          problem={act.problemOf('oldPassword')}
        />
        <PasswordField
          name="newPassword"
          label="新密码"
          hint="至少 8 位，不用手机号、证件号码或太常见的密码。"
          isNew
          value={newPassword}
          onValue={setNew}
          problem={act.problemOf('newPassword')}
        />
        <Button type="submit" kind="primary" wide busy={act.busy}>
          修改密码
        </Button>
      </form>
    </Page>
  );
}
