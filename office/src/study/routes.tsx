import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'study',
    page: async () => (await import('./ProgressPage.tsx')).ProgressPage,
    permission: 'study.read',
    menu: { group: '学习', label: '学习进度', order: 30 },
  },
  {
    path: 'courses/:courseId/lessons/:lessonId/figures',
    page: async () => (await import('./QuizFiguresPage.tsx')).QuizFiguresPage,
    permission: 'study.read',
  },
  {
    path: 'study/anomalies',
    page: async () => (await import('./AnomalyPage.tsx')).AnomalyPage,
    permission: 'study.read',
  },
  {
    path: 'helps',
    page: async () => (await import('./HelpListPage.tsx')).HelpListPage,
    permission: 'study.read',
    menu: { group: '学习', label: '帮扶名单', order: 35 },
  },
  {
    path: 'study/:personId',
    page: async () => (await import('./PersonPage.tsx')).PersonPage,
    permission: 'study.read',
  },
];
