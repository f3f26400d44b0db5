import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  { path: 'sessions', page: async () => (await import('./SessionsPage.tsx')).SessionsPage, permission: 'signedIn' },
];
