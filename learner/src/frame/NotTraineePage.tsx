import { Link } from 'wouter-preact';
import { Hotline } from '../kit/Hotline.tsx';
import { Page } from './Page.tsx';
import { useMe } from './session.tsx';

/** Somebody who is signed in but on no roster: usually an officer at the wrong door. */
export function NotTraineePage() {
  const { assignments } = useMe();
  return (
    <Page title="还没有您的学习任务" lead="您的账号目前不在任何项目的参训名单里。">
      <div class="card stack">
        <p>如果您应当参加培训，请联系学校管理员，名单审核锁定后即可学习。</p>
        {assignments.length > 0 ? (
          <p>
            <a class="button primary" href="/office/">
              进入单位管理
            </a>
          </p>
        ) : null}
        <p>
          <Link href="/me">查看我的账号</Link>
        </p>
        <Hotline />
      </div>
    </Page>
  );
}
