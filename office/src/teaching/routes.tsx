import type { FeatureRoute } from '../frame/feature-route.ts';
import { workRoutes } from './work/routes.tsx';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'classes',
    page: async () => (await import('./ClassListPage.tsx')).ClassListPage,
    permission: 'teaching.read',
    menu: { group: '学习', label: '班级', order: 36 },
  },
  {
    path: 'classes/forming',
    page: async () => (await import('./FormingPage.tsx')).FormingPage,
    permission: 'teaching.arrange',
  },
  {
    path: 'classes/unplaced',
    page: async () => (await import('./UnplacedPage.tsx')).UnplacedPage,
    permission: 'teaching.arrange',
  },
  {
    path: 'classes/:classId',
    page: async () => (await import('./ClassPage.tsx')).ClassPage,
    permission: 'teaching.read',
  },
  {
    path: 'tutors',
    page: async () => (await import('./WorkloadPage.tsx')).WorkloadPage,
    permission: 'teaching.read',
    menu: { group: '督导', label: '辅导教师', order: 5 },
  },
  {
    path: 'class-notices',
    page: async () => (await import('./NoticeListPage.tsx')).NoticeListPage,
    permission: 'teaching.read',
    menu: { group: '学习', label: '班级通知', order: 37 },
  },
  {
    path: 'class-notices/new',
    page: async () => (await import('./NoticeNewPage.tsx')).NoticeNewPage,
    permission: 'teaching.tutor',
  },
  {
    path: 'class-notices/:noticeId',
    page: async () => (await import('./ReadersPage.tsx')).ReadersPage,
    permission: 'teaching.read',
  },
  {
    path: 'briefings',
    page: async () => (await import('./BriefingListPage.tsx')).BriefingListPage,
    permission: 'teaching.read',
    menu: { group: '学习', label: '简报', order: 38 },
  },
  {
    path: 'briefings/new',
    page: async () => (await import('./BriefingNewPage.tsx')).BriefingNewPage,
    permission: 'teaching.brief',
  },
  {
    path: 'briefings/:briefingId',
    page: async () => (await import('./BriefingPage.tsx')).BriefingPage,
    permission: 'teaching.read',
  },
  {
    path: 'briefings/:briefingId/edit',
    page: async () => (await import('./BriefingEditPage.tsx')).BriefingEditPage,
    permission: 'teaching.brief',
  },
  ...workRoutes,
];
