import { course } from '@yanxiu/contract/course';
import { serve } from '../platform/http/serve.ts';
import { assignPackages, showPackages } from './assign-packages.ts';
import { bankHandlers } from './bank-routes.ts';
import { previewCaptions, removeCaptions, setCaptions } from './captions.ts';
import { copyCourse } from './copy-course.ts';
import { exportCourse, importCourse } from './course-package.ts';
import { showVersions } from './course-version.ts';
import { arrangeCourse, createCourse, publishCourse, updateCourseFields } from './edit-course.ts';
import { addLesson, removeLesson, setDocument } from './edit-lesson.ts';
import { setAssignment, setDiscussion } from './edit-work.ts';
import { setLive, showLiveCode } from './live.ts';
import { previewMedia, previewPicture, showCourse, showLesson } from './preview.ts';
import { pdfTask, setPdf } from './set-pdf.ts';
import { setQuiz } from './set-quiz.ts';
import { setVideo } from './set-video.ts';
import { listThemes, pageCourses } from './store/course.ts';
import { widenAnswers } from './widen-answers.ts';

export const courseFeature = serve(
  course,
  {
    list: async (ctx, input) => {
      const [page, themes] = await Promise.all([pageCourses(ctx.db, ctx.scope, input), listThemes(ctx.db, ctx.scope)]);
      return { ...page, themes };
    },
    get: showCourse,
    versions: showVersions,
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
    widenAnswers,
    media: previewMedia,
    packages: showPackages,
    assignPackages,
    copy: copyCourse,
    export: exportCourse,
    import: importCourse,
    setLive,
    setPdf,
    picture: previewPicture,
    liveCode: showLiveCode,
    ...bankHandlers,
    setCaptions,
    removeCaptions,
    captions: previewCaptions,
    setAssignment,
    setDiscussion,
  },
  { jobs: [pdfTask] },
);
