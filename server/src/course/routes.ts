import { course } from '@yanxiu/contract/course';
import { serve } from '../platform/http/serve.ts';
import { assignPackages, showPackages } from './assign-packages.ts';
import { arrangeCourse, createCourse, publishCourse, updateCourseFields } from './edit-course.ts';
import { addLesson, removeLesson, setDocument, setQuiz, setVideo } from './edit-lesson.ts';
import { previewMedia, showCourse, showLesson } from './preview.ts';
import { listThemes, pageCourses } from './store/course.ts';

export const courseFeature = serve(course, {
  list: async (ctx, input) => {
    const [page, themes] = await Promise.all([pageCourses(ctx.db, ctx.scope, input), listThemes(ctx.db, ctx.scope)]);
    return { ...page, themes };
  },
  get: showCourse,
  create: createCourse,
  update: updateCourseFields,
  publish: publishCourse,
  arrange: arrangeCourse,
  addLesson,
  removeLesson,
  lesson: showLesson,
  setVideo,
  setDocument,
  setQuiz,
  media: previewMedia,
  packages: showPackages,
  assignPackages,
});
