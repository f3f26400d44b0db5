import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: '',
    page: async () => (await import('./StartPage.tsx')).StartPage,
    permission: 'signedIn',
    menu: { group: '首页', label: '首页', order: 0 },
  },
];
