import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'accounts',
    page: async () => (await import('./AccountPage.tsx')).AccountPage,
    permission: 'account.read',
    menu: { group: '报名', label: '账号', order: 40 },
  },
  {
    path: 'accounts/people',
    page: async () => (await import('./AccountListPage.tsx')).AccountListPage,
    permission: 'account.read',
  },
];
