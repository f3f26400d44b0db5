import { isLessonFilled } from '@yanxiu/domain/course/lesson-kind';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { mayEditOf } from './edit-course.ts';
import { showWork } from './edit-work.ts';
import { shownLive } from './live.ts';
import { countCues } from './store/captions.ts';
import { getCourse, listProgramsUsing } from './store/course.ts';
import { getLesson, getPagePicture, getVideoFile, listUnits, listWholePages } from './store/lesson.ts';
import { findLive } from './store/live.ts';
import { drawsOf, type KeptQuestion, listQuestions, quizRulesOf } from './store/quiz.ts';
import { latestVersion } from './store/version.ts';

export async function showCourse(ctx: Ctx, { id }: { id: string }) {
  const found = await getCourse(ctx.db, ctx.scope, id);
  const [units, programs, versionNumber] = await Promise.all([
    listUnits(ctx.db, id),
    listProgramsUsing(ctx.db, ctx.scope, id),
    latestVersion(ctx.db, id),
  ]);
  return { ...found, units, programs, versionNumber, mayEdit: mayEditOf(ctx, found.providerId) };
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
    work: await showWork(ctx, lesson),
    live: lesson.kind === 'live' ? shownLive(await findLive(ctx.db, lesson.id)) : null,
    cueCount: lesson.kind === 'video' ? await countCues(ctx.db, lesson.id) : 0,
    draws: lesson.kind === 'quiz' ? drawsOf(lesson) : [],
    // what came from the bank is read there
    questions: questions.filter(({ pool }) => pool === null).map((one) => (mayEdit ? one : withoutAnswer(one))),
    mayEdit,
    // a live session may still be moved, and gets its replay
    editBlocked:
      lesson.kind !== 'live' && found.state !== 'draft' && isLessonFilled(lesson)
        ? refuseCourse('notDraft').message
        : null,
  };
}

/** Not even by the order in which it was written: what is to be ordered or matched stands by its words. */
function withoutAnswer(question: KeptQuestion) {
  const telling = question.kind === 'order' || question.kind === 'match';
  const choices = telling ? [...question.choices].sort() : question.choices;
  return { ...question, choices, answer: null, accepted: null, explanation: null };
}

export async function previewMedia(ctx: Ctx, input: { id: string; lessonId: string }): Promise<FileAnswer> {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  const lesson = await getLesson(ctx.db, found.id, input.lessonId);
  return mediaOf(ctx, lesson.id);
}

export async function previewPicture(
  ctx: Ctx,
  input: { id: string; lessonId: string; sha256: string },
): Promise<FileAnswer> {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  const lesson = await getLesson(ctx.db, found.id, input.lessonId);
  return pictureOf(ctx, lesson.id, input.sha256);
}

/** The picture of a page; it is named by its content and never changes. The caller has checked who may have it. */
export async function pictureOf(ctx: Ctx, lessonId: string, sha256: string): Promise<FileAnswer> {
  const { title } = await getPagePicture(ctx.db, lessonId, sha256);
  return {
    name: `${title}.jpg`,
    mediaType: 'image/jpeg',
    bytes: await ctx.app.files.open(sha256),
    inline: true,
    cacheSec: 30 * 86_400,
  };
}

/** A lesson's video on disk, to be shown in the page; the caller has checked that the reader may have it. */
export async function mediaOf(ctx: Ctx, lessonId: string): Promise<FileAnswer> {
  const file = await getVideoFile(ctx.db, lessonId);
  return {
    name: `${file.title}.mp4`,
    mediaType: file.mediaType,
    bytes: await ctx.app.files.open(file.sha256),
    inline: true,
    cacheSec: 86_400,
  };
}
