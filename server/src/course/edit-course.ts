import type { course } from '@yanxiu/contract/course';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { type Scope, scopeFor } from '@yanxiu/domain/access/scope';
import { isLessonFilled } from '@yanxiu/domain/course/lesson-kind';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { courseChanged, noteVersion } from './course-version.ts';
import { getCourse, insertCourse, updateCourse } from './store/course.ts';
import { listUnits, placeLessons, saveUnits } from './store/lesson.ts';

type Endpoints = typeof course.endpoints;

/** May this reader edit courses of that provider? */
export function mayEditOf(ctx: Ctx, providerId: string): boolean {
  const scope = scopeFor(actorOf(ctx), 'course.edit');
  return scope?.kind === 'provider' && scope.providerId === providerId;
}

/** Only a provider's own people write courses. */
export function providerOf(scope: Scope): string {
  if (scope.kind !== 'provider') throw new HttpError('forbidden');
  return scope.providerId;
}

export async function createCourse(ctx: Ctx, input: Parsed<Endpoints['create']>): Promise<{ id: string }> {
  const id = newId();
  const providerId = providerOf(ctx.scope);
  await insertCourse(ctx.db, { ...input, id, providerId, code: id, createdAt: ctx.now });
  await saveUnits(ctx.db, id, [{ id: newId(), title: '第一章', position: 0 }], ctx.now);
  ctx.audit({ action: 'course.create', subject: ['course', id], after: input });
  return { id };
}

export async function updateCourseFields(ctx: Ctx, input: Parsed<Endpoints['update']>): Promise<{ version: number }> {
  const { id, version, ...fields } = input;
  const before = await getCourse(ctx.db, ctx.scope, id);
  if (before.state !== 'draft' && fields.hoursX100 !== before.hoursX100)
    throw new RefusalError(refuseCourse('notDraft'));
  if (!(await updateCourse(ctx.db, id, version, fields))) throw new RefusalError(refuseCourse('changed'));
  await noteVersion(ctx, id);
  ctx.audit({ action: 'course.update', subject: ['course', id], before, after: fields });
  return { version: version + 1 };
}

/** A course can be published once every lesson has content and the lessons last as long as its hours say. */
export async function publishCourse(ctx: Ctx, input: Parsed<Endpoints['publish']>): Promise<{ version: number }> {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  const lessons = (await listUnits(ctx.db, input.id)).flatMap((unit) => unit.lessons);
  const empty = lessons.find((lesson) => !isLessonFilled(lesson));
  if (empty) throw new RefusalError(refuseCourse('lessonEmpty', { title: empty.title }));
  if (found.lengthSec === 0) throw new RefusalError(refuseCourse('nothingToPublish'));
  // one 学时 is 45 minutes unless a program says otherwise (rules §2)
  if (found.lengthSec * 100 < found.hoursX100 * 45 * 60) {
    const minutes = Math.floor(found.lengthSec / 60);
    throw new RefusalError(refuseCourse('hoursShort', { hours: hundredthsText(found.hoursX100), minutes }));
  }
  const written = await updateCourse(ctx.db, input.id, input.version, { state: 'published', publishedAt: ctx.now });
  if (!written) throw new RefusalError(refuseCourse('changed'));
  await noteVersion(ctx, input.id);
  ctx.audit({
    action: 'course.publish',
    subject: ['course', input.id],
    before: { state: found.state },
    after: { state: 'published' },
  });
  return { version: input.version + 1 };
}

/** Names, order and units of a course; every lesson must be named exactly once, so that none is lost by a stale page. */
export async function arrangeCourse(ctx: Ctx, input: Parsed<Endpoints['arrange']>): Promise<{ version: number }> {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  if (found.version !== input.version) throw new RefusalError(refuseCourse('changed'));
  const before = await listUnits(ctx.db, input.id);
  const units = input.units.map((unit, position) => ({ ...unit, id: unit.id ?? newId(), position }));
  const known = new Set(before.map((unit) => unit.id));
  if (input.units.some((unit) => unit.id && !known.has(unit.id))) throw new RefusalError(refuseCourse('unknownUnit'));
  const had = before.flatMap((unit) => unit.lessons.map((lesson) => lesson.id)).sort();
  const given = units.flatMap((unit) => unit.lessons.map((lesson) => lesson.id)).sort();
  if (had.join() !== given.join()) throw new RefusalError(refuseCourse('outline'));
  await saveUnits(
    ctx.db,
    input.id,
    units.map(({ id, title, position }) => ({ id, title, position })),
    ctx.now,
  );
  const placed = units.flatMap((unit) =>
    unit.lessons.map((lesson, position) => ({ ...lesson, unitId: unit.id, position })),
  );
  await placeLessons(ctx.db, input.id, placed);
  await courseChanged(ctx, input.id);
  ctx.audit({ action: 'course.arrange', subject: ['course', input.id], before, after: units });
  return { version: input.version + 1 };
}
