import { refuseCourse } from '@yanxiu/domain/course/refusals';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { mayEditOf } from './edit-course.ts';
import { isFilled } from './edit-lesson.ts';
import { getCourse, listProgramsUsing } from './store/course.ts';
import { getLesson, getVideoFile, listQuestions, listUnits, listWholePages, quizRulesOf } from './store/lesson.ts';

export async function showCourse(ctx: Ctx, { id }: { id: string }) {
  const found = await getCourse(ctx.db, ctx.scope, id);
  const [units, programs] = await Promise.all([listUnits(ctx.db, id), listProgramsUsing(ctx.db, ctx.scope, id)]);
  return { ...found, units, programs, mayEdit: mayEditOf(ctx, found.providerId) };
}

/** One lesson as a reader of the catalogue sees it; answers go to the course's own editors alone. */
export async function showLesson(ctx: Ctx, input: { id: string; lessonId: string }) {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  const lesson = await getLesson(ctx.db, found.id, input.lessonId);
  const mayEdit = mayEditOf(ctx, found.providerId);
  const questions = lesson.kind === 'quiz' ? await listQuestions(ctx.db, lesson.id) : [];
  return {
    ...lesson,
    courseTitle: found.title,
    pages: lesson.kind === 'document' ? await listWholePages(ctx.db, lesson.id) : [],
    quiz: lesson.kind === 'quiz' ? quizRulesOf(lesson) : null,
    questions: questions.map((one) => (mayEdit ? one : { ...one, answer: null, explanation: null })),
    mayEdit,
    editBlocked: found.state !== 'draft' && isFilled(lesson) ? refuseCourse('notDraft').message : null,
  };
}

export async function previewMedia(ctx: Ctx, input: { id: string; lessonId: string }): Promise<FileAnswer> {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  const lesson = await getLesson(ctx.db, found.id, input.lessonId);
  return mediaOf(ctx, lesson.id);
}

/** A lesson's video on disk, to be shown in the page; the caller has checked that the reader may have it. */
export async function mediaOf(ctx: Ctx, lessonId: string): Promise<FileAnswer> {
  const file = await getVideoFile(ctx.db, lessonId);
  const { path } = await ctx.app.files.find(file.sha256);
  return {
    name: `${file.title}.mp4`,
    mediaType: file.mediaType,
    bytes: { path, sizeBytes: file.sizeBytes },
    inline: true,
    cacheSec: 86_400,
  };
}
