import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'courses',
    page: async () => (await import('./CourseListPage.tsx')).CourseListPage,
    permission: 'course.read',
    menu: { group: '学习', label: '课程', order: 10 },
  },
  {
    path: 'courses/new',
    page: async () => (await import('./CourseNewPage.tsx')).CourseNewPage,
    permission: 'course.edit',
  },
  {
    path: 'courses/import',
    page: async () => (await import('./CourseImportPage.tsx')).CourseImportPage,
    permission: 'course.edit',
  },
  {
    path: 'courses/:id',
    page: async () => (await import('./CoursePage.tsx')).CoursePage,
    permission: 'course.read',
  },
  {
    path: 'courses/:id/versions',
    page: async () => (await import('./VersionPage.tsx')).VersionPage,
    permission: 'course.read',
  },
  {
    path: 'courses/:id/edit',
    page: async () => (await import('./CourseEditPage.tsx')).CourseEditPage,
    permission: 'course.edit',
  },
  {
    path: 'courses/:id/lessons/:lessonId',
    page: async () => (await import('./LessonPage.tsx')).LessonPage,
    permission: 'course.read',
  },
  {
    path: 'questions',
    page: async () => (await import('./BankPage.tsx')).BankPage,
    permission: 'course.edit',
    menu: { group: '学习', label: '题库', order: 15 },
  },
  {
    path: 'questions/new',
    page: async () => (await import('./BankQuestionPage.tsx')).BankNewPage,
    permission: 'course.edit',
  },
  {
    path: 'questions/import',
    page: async () => (await import('./BankImportPage.tsx')).BankImportPage,
    permission: 'course.edit',
  },
  {
    path: 'questions/:id',
    page: async () => (await import('./BankQuestionPage.tsx')).BankEditPage,
    permission: 'course.edit',
  },
  {
    path: 'courses/:id/lessons/:lessonId/code',
    page: async () => (await import('./LiveCodePage.tsx')).LiveCodePage,
    permission: 'course.edit',
  },
  {
    path: 'courses/:id/lessons/:lessonId/attendance',
    page: async () => (await import('./AttendancePage.tsx')).AttendancePage,
    permission: 'study.read',
  },
  {
    path: 'course-packages',
    page: async () => (await import('./PackagePage.tsx')).PackagePage,
    permission: 'course.read',
    menu: { group: '学习', label: '课程包', order: 20 },
  },
];
