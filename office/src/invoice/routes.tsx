import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'invoices',
    page: async () => (await import('./InvoicesPage.tsx')).InvoicesPage,
    permission: 'invoice.read',
    menu: { group: '缴费', label: '发票', order: 90 },
  },
  {
    path: 'invoice-title',
    page: async () => (await import('./TitlePage.tsx')).TitlePage,
    permission: 'invoice.request',
  },
  {
    path: 'invoice-batches',
    page: async () => (await import('./BatchPage.tsx')).BatchPage,
    permission: 'invoice.issue',
    menu: { group: '缴费', label: '批量开票', order: 100 },
  },
  {
    path: 'invoice-setting',
    page: async () => (await import('./SettingPage.tsx')).SettingPage,
    permission: 'invoice.issue',
  },
];
