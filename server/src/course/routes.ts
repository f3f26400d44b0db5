import { course } from '@yanxiu/contract/course';
import { serve } from '../platform/http/serve.ts';
import { assignPackages, showPackages } from './assign-packages.ts';
import { bankHandlers } from './bank-routes.ts';
import { previewCaptions, removeCaptions, setCaptions } from './captions.ts';
import { copyCourse } from './copy-course.ts';
import { exportCourse, importCourse } from './course-package.ts';
import { arrangeCourse, createCourse, publishCourse, updateCourseFields } from './edit-course.ts';
import { addLesson, removeLesson, setDocument } from './edit-lesson.ts';
import { setAssignment, setDiscussion } from './edit-work.ts';
import { setLive, showLiveCode } from './live.ts';
import { previewMedia, showCourse, showLesson } from './preview.ts';
import { setQuiz } from './set-quiz.ts';
import { setVideo } from './set-video.ts';
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
  copy: copyCourse,
  export: exportCourse,
  import: importCourse,
  setLive,
  liveCode: showLiveCode,
  ...bankHandlers,
  setCaptions,
  removeCaptions,
  captions: previewCaptions,
  setAssignment,
  setDiscussion,
});
