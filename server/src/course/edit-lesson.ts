import { readFile } from 'node:fs/promises';
import type { course } from '@yanxiu/contract/course';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { type LessonKind, lessonKindNames } from '@yanxiu/domain/course/lesson-kind';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { type Mp4, readMp4 } from './read-mp4.ts';
import { getCourse, touchCourse } from './store/course.ts';
import {
  findProviderFile,
  getLesson,
  insertLesson,
  listUnits,
  nextPosition,
  replacePages,
  replaceQuestions,
  retireLesson,
  setLessonVideo,
} from './store/lesson.ts';

type Endpoints = typeof course.endpoints;

export async function addLesson(ctx: Ctx, input: Parsed<Endpoints['addLesson']>): Promise<{ id: string }> {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  const units = await listUnits(ctx.db, found.id);
  if (!units.some((unit) => unit.id === input.unitId)) throw new RefusalError(refuseCourse('unknownUnit'));
  const id = newId();
  const position = await nextPosition(ctx.db, input.unitId);
  await insertLesson(ctx.db, {
    id,
    courseId: found.id,
    unitId: input.unitId,
    kind: input.kind,
    title: input.title,
    position,
  });
  await touchCourse(ctx.db, found.id);
  ctx.audit({ action: 'course.addLesson', subject: ['lesson', id], after: input });
  return { id };
}

export async function removeLesson(ctx: Ctx, input: Parsed<Endpoints['removeLesson']>) {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  const lesson = await getLesson(ctx.db, found.id, input.lessonId);
  await retireLesson(ctx.db, lesson.id, ctx.now);
  await touchCourse(ctx.db, found.id);
  ctx.audit({
    action: 'course.removeLesson',
    subject: ['lesson', lesson.id],
    before: { title: lesson.title, kind: lesson.kind },
  });
  return { ok: true as const };
}

/** Whether a lesson holds anything that a trainee could have met. */
export function isFilled(lesson: { readonly lengthSec: number; readonly questionCount: number }): boolean {
  return lesson.lengthSec > 0 || lesson.questionCount > 0;
}

/** The lesson when it may be written: of the right kind, and its course not published with content in it. */
async function writableLesson(ctx: Ctx, courseId: string, lessonId: string, kind: LessonKind) {
  const found = await getCourse(ctx.db, ctx.scope, courseId);
  const lesson = await getLesson(ctx.db, courseId, lessonId);
  if (lesson.kind !== kind) throw new RefusalError(refuseCourse('wrongKind', { kind: lessonKindNames[lesson.kind] }));
  if (found.state !== 'draft' && isFilled(lesson)) throw new RefusalError(refuseCourse('notDraft'));
  return { found, lesson };
}

/** Takes an uploaded MP4 when an old phone can play it; its duration is read here. */
export async function setVideo(ctx: Ctx, input: Parsed<Endpoints['setVideo']>) {
  const { found, lesson } = await writableLesson(ctx, input.id, input.lessonId, 'video');
  const file = await findProviderFile(ctx.db, found.providerId, input.fileId);
  if (file.mediaType !== 'video/mp4') throw new RefusalError(refuseCourse('notMp4'));
  const { path } = await ctx.app.files.find(file.sha256);
  const lengthSec = checkedLength(readMp4(await readFile(path)));
  await setLessonVideo(ctx.db, lesson.id, { fileId: file.id, lengthSec, sizeBytes: file.sizeBytes });
  await touchCourse(ctx.db, found.id);
  ctx.audit({
    action: 'course.setVideo',
    subject: ['lesson', lesson.id],
    after: { file: file.name, lengthSec, sizeBytes: file.sizeBytes },
  });
  return { lengthSec, sizeBytes: file.sizeBytes };
}

/** H.264 pictures and AAC sound, the index in front: what the oldest phones of the notice's readers play. */
export function checkedLength(mp4: Mp4 | null): number {
  if (!mp4) throw new RefusalError(refuseCourse('brokenMp4'));
  const foreign = mp4.codecs.find((codec) => !['avc1', 'avc3', 'mp4a'].includes(codec));
  if (foreign || !mp4.codecs.some((codec) => codec.startsWith('avc'))) {
    throw new RefusalError(refuseCourse('codec', { codec: foreign ?? '未知' }));
  }
  if (!mp4.indexInFront) throw new RefusalError(refuseCourse('moovAtEnd'));
  const lengthSec = Math.floor(mp4.durationSec);
  if (lengthSec < 10) throw new RefusalError(refuseCourse('tooShort', { seconds: lengthSec }));
  return lengthSec;
}

export async function setDocument(ctx: Ctx, input: Parsed<Endpoints['setDocument']>) {
  const { found, lesson } = await writableLesson(ctx, input.id, input.lessonId, 'document');
  await replacePages(ctx.db, lesson.id, input.pages);
  await touchCourse(ctx.db, found.id);
  ctx.audit({
    action: 'course.setDocument',
    subject: ['lesson', lesson.id],
    after: { pages: input.pages.map((page) => page.title) },
  });
  return { lengthSec: input.pages.reduce((sum, page) => sum + page.readSec, 0) };
}

export async function setQuiz(ctx: Ctx, input: Parsed<Endpoints['setQuiz']>) {
  const { found, lesson } = await writableLesson(ctx, input.id, input.lessonId, 'quiz');
  const questions = input.questions.map((question) => ({ ...question, id: newId() }));
  await replaceQuestions(ctx.db, lesson.id, questions, input.rules);
  await touchCourse(ctx.db, found.id);
  ctx.audit({
    action: 'course.setQuiz',
    subject: ['lesson', lesson.id],
    after: { questions: questions.length, ...input.rules },
  });
  return { ok: true as const };
}
