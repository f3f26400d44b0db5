import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'programs',
    page: async () => (await import('./ProgramListPage.tsx')).ProgramListPage,
    permission: 'program.read',
    menu: { group: '培训项目', label: '培训项目', order: 0 },
  },
  {
    path: 'programs/new',
    page: async () => (await import('./ProgramNewPage.tsx')).ProgramNewPage,
    permission: 'program.edit',
  },
  {
    path: 'programs/:id',
    page: async () => (await import('./ProgramPage.tsx')).ProgramPage,
    permission: 'program.read',
  },
  {
    path: 'programs/:id/edit',
    page: async () => (await import('./ProgramEditPage.tsx')).ProgramEditPage,
    permission: 'program.edit',
  },
];
