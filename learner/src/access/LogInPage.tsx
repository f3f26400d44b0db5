import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'preact/hooks';
import { Link, Redirect, useLocation, useSearch } from 'wouter-preact';
import { useSession } from '../frame/session.tsx';
import { usePageTitle } from '../kit/page-title.ts';
import { CodeForm } from './CodeForm.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import { PasswordForm } from './PasswordForm.tsx';

type Me = NonNullable<OutputOf<'access.me'>['me']>;

/** Log-in for teachers: by password, or by a code sent to the phone. */
export function LogInPage() {
  usePageTitle('登录');
  const { me, become } = useSession();
  const [, go] = useLocation();
  const next = nextOf(useSearch());
  const [way, setWay] = useState<'password' | 'code'>('password');
  const [login, setLogin] = useState('');
  if (me) return <Redirect to={next} replace />;
  const enter = (entered: Me) => {
    become(entered);
    go(next, { replace: true });
  };
  return (
    <DoorFrame title="老师登录">
      <fieldset class="ways" aria-label="登录方式">
        <button type="button" aria-pressed={way === 'password'} onClick={() => setWay('password')}>
          密码登录
        </button>
        <button type="button" aria-pressed={way === 'code'} onClick={() => setWay('code')}>
          短信验证码登录
        </button>
      </fieldset>
      {way === 'password' ? (
        <PasswordForm login={login} onLogin={setLogin} onEntered={enter} />
      ) : (
        <CodeForm phone={login} onPhone={setLogin} onEntered={enter} />
      )}
      <div class="card stack-tight door-help">
        <h2>第一次使用，还没有激活？</h2>
        <p>学校名单锁定后，用收到的短信或学校发的账号条激活，几分钟就好。</p>
        <p>
          <Link class="button wide" href="/activate">
            去激活账号
          </Link>
        </p>
      </div>
      <details class="door-more">
        <summary>忘记密码、换了手机号</summary>
        <p>忘记密码：用上面的“短信验证码登录”进入，或请学校管理员重新打印账号条。</p>
        <p>换了手机号：请学校管理员核对后更改。</p>
        <p>连续 5 次输错密码会暂停 30 分钟，用短信验证码登录可以立即解除。</p>
      </details>
    </DoorFrame>
  );
}

/** Only a page of this app is gone on to. */
function nextOf(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  return /^\/(?!\/)/.test(next) ? next : '/';
}
