import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'orgs',
    page: async () => (await import('./OrgListPage.tsx')).OrgListPage,
    permission: 'org.read',
    menu: { group: '单位', label: '单位', order: 0 },
  },
  { path: 'orgs/new', page: async () => (await import('./OrgNewPage.tsx')).OrgNewPage, permission: 'org.edit' },
  {
    path: 'orgs/import',
    page: async () => (await import('./SchoolImportPage.tsx')).SchoolImportPage,
    permission: 'org.edit',
  },
  { path: 'orgs/:id', page: async () => (await import('./OrgPage.tsx')).OrgPage, permission: 'org.read' },
  { path: 'orgs/:id/edit', page: async () => (await import('./OrgEditPage.tsx')).OrgEditPage, permission: 'org.edit' },
  {
    path: 'orgs/:id/contacts',
    page: async () => (await import('./ContactsPage.tsx')).ContactsPage,
    permission: 'org.edit',
  },
];
