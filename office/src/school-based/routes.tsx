import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'school-based',
    page: async () => (await import('./ActivityListPage.tsx')).ActivityListPage,
    permission: 'schoolBased.read',
    menu: { group: '学习', label: '校本研修', order: 40 },
  },
  {
    path: 'school-based/new',
    page: async () => (await import('./ActivityNewPage.tsx')).ActivityNewPage,
    permission: 'schoolBased.record',
  },
  {
    path: 'school-based/hours',
    page: async () => (await import('./HoursPage.tsx')).HoursPage,
    permission: 'schoolBased.read',
  },
  {
    path: 'school-based/samples',
    page: async () => (await import('./SampleListPage.tsx')).SampleListPage,
    permission: 'schoolBased.approve',
  },
  {
    path: 'school-based/samples/:id',
    page: async () => (await import('./SamplePage.tsx')).SamplePage,
    permission: 'schoolBased.approve',
  },
  {
    path: 'school-based/:id',
    page: async () => (await import('./ActivityPage.tsx')).ActivityPage,
    permission: 'schoolBased.read',
  },
  {
    path: 'school-based/:id/edit',
    page: async () => (await import('./ActivityEditPage.tsx')).ActivityEditPage,
    permission: 'schoolBased.record',
  },
  {
    path: 'offline-sessions',
    page: async () => (await import('./SessionListPage.tsx')).SessionListPage,
    permission: 'schoolBased.read',
    menu: { group: '学习', label: '线下授课', order: 50 },
  },
  {
    path: 'offline-sessions/new',
    page: async () => (await import('./SessionNewPage.tsx')).SessionNewPage,
    permission: 'schoolBased.publish',
  },
  {
    path: 'offline-sessions/:id',
    page: async () => (await import('./SessionPage.tsx')).SessionPage,
    permission: 'schoolBased.read',
  },
  {
    path: 'marks',
    page: async () => (await import('./MarkPage.tsx')).MarkPage,
    permission: 'assessment.mark',
    menu: { group: '考核', label: '评分', order: 10 },
  },
];
