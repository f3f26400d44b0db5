import type { Ctx } from '../platform/http/context.ts';
import { readContent, writeContent } from './course-content.ts';
import { providerOf } from './edit-course.ts';
import { getCourse } from './store/course.ts';
import { listVideos } from './store/lesson.ts';

/** A draft with everything that a course holds, for the next year's version or a variant of another stage. */
export async function copyCourse(ctx: Ctx, input: { id: string; title: string }): Promise<{ id: string }> {
  const providerId = providerOf(ctx.scope);
  const source = await getCourse(ctx.db, ctx.scope, input.id);
  const content = await readContent(ctx.db, source);
  const videos = new Map((await listVideos(ctx.db, source.id)).map(({ sha256, ...video }) => [sha256, video]));
  const named = { ...content, course: { ...content.course, title: input.title } };
  const id = await writeContent(ctx.db, named, { providerId, at: ctx.now, videos });
  ctx.audit({
    action: 'course.copy',
    subject: ['course', id],
    after: { title: input.title, from: { id: source.id, title: source.title, version: source.version } },
  });
  return { id };
}
