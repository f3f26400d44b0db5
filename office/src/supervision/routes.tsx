import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'supervision',
    page: async () => (await import('./SupervisionPage.tsx')).SupervisionPage,
    permission: 'supervision.read',
    menu: { group: '督导', label: '督导看板', order: 0 },
  },
  {
    path: 'trainees',
    page: async () => (await import('./PeoplePage.tsx')).PeoplePage,
    permission: 'supervision.read',
    menu: { group: '督导', label: '参训教师名单', order: 1 },
  },
  {
    path: 'supervision/:orgId',
    page: async () => (await import('./SupervisionPage.tsx')).SupervisionPage,
    permission: 'supervision.read',
  },
  {
    path: 'funds',
    page: async () => (await import('./FundsPage.tsx')).FundsPage,
    permission: 'supervision.funds',
    menu: { group: '督导', label: '经费保障', order: 2 },
  },
  {
    path: 'funds/:orgId',
    page: async () => (await import('./FundsUnitPage.tsx')).FundsUnitPage,
    permission: 'supervision.funds',
  },
  {
    path: 'funds/:orgId/:year',
    page: async () => (await import('./FundsEditPage.tsx')).FundsEditPage,
    permission: 'supervision.fundsEdit',
  },
];
