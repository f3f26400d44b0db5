import { QueryClient, QueryClientProvider } from '@tanstack/preact-query';
import { isApiError } from '@yanxiu/ui/api-error';
import { Route, Router, Switch } from 'wouter-preact';
import { DemoBar } from './frame/DemoBar.tsx';
import { Frame } from './frame/Frame.tsx';
import { lazyPage } from './frame/lazy-page.tsx';
import { watchForNewVersion } from './frame/offline.ts';
import { SessionProvider } from './frame/session.tsx';

/** A failed read is tried again when nothing came back or the server stumbled; a refusal is final. */
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      networkMode: 'always',
      retry: (count, error) => count < 2 && isApiError(error) && (error.status === 0 || error.status >= 502),
    },
  },
});

const LogInPage = lazyPage(async () => (await import('./access/LogInPage.tsx')).LogInPage);
const ActivatePage = lazyPage(async () => (await import('./account/ActivatePage.tsx')).ActivatePage);

watchForNewVersion();

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <SessionProvider>
        <Router base="/learner">
          <DemoBar />
          <Switch>
            <Route path="/login" component={LogInPage} />
            <Route path="/activate" component={ActivatePage} />
            <Route component={Frame} />
          </Switch>
        </Router>
      </SessionProvider>
    </QueryClientProvider>
  );
}
