import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'notices',
    page: async () => (await import('./NoticeListPage.tsx')).NoticeListPage,
    permission: 'notice.read',
    menu: { group: '培训项目', label: '通知', order: 10 },
  },
  {
    path: 'notices/new',
    page: async () => (await import('./NoticeNewPage.tsx')).NoticeNewPage,
    permission: 'notice.publish',
  },
  { path: 'notices/:id', page: async () => (await import('./NoticePage.tsx')).NoticePage, permission: 'notice.read' },
  {
    path: 'notices/:id/edit',
    page: async () => (await import('./NoticeEditPage.tsx')).NoticeEditPage,
    permission: 'notice.publish',
  },
];
