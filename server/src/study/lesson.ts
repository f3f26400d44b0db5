import { pageSpans } from '@yanxiu/domain/course/document';
import { findInPages } from '@yanxiu/domain/course/find-in-pages';
import { captionsOf } from '../course/captions.ts';
import { mediaOf, pictureOf } from '../course/preview.ts';
import { countCues } from '../course/store/captions.ts';
import { findPage, listPages, listWholePages } from '../course/store/lesson.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { courseProgress, withDone } from './progress.ts';
import { loadRules } from './rules.ts';
import { listLessonProgress } from './store/progress.ts';
import { findLessonProgress, getPackageLesson, getTrainee } from './store/session.ts';

/** The reader as a trainee of the program, within the endpoint's own scope: her own rows. */
async function me(ctx: Ctx, programId: string) {
  return getTrainee(ctx.db, ctx.scope, programId, actorOf(ctx).personId);
}

export async function myCourses(ctx: Ctx, { programId }: { programId: string }) {
  const trainee = await me(ctx, programId);
  const rules = await loadRules(ctx.db, programId);
  return courseProgress(ctx.db, trainee, rules.minutesPerHour);
}

export async function myCourse(ctx: Ctx, { programId, courseId }: { programId: string; courseId: string }) {
  const trainee = await me(ctx, programId);
  const found = (await myCourses(ctx, { programId })).find((one) => one.id === courseId) ?? notFound();
  const lessons = await listLessonProgress(ctx.db, { programId, personId: trainee.personId, courseId });
  const units: { id: string; title: string; lessons: ReturnType<typeof withDone<(typeof lessons)[number]>>[] }[] = [];
  for (const lesson of lessons.map(withDone)) {
    const unit = units.at(-1)?.id === lesson.unitId ? units.at(-1) : undefined;
    if (unit) unit.lessons.push(lesson);
    else units.push({ id: lesson.unitId, title: lesson.unitTitle, lessons: [lesson] });
  }
  return { ...found, units };
}

interface LessonKey {
  readonly programId: string;
  readonly lessonId: string;
}

export async function myLesson(ctx: Ctx, { programId, lessonId }: LessonKey) {
  const trainee = await me(ctx, programId);
  const lesson = await getPackageLesson(ctx.db, programId, trainee.stage, lessonId);
  const key = { programId, personId: trainee.personId, lessonId };
  const lessons = (await listLessonProgress(ctx.db, { ...key, courseId: lesson.courseId })).map(withDone);
  const at = lessons.findIndex((row) => row.id === lessonId);
  const seen = await findLessonProgress(ctx.db, key);
  const pages = lesson.kind === 'document' ? await listPages(ctx.db, lessonId) : [];
  const spans = pageSpans(pages);
  return {
    ...(lessons[at] ?? notFound()),
    courseId: lesson.courseId,
    courseTitle: lesson.courseTitle,
    watched: pairs(seen?.watched),
    credited: pairs(seen?.credited),
    pages: pages.map(({ number, title }, place) => ({ number, title, ...(spans[place] ?? { fromSec: 0, toSec: 0 }) })),
    mediaUrl: lesson.kind === 'video' ? `${lessonUrl(programId, lessonId)}/media` : null,
    captionsUrl:
      lesson.kind === 'video' && (await countCues(ctx.db, lessonId)) > 0
        ? `${lessonUrl(programId, lessonId)}/captions`
        : null,
    nextLessonId: lessons[at + 1]?.id ?? null,
  };
}

const lessonUrl = (programId: string, lessonId: string) => `/api/programs/${programId}/study/lessons/${lessonId}`;

function pairs(ranges: readonly (readonly [number, number])[] | undefined): [number, number][] {
  return (ranges ?? []).map(([from, to]) => [from, to]);
}

export async function myPage(ctx: Ctx, { programId, lessonId, number }: LessonKey & { number: number }) {
  const trainee = await me(ctx, programId);
  const lesson = await getPackageLesson(ctx.db, programId, trainee.stage, lessonId);
  const [page, pages] = await Promise.all([findPage(ctx.db, lesson.id, number), listPages(ctx.db, lesson.id)]);
  const span = pageSpans(pages)[number - 1] ?? notFound();
  return { number, pageCount: pages.length, title: page.title, blocks: page.blocks, ...span };
}

/** Its subtitles, for whoever may have the video. */
export async function myCaptions(ctx: Ctx, { programId, lessonId }: LessonKey): Promise<FileAnswer> {
  const trainee = await me(ctx, programId);
  if (trainee.state !== 'active') notFound();
  const lesson = await getPackageLesson(ctx.db, programId, trainee.stage, lessonId);
  return captionsOf(ctx, lesson.id);
}

/** Where a document says some words. */
export async function findMyPages(ctx: Ctx, { programId, lessonId, q }: LessonKey & { q: string }) {
  const trainee = await me(ctx, programId);
  const lesson = await getPackageLesson(ctx.db, programId, trainee.stage, lessonId);
  return findInPages(await listWholePages(ctx.db, lesson.id), q);
}

/** The picture of a page, for whoever may read the document. */
export async function myPicture(ctx: Ctx, { programId, lessonId, sha256 }: LessonKey & { sha256: string }) {
  const trainee = await me(ctx, programId);
  const lesson = await getPackageLesson(ctx.db, programId, trainee.stage, lessonId);
  return pictureOf(ctx, lesson.id, sha256);
}

/** The video, for a trainee whose package holds its course and who has not left the program. */
export async function myMedia(ctx: Ctx, { programId, lessonId }: LessonKey): Promise<FileAnswer> {
  const trainee = await me(ctx, programId);
  if (trainee.state !== 'active') notFound();
  const lesson = await getPackageLesson(ctx.db, programId, trainee.stage, lessonId);
  return mediaOf(ctx, lesson.id);
}
