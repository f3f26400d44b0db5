import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { isApiError } from '@yanxiu/ui/api-error';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Frame } from './frame/Frame.tsx';
import type { FeatureRoute } from './frame/feature-route.ts';
import { Guard } from './frame/Guard.tsx';
import { NotFoundPage } from './frame/NotFoundPage.tsx';
import { PageLoading } from './frame/PageLoading.tsx';
import { RouteErrorPage } from './frame/RouteErrorPage.tsx';
import { SessionProvider } from './frame/session.tsx';
import { theme } from './frame/theme.ts';
import { JobTrayProvider } from './kit/job-tray.tsx';
import { featureRoutes } from './routes.ts';

/** A failed read is tried again when nothing came back or the server stumbled; a refusal is final. */
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && isApiError(error) && (error.status === 0 || error.status >= 502),
    },
  },
});

function routeObject(route: FeatureRoute): RouteObject {
  return {
    path: route.path,
    lazy: async () => {
      const Page = await route.page();
      return {
        Component: () => (
          <Guard permission={route.permission}>
            <Page />
          </Guard>
        ),
      };
    },
  };
}

const router = createBrowserRouter(
  [
    {
      path: '/log-in',
      ErrorBoundary: RouteErrorPage,
      HydrateFallback: PageLoading,
      lazy: async () => ({ Component: (await import('./access/LogInPage.tsx')).LogInPage }),
    },
    {
      path: '/',
      Component: Frame,
      HydrateFallback: PageLoading,
      ErrorBoundary: RouteErrorPage,
      children: [
        {
          ErrorBoundary: RouteErrorPage,
          children: [...featureRoutes.map(routeObject), { path: '*', Component: NotFoundPage }],
        },
      ],
    },
  ],
  { basename: '/office' },
);

export function App() {
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} form={{ requiredMark: 'optional' }}>
      <AntApp message={{ duration: 4 }} notification={{ placement: 'bottomRight' }}>
        <QueryClientProvider client={queryClient}>
          <SessionProvider>
            <JobTrayProvider>
              <RouterProvider router={router} />
            </JobTrayProvider>
          </SessionProvider>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
