import type { course } from '@yanxiu/contract/course';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { systemScope } from '@yanxiu/domain/access/scope';
import type { DocumentPage, PagePicture } from '@yanxiu/domain/course/document';
import { mostPdfMb, mostPdfPages, pageTitle, suggestedReadSec, tidyPageText } from '@yanxiu/domain/course/pdf-page';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { z } from 'zod';
import { insertFile } from '../file/store.ts';
import type { App } from '../platform/http/app-parts.ts';
import { actorOf, asSystem, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { type JobProgress, jobTask, queueJob } from '../platform/jobs/jobs.ts';
import type { PdfPage } from '../platform/pdf/pdf-order.ts';
import { type PdfOutcome, renderPdf } from '../platform/pdf/render-pdf.ts';
import { courseChanged } from './course-version.ts';
import { writableLesson } from './edit-lesson.ts';
import { findProviderFile, replacePages } from './store/lesson.ts';

const payload = z.object({ courseId: z.uuid(), lessonId: z.uuid(), fileId: z.uuid(), personId: z.uuid() });
type Payload = z.infer<typeof payload>;

const scope = systemScope('make a document of a PDF');

/** Queues the drawing of a PDF's pages: it takes a third of a second a page. */
export async function setPdf(ctx: Ctx, input: Parsed<typeof course.endpoints.setPdf>): Promise<{ jobId: string }> {
  const { found, lesson } = await writableLesson(ctx, input.id, input.lessonId, 'document');
  const file = await findProviderFile(ctx.db, found.providerId, input.fileId);
  const refusal = refuseFile(file);
  if (refusal) throw new RefusalError(refusal);
  ctx.audit({ action: 'course.setPdf', subject: ['lesson', lesson.id], after: { file: file.name } });
  const ids = { courseId: found.id, lessonId: lesson.id, fileId: file.id, personId: actorOf(ctx).personId };
  return { jobId: await queueJob(ctx, { task: pdfTask.name, title: `转换 ${file.name}`, payload: ids }) };
}

function refuseFile({ mediaType, sizeBytes }: { mediaType: string; sizeBytes: number }): Refusal | null {
  if (mediaType !== 'application/pdf') return refuseCourse('notPdf');
  const size = Math.ceil(sizeBytes / 1024 / 1024);
  return size > mostPdfMb ? refuseCourse('pdfTooLarge', { size, limit: mostPdfMb }) : null;
}

/**
 * The job. The pictures are stored as they come (by their content: a second run stores nothing twice), the pages of the
 * lesson change once all of them are there.
 */
export const pdfTask = jobTask('course.setPdf', payload.parse, async (app, ids, job) => {
  const { path } = await asSystem(app, scope, 'course.setPdf', async (ctx) => {
    const { found } = await writableLesson(ctx, ids.courseId, ids.lessonId, 'document');
    return ctx.app.files.find((await findProviderFile(ctx.db, found.providerId, ids.fileId)).sha256);
  });
  await job.report(0, 0, '正在打开 PDF');
  const pages: DocumentPage[] = [];
  const outcome = await renderPdf(path, async (page, count) => {
    pages.push(await keptPage(app, page));
    await report(job, page.number, count);
  });
  if ('stoppedAt' in outcome && outcome.said) console.error(`PDF of lesson ${ids.lessonId}: ${outcome.said}`);
  const problem = problemOf(outcome);
  if (!problem) await keepPages(app, ids, pages);
  return { pages: problem ? 0 : pages.length, problem: problem?.message ?? null };
});

const report = (job: JobProgress, done: number, total: number) =>
  job.report(done, total, `已转换 ${done} 页，共 ${total} 页`);

async function keptPage(app: App, page: PdfPage): Promise<DocumentPage> {
  const { number, width, height, jpeg } = page;
  const text = tidyPageText(page.text);
  const sha256 = await app.files.put(jpeg);
  const picture = { kind: 'picture' as const, sha256, width, height, sizeBytes: jpeg.length, text };
  return { title: pageTitle(text, number), readSec: suggestedReadSec(text), blocks: [picture] };
}

function problemOf(outcome: PdfOutcome): Refusal | null {
  if ('stoppedAt' in outcome) {
    const { stoppedAt: page } = outcome;
    return page === 0 ? refuseCourse('pdfStrange') : refuseCourse('pdfHeavy', { page });
  }
  if (!('refused' in outcome)) return null;
  const { refused, pages } = outcome;
  if (refused === 'pages') return refuseCourse('pdfPages', { pages, limit: mostPdfPages });
  if (refused === 'password') return refuseCourse('pdfPassword');
  return refuseCourse(refused === 'empty' ? 'pdfEmpty' : 'pdfDamaged');
}

/** The pages of the lesson, and whose their pictures are. */
async function keepPages(app: App, ids: Payload, pages: readonly DocumentPage[]): Promise<void> {
  await asSystem(app, scope, 'course.setPdf', async (ctx) => {
    const { found, lesson } = await writableLesson(ctx, ids.courseId, ids.lessonId, 'document');
    for (const [at, { blocks }] of pages.entries()) {
      const picture = blocks[0] as PagePicture;
      await insertFile(
        ctx.db,
        pictureFile(picture, `${lesson.title} 第 ${at + 1} 页.jpg`, found.providerId, ids, ctx.now),
      );
    }
    await replacePages(ctx.db, lesson.id, pages);
    await courseChanged(ctx, found.id, ids.personId);
  });
}

const pictureFile = (
  { sha256, sizeBytes }: PagePicture,
  name: string,
  orgId: string,
  { personId }: Pick<Payload, 'personId'>,
  createdAt: Date,
) => ({
  id: newId(),
  sha256,
  sizeBytes,
  mediaType: 'image/jpeg',
  name,
  purpose: 'lesson',
  orgId,
  programId: null,
  personId,
  createdAt,
});
