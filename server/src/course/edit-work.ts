import type { course } from '@yanxiu/contract/course';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { charsOf } from '@yanxiu/domain/course/work-limits';
import { promptText } from '@yanxiu/domain/course/work-rules';
import type { Ctx } from '../platform/http/context.ts';
import { courseChanged } from './course-version.ts';
import { writableLesson } from './edit-lesson.ts';
import { findWork, type JudgedKind, saveWork } from './store/work.ts';

type Endpoints = typeof course.endpoints;

export function setAssignment(ctx: Ctx, input: Parsed<Endpoints['setAssignment']>) {
  return setWork(ctx, 'assignment', input);
}

export function setDiscussion(ctx: Ctx, input: Parsed<Endpoints['setDiscussion']>) {
  return setWork(ctx, 'discussion', input);
}

async function setWork(
  ctx: Ctx,
  kind: JudgedKind,
  input: Parsed<Endpoints['setAssignment']> | Parsed<Endpoints['setDiscussion']>,
) {
  const { found, lesson } = await writableLesson(ctx, input.id, input.lessonId, kind);
  const promptLength = charsOf(promptText(input.prompt));
  await saveWork(ctx.db, lesson.id, { prompt: input.prompt, rules: input.rules, promptLength });
  await courseChanged(ctx, found.id);
  ctx.audit({
    action: kind === 'assignment' ? 'course.setAssignment' : 'course.setDiscussion',
    subject: ['lesson', lesson.id],
    after: { promptLength, ...input.rules },
  });
  return { promptLength };
}

/** What an assignment or a discussion asks for; null for lessons of other kinds and while nothing is written. */
export async function showWork(ctx: Ctx, lesson: { readonly id: string; readonly kind: string }) {
  if (lesson.kind !== 'assignment' && lesson.kind !== 'discussion') return null;
  return findWork(ctx.db, lesson.id, lesson.kind);
}
