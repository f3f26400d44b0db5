import { type CourseContent, changesBetween, continuesVersion } from '@yanxiu/domain/course/course-version';
import { isLessonFilled } from '@yanxiu/domain/course/lesson-kind';
import type { Db } from '../platform/db/database.ts';
import type { Ctx } from '../platform/http/context.ts';
import { findCourseById, getCourse, listProgramsUsing, touchCourse } from './store/course.ts';
import { listUnits } from './store/lesson.ts';
import { insertVersion, isTakenSince, listVersions, updateVersion } from './store/version.ts';

type Change = Pick<Ctx, 'db' | 'now' | 'actor'>;

const actorIn = ({ actor }: Change) => actor?.personId ?? null;

/** Something of a course is another now: its row says so, and where it is published, its versions. `by` is for jobs. */
export async function courseChanged(ctx: Change, courseId: string, by = actorIn(ctx)): Promise<void> {
  await touchCourse(ctx.db, courseId);
  await noteVersion(ctx, courseId, by);
}

/** Writes what a published course is now as its newest version, when a trainee meets anything that is another. */
export async function noteVersion(ctx: Change, courseId: string, by = actorIn(ctx)): Promise<void> {
  const content = await contentOf(ctx.db, courseId);
  if (!content) return;
  const [last] = await listVersions(ctx.db, courseId);
  if (!last) return insertVersion(ctx.db, { courseId, number: 1, at: ctx.now, by, content });
  if (changesBetween(last.content, content).length === 0) return;
  const takenSince = await isTakenSince(ctx.db, courseId, last.begunAt);
  const change = { by, atMs: ctx.now.getTime(), takenSince };
  const { number } = last;
  if (continuesVersion({ number, begunAtMs: last.begunAt.getTime(), changedBy: last.changedBy }, change))
    return updateVersion(ctx.db, { courseId, number, at: ctx.now, content });
  return insertVersion(ctx.db, { courseId, number: number + 1, at: ctx.now, by, content });
}

/** What a trainee meets of a published course; null for a draft. A lesson without content is not met yet. */
async function contentOf(db: Db, courseId: string): Promise<CourseContent | null> {
  const course = await findCourseById(db, courseId);
  if (course.state === 'draft') return null;
  const lessons = (await listUnits(db, courseId)).flatMap((unit) =>
    unit.lessons
      .filter(isLessonFilled)
      .map(({ id, kind, title, lengthSec }) => ({ id, unit: unit.title, kind, title, lengthSec })),
  );
  const { title, theme, hoursX100 } = course;
  return { title, theme, hoursX100, lessons };
}

/** The versions of a course, what each changed, and which programs took which. */
export async function showVersions(ctx: Ctx, input: { id: string; page: number; size: number }) {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  const versions = await listVersions(ctx.db, found.id);
  const programs = await listProgramsUsing(ctx.db, ctx.scope, found.id);
  const rows = versions.map(({ number, begunAt, changedAt, byName, content }, at) => {
    const before = versions[at + 1]?.content;
    const until = versions[at - 1]?.begunAt;
    const isTaken = ({ assignedAt }: { assignedAt: Date }) =>
      (assignedAt >= begunAt || !before) && (!until || assignedAt < until);
    return {
      number,
      begunAt,
      changedAt,
      byName: byName ?? '',
      hoursX100: content.hoursX100,
      lessonCount: content.lessons.length,
      lengthSec: content.lessons.reduce((sum, { lengthSec }) => sum + lengthSec, 0),
      changes: before ? changesBetween(before, content) : ['首次发布'],
      lessons: content.lessons.map(({ unit, kind, title, lengthSec }) => ({ unit, kind, title, lengthSec })),
      programs: programs.filter(isTaken).map(({ id, name, stages }) => ({ id, name, stages })),
    };
  });
  const from = (input.page - 1) * input.size;
  return { rows: rows.slice(from, from + input.size), total: rows.length, courseTitle: found.title };
}
