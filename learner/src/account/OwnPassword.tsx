import { useState } from 'preact/hooks';
import { RememberBox } from '../access/RememberBox.tsx';
import { Button } from '../kit/Button.tsx';
import { useApi } from '../kit/use-api.ts';
import { PasswordField } from './PasswordField.tsx';

interface Own {
  readonly input: { readonly password: string; readonly consentVersion: string; readonly remember: boolean };
  readonly paragraphs: readonly string[];
  readonly agreed: boolean;
  readonly missing: boolean;
  /** Whether everything is there; shows what is missing when it is not. */
  readonly ready: () => boolean;
  readonly setPassword: (password: string) => void;
  readonly setAgreed: (agreed: boolean) => void;
  readonly setRemember: (remember: boolean) => void;
}

/** What both ways of activation end with: the password, the consent, whether the device is one's own. */
export function useOwnPassword(): Own {
  const privacy = useApi('account.privacy', {}, { staleMs: 3_600_000 });
  const [password, setPassword] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const [remember, setRemember] = useState(true);
  return {
    input: { password, consentVersion: agreed ? (privacy.data?.version ?? '') : '', remember },
    paragraphs: privacy.data?.paragraphs ?? [],
    agreed,
    missing: missing && !agreed,
    ready: () => {
      setMissing(!agreed);
      return agreed;
    },
    setPassword,
    setAgreed,
    setRemember,
  };
}

export function OwnPassword({ own, problem, busy }: { own: Own; problem: string | undefined; busy: boolean }) {
  return (
    <>
      <PasswordField
        name="password"
        label="设置密码"
        hint="至少 8 位，不用手机号、证件号码或太常见的密码。"
        value={own.input.password}
        onValue={own.setPassword}
        isNew
        problem={problem}
      />
      <RememberBox checked={own.input.remember} onChange={own.setRemember} />
      <div>
        <label class="check consent">
          <input
            type="checkbox"
            checked={own.agreed}
            aria-describedby={own.missing ? 'consent-problem' : undefined}
            onChange={(event) => own.setAgreed(event.currentTarget.checked)}
          />
          <span>我已阅读并同意个人信息处理说明</span>
        </label>
        {own.missing ? (
          <p class="consent-problem" id="consent-problem" role="alert">
            请先阅读说明，同意后勾选。
          </p>
        ) : null}
        <details class="door-more">
          <summary>个人信息处理说明</summary>
          {own.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </details>
      </div>
      <Button type="submit" kind="primary" wide busy={busy}>
        激活并登录
      </Button>
    </>
  );
}
