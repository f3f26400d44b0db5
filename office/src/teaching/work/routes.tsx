import type { FeatureRoute } from '../../frame/feature-route.ts';

/** Assignments and discussions: a part of the teaching feature. */
export const workRoutes: readonly FeatureRoute[] = [
  {
    path: 'marking',
    page: async () => (await import('./MarkingPage.tsx')).MarkingPage,
    permission: 'teaching.tutor',
    menu: { group: '学习', label: '批改作业', order: 42 },
  },
  {
    path: 'pieces',
    page: async () => (await import('./PieceListPage.tsx')).PieceListPage,
    permission: 'teaching.read',
    menu: { group: '学习', label: '作业', order: 44 },
  },
  {
    path: 'pieces/:id',
    page: async () => (await import('./PiecePage.tsx')).PiecePage,
    permission: 'teaching.read',
  },
  {
    path: 'answers',
    page: async () => (await import('./AnswerListPage.tsx')).AnswerListPage,
    permission: 'teaching.read',
    menu: { group: '学习', label: '简答题作答', order: 45 },
  },
  {
    path: 'answer-marking',
    page: async () => (await import('./AnswerMarkingPage.tsx')).AnswerMarkingPage,
    permission: 'teaching.tutor',
    menu: { group: '学习', label: '批阅简答题', order: 43 },
  },
  {
    path: 'posts',
    page: async () => (await import('./PostListPage.tsx')).PostListPage,
    permission: 'teaching.read',
    menu: { group: '学习', label: '讨论', order: 46 },
  },
  {
    path: 'works',
    page: async () => (await import('./WorkListPage.tsx')).WorkListPage,
    permission: 'teaching.read',
    menu: { group: '学习', label: '研修成果', order: 48 },
  },
  {
    path: 'works/:id',
    page: async () => (await import('./WorkPage.tsx')).WorkPage,
    permission: 'teaching.read',
  },
  {
    path: 'survey',
    page: async () => (await import('./SurveyPage.tsx')).SurveyPage,
    permission: 'teaching.survey',
    menu: { group: '督导', label: '匿名问卷', order: 70 },
  },
  {
    path: 'survey/form',
    page: async () => (await import('./SurveyFormPage.tsx')).SurveyFormPage,
    permission: 'teaching.survey',
  },
  {
    path: 'ratings',
    page: async () => (await import('./RatingListPage.tsx')).RatingListPage,
    permission: 'teaching.survey',
    menu: { group: '督导', label: '课程评价', order: 72 },
  },
];
