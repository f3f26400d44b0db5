import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'score-sheets',
    page: async () => (await import('./SheetListPage.tsx')).ScorePage,
    permission: 'assessment.read',
    menu: { group: '考核', label: '成绩', order: 20 },
  },
  {
    path: 'score-sheets/:schoolId',
    page: async () => (await import('./SheetPage.tsx')).SheetPage,
    permission: 'assessment.read',
  },
  {
    path: 'scores',
    page: async () => (await import('./ScoreListPage.tsx')).ScoreListPage,
    permission: 'assessment.read',
  },
  {
    path: 'scores/:personId',
    page: async () => (await import('./ScorePage.tsx')).OneScorePage,
    permission: 'assessment.read',
  },
  {
    path: 'score-corrections',
    page: async () => (await import('./CorrectionListPage.tsx')).CorrectionListPage,
    permission: 'assessment.read',
    menu: { group: '考核', label: '更正与异议', order: 30 },
  },
  {
    path: 'score-objections',
    page: async () => (await import('./ObjectionListPage.tsx')).ObjectionListPage,
    permission: 'assessment.read',
  },
];
