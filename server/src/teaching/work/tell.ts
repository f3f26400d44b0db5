import type { Ctx } from '../../platform/http/context.ts';
import { type Message, tellTrainees } from '../message.ts';
import { findLessonTitle } from './store/lesson-title.ts';

interface About {
  readonly programId: string;
  readonly personId: string;
  readonly lessonId: string;
}

/** Tells the author what became of what she handed in or said; the link opens the lesson. */
export async function tellAuthor(
  ctx: Ctx,
  { programId, personId, lessonId }: About,
  kind: Message['kind'],
  say: (title: string) => string,
  body = '',
): Promise<void> {
  const title = say(await findLessonTitle(ctx.db, lessonId));
  await tellTrainees(ctx, programId, [personId], { kind, title, body, link: `/lessons/${lessonId}` });
}
