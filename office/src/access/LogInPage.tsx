import type { OutputOf } from '@yanxiu/contract/index';
import { Tabs } from 'antd';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { BrandMark } from '../frame/BrandMark.tsx';
import { DemoBar } from '../frame/DemoBar.tsx';
import { useSession } from '../frame/session.tsx';
import { usePageTitle } from '../kit/page-title.ts';
import { CodeForm } from './CodeForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import './log-in.css';

/** Signs in by password or by SMS code, and goes back to where the person was. */
export function LogInPage() {
  usePageTitle('登录');
  const { me, become } = useSession();
  const [params] = useSearchParams();
  const [login, setLogin] = useState('');
  const wanted = params.get('back') ?? '/';
  const back = /^\/(?![/\\])/.test(wanted) ? wanted : '/';
  if (me) return <Navigate to={back} replace />;
  const enter = (person: OutputOf<'access.logIn'>) => become(person);
  return (
    <div className="frame">
      <DemoBar />
      <main className="log-in">
        <div className="log-in-card">
          <div className="log-in-head">
            <BrandMark size={36} />
            <div>
              <h1>研修台</h1>
              <p className="muted">中小学、幼儿园教师全员培训 · 管理端</p>
            </div>
          </div>
          {params.get('back') ? <p className="muted">请先登录，登录后回到刚才的页面。</p> : null}
          <Tabs
            items={[
              {
                key: 'password',
                label: '密码登录',
                children: <PasswordForm login={login} onLogin={setLogin} onDone={enter} />,
              },
              {
                key: 'code',
                label: '短信验证码登录',
                children: <CodeForm login={login} onLogin={setLogin} onDone={enter} />,
              },
            ]}
          />
          <p className="log-in-more">
            第一次登录请先 <a href="/learner/activate">激活账号</a>；参训教师学习请到 <a href="/learner/">学习平台</a>
            ；通知公告见 <a href="/">平台首页</a>。
          </p>
        </div>
      </main>
    </div>
  );
}
