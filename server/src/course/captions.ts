import { readCaptions, writeCaptions } from '@yanxiu/domain/course/caption';
import { lessonKindNames } from '@yanxiu/domain/course/lesson-kind';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { decodeText } from '../platform/sheets/decode-text.ts';
import { UnreadableSheet } from '../platform/sheets/refusals.ts';
import { deleteCaptions, getCaptions, saveCaptions } from './store/captions.ts';
import { getCourse, touchCourse } from './store/course.ts';
import { getLesson } from './store/lesson.ts';

interface LessonRef {
  readonly id: string;
  readonly lessonId: string;
}

/** Takes subtitles as they were saved by a subtitle program; kept as plain WebVTT of our own writing. */
export async function setCaptions(ctx: Ctx, input: LessonRef, body: Uint8Array): Promise<{ cueCount: number }> {
  const lesson = await videoOf(ctx, input);
  if (lesson.lengthSec === 0) throw new RefusalError(refuseCourse('captionsFirst'));
  const cues = readCaptions(textOf(body), lesson.lengthSec);
  if (isRefusal(cues)) throw new RefusalError(cues);
  await saveCaptions(ctx.db, { lessonId: lesson.id, vtt: writeCaptions(cues), cueCount: cues.length });
  await touchCourse(ctx.db, input.id);
  ctx.audit({ action: 'course.setCaptions', subject: ['lesson', lesson.id], after: { cues: cues.length } });
  return { cueCount: cues.length };
}

async function videoOf(ctx: Ctx, { id, lessonId }: LessonRef) {
  const found = await getCourse(ctx.db, ctx.scope, id);
  const lesson = await getLesson(ctx.db, found.id, lessonId);
  if (lesson.kind !== 'video')
    throw new RefusalError(refuseCourse('wrongKind', { kind: lessonKindNames[lesson.kind] }));
  return lesson;
}

function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (error instanceof UnreadableSheet) throw new RefusalError(refuseCourse('noCaptions'));
    throw error;
  }
}

export async function removeCaptions(ctx: Ctx, input: LessonRef) {
  const lesson = await videoOf(ctx, input);
  await deleteCaptions(ctx.db, lesson.id);
  await touchCourse(ctx.db, input.id);
  ctx.audit({ action: 'course.removeCaptions', subject: ['lesson', lesson.id] });
  return { ok: true as const };
}

export async function previewCaptions(ctx: Ctx, input: LessonRef): Promise<FileAnswer> {
  const lesson = await videoOf(ctx, input);
  return captionsOf(ctx, lesson.id);
}

/** Subtitles for a player; the caller has checked that the reader may have the film. */
export async function captionsOf(ctx: Ctx, lessonId: string): Promise<FileAnswer> {
  const vtt = await getCaptions(ctx.db, lessonId);
  const bytes = Buffer.from(vtt, 'utf8');
  return { name: '字幕.vtt', mediaType: 'text/vtt; charset=utf-8', bytes, inline: true, cacheSec: 3600 };
}
