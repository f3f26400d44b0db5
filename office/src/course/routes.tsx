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
    path: 'courses/:id',
    page: async () => (await import('./CoursePage.tsx')).CoursePage,
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
    path: 'course-packages',
    page: async () => (await import('./PackagePage.tsx')).PackagePage,
    permission: 'course.read',
    menu: { group: '学习', label: '课程包', order: 20 },
  },
];
