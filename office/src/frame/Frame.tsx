import { isApiError } from '@yanxiu/ui/api-error';
import { useLayoutEffect, useRef, useState } from 'react';
import { Navigate, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { ErrorPanel } from '../kit/ErrorPanel.tsx';
import { featureRoutes } from '../routes.ts';
import { DemoBar } from './DemoBar.tsx';
import { menuOf } from './feature-route.ts';
import { OfflineBar } from './OfflineBar.tsx';
import { PageLoading } from './PageLoading.tsx';
import { ProgramProvider } from './program-choice.tsx';
import { SideMenu } from './SideMenu.tsx';
import { useMe, useSession } from './session.tsx';
import { TopBar } from './TopBar.tsx';
import { TraineeOnly } from './TraineeOnly.tsx';

/** Around every page: demo bar, top bar, menu. Sends who is not signed in to the log-in and back afterwards. */
export function Frame() {
  const { me, error, retry, hasLeft } = useSession();
  const location = useLocation();
  if (me === undefined && isApiError(error)) return <ErrorPanel error={error} what="登录状态" onRetry={retry} />;
  if (me === undefined) return <PageLoading />;
  if (me === null) {
    const back = `${location.pathname}${location.search}`;
    return <Navigate to={back === '/' || hasLeft ? '/log-in' : `/log-in?back=${encodeURIComponent(back)}`} replace />;
  }
  if (!me.assignment) return <TraineeOnly me={me} />;
  return (
    <ProgramProvider key={me.assignment.id} me={me}>
      <SignedIn sections={menuOf(featureRoutes, me.permissions)} />
    </ProgramProvider>
  );
}

function SignedIn({ sections }: { sections: ReturnType<typeof menuOf> }) {
  const me = useMe();
  const [menuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const loading = useNavigation().state === 'loading';
  // a new page begins at its top for the keyboard and the screen reader as well; before it is painted, so that the
  // focus is never taken from a field in which somebody types already
  // biome-ignore lint/correctness/useExhaustiveDependencies: on every new page
  useLayoutEffect(() => {
    setMenuOpen(false);
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return (
    <div className="frame">
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        跳到正文
      </button>
      <DemoBar />
      <OfflineBar />
      {me.consentDue ? (
        <a className="consent-due" href="/learner/me/info">
          个人信息处理说明待您阅读并确认
        </a>
      ) : null}
      <TopBar onMenu={() => setMenuOpen(true)} />
      <div className="frame-body">
        <SideMenu sections={sections} drawerOpen={menuOpen} onDrawerClose={() => setMenuOpen(false)} />
        <main id="content" ref={main} tabIndex={-1} aria-busy={loading}>
          {loading ? <div className="loading-line" /> : null}
          <Outlet />
        </main>
      </div>
      <ScrollRestoration />
    </div>
  );
}
