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
  {
    path: 'offices',
    page: async () => (await import('./OfficeListPage.tsx')).OfficeListPage,
    permission: 'account.grant',
    menu: { group: '单位', label: '管理人员', order: 10 },
  },
  {
    path: 'offices/open',
    page: async () => (await import('./OpenUnitsPage.tsx')).OpenUnitsPage,
    permission: 'account.grant',
  },
  {
    path: 'doubles',
    page: async () => (await import('./DoubleListPage.tsx')).DoubleListPage,
    permission: 'account.merge',
    menu: { group: '单位', label: '重复人员', order: 20 },
  },
  {
    path: 'doubles/:keptId/:givenId',
    page: async () => (await import('./MergePage.tsx')).MergePage,
    permission: 'account.merge',
  },
];
