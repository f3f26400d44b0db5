import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'preact/hooks';
import { Link, Redirect, useLocation } from 'wouter-preact';
import { DoorFrame } from '../access/DoorFrame.tsx';
import { useSession } from '../frame/session.tsx';
import { usePageTitle } from '../kit/page-title.ts';
import { CodeActivation } from './CodeActivation.tsx';
import { SlipActivation } from './SlipActivation.tsx';

type Me = OutputOf<'account.activate'>;

/** First log-in: prove who one is, by a code on the phone or by the school's slip, and set a password of one's own. */
export function ActivatePage() {
  usePageTitle('激活账号');
  const { me, become } = useSession();
  const [, go] = useLocation();
  const [way, setWay] = useState<'code' | 'slip'>('code');
  const [done, setDone] = useState(false);
  if (me && !done) return <Redirect to="/" replace />;
  const enter = (entered: Me) => {
    setDone(true);
    become(entered);
    go(entered.isTrainee ? '/me/info?first=1' : '/', { replace: true });
  };
  return (
    <DoorFrame title="激活账号" lead="第一次使用时做一次：确认是您本人，再设一个自己的密码。">
      <fieldset class="ways" aria-label="激活方式">
        <button type="button" aria-pressed={way === 'code'} onClick={() => setWay('code')}>
          手机收验证码
        </button>
        <button type="button" aria-pressed={way === 'slip'} onClick={() => setWay('slip')}>
          用学校账号条
        </button>
      </fieldset>
      {way === 'code' ? (
        <CodeActivation onEntered={enter} onSlip={() => setWay('slip')} />
      ) : (
        <SlipActivation onEntered={enter} />
      )}
      <p>
        已经激活过？
        <Link class="door-link" href="/login">
          去登录
        </Link>
      </p>
    </DoorFrame>
  );
}
