import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'study',
    page: async () => (await import('./ProgressPage.tsx')).ProgressPage,
    permission: 'study.read',
    menu: { group: '学习', label: '学习进度', order: 30 },
  },
  {
    path: 'study/anomalies',
    page: async () => (await import('./AnomalyPage.tsx')).AnomalyPage,
    permission: 'study.read',
  },
  {
    path: 'study/:personId',
    page: async () => (await import('./PersonPage.tsx')).PersonPage,
    permission: 'study.read',
  },
];
