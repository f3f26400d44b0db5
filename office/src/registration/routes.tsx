import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'registrations',
    page: async () => (await import('./RegistrationPage.tsx')).RegistrationPage,
    permission: 'registration.read',
    menu: { group: '报名', label: '名单', order: 10 },
  },
  {
    path: 'registrations/:schoolId',
    page: async () => (await import('./UnitPage.tsx')).UnitPage,
    permission: 'registration.read',
  },
  {
    path: 'registrations/:schoolId/imports/:importId',
    page: async () => (await import('./ImportPage.tsx')).ImportPage,
    permission: 'registration.edit',
  },
  {
    path: 'registrations/:schoolId/changes/new',
    page: async () => (await import('./ChangeNewPage.tsx')).ChangeNewPage,
    permission: 'registration.change',
  },
  {
    path: 'conflicts',
    page: async () => (await import('./ConflictPage.tsx')).ConflictPage,
    permission: 'registration.review',
    menu: { group: '报名', label: '重复上报', order: 20 },
  },
  {
    path: 'roster-changes',
    page: async () => (await import('./ChangeListPage.tsx')).ChangeListPage,
    permission: 'registration.read',
    menu: { group: '报名', label: '变更单', order: 30 },
  },
];
