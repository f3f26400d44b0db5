import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'credits',
    page: async () => (await import('./LedgerPage.tsx')).LedgerPage,
    permission: 'credit.read',
    menu: { group: '考核', label: '学分', order: 40 },
  },
  {
    path: 'certificates',
    page: async () => (await import('./CertificateListPage.tsx')).CertificateListPage,
    permission: 'credit.read',
    menu: { group: '考核', label: '证书', order: 50 },
  },
  {
    path: 'certificates/units',
    page: async () => (await import('./CertificateUnitPage.tsx')).CertificateUnitPage,
    permission: 'credit.read',
  },
];
