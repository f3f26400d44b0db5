import type { course } from '@yanxiu/contract/course';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { DocumentPage } from '@yanxiu/domain/course/document';
import { isLessonFilled, type LessonKind, lessonKindNames } from '@yanxiu/domain/course/lesson-kind';
import { picturesOf } from '@yanxiu/domain/course/page-blocks';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { courseChanged } from './course-version.ts';
import { getCourse } from './store/course.ts';
import {
  getLesson,
  insertLesson,
  listOwnPictures,
  listUnits,
  nextPosition,
  replacePages,
  retireLesson,
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
  await courseChanged(ctx, found.id);
  ctx.audit({ action: 'course.addLesson', subject: ['lesson', id], after: input });
  return { id };
}

export async function removeLesson(ctx: Ctx, input: Parsed<Endpoints['removeLesson']>) {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  const lesson = await getLesson(ctx.db, found.id, input.lessonId);
  await retireLesson(ctx.db, lesson.id, ctx.now);
  await courseChanged(ctx, found.id);
  ctx.audit({
    action: 'course.removeLesson',
    subject: ['lesson', lesson.id],
    before: { title: lesson.title, kind: lesson.kind },
  });
  return { ok: true as const };
}

/** The lesson when it may be written: of the right kind, and its course not published with content in it. */
export async function writableLesson(ctx: Ctx, courseId: string, lessonId: string, kind: LessonKind) {
  const found = await getCourse(ctx.db, ctx.scope, courseId);
  const lesson = await getLesson(ctx.db, courseId, lessonId);
  if (lesson.kind !== kind) throw new RefusalError(refuseCourse('wrongKind', { kind: lessonKindNames[lesson.kind] }));
  if (found.state !== 'draft' && isLessonFilled(lesson)) throw new RefusalError(refuseCourse('notDraft'));
  return { found, lesson };
}

/** A picture is named by its content: only those that the provider has may stand on a page. */
async function refuseForeignPictures(
  ctx: Ctx,
  owner: { providerId: string; lessonId: string },
  pages: readonly DocumentPage[],
): Promise<void> {
  const wanted = pages.map(({ blocks }) => picturesOf(blocks)[0]?.sha256);
  const named = wanted.filter((sha256) => sha256 !== undefined);
  if (named.length === 0) return;
  const own = await listOwnPictures(ctx.db, owner, named);
  const foreign = wanted.findIndex((sha256) => sha256 !== undefined && !own.has(sha256));
  if (foreign >= 0) throw new RefusalError(refuseCourse('unknownPicture', { page: foreign + 1 }));
}

export async function setDocument(ctx: Ctx, input: Parsed<Endpoints['setDocument']>) {
  const { found, lesson } = await writableLesson(ctx, input.id, input.lessonId, 'document');
  await refuseForeignPictures(ctx, { providerId: found.providerId, lessonId: lesson.id }, input.pages);
  await replacePages(ctx.db, lesson.id, input.pages);
  await courseChanged(ctx, found.id);
  ctx.audit({
    action: 'course.setDocument',
    subject: ['lesson', lesson.id],
    after: { pages: input.pages.map((page) => page.title) },
  });
  return { lengthSec: input.pages.reduce((sum, page) => sum + page.readSec, 0) };
}
