import type { course } from '@yanxiu/contract/course';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { drawText, poolsOf } from '@yanxiu/domain/course/draw-pools';
import type { BankDraw } from '@yanxiu/domain/course/question';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { courseChanged } from './course-version.ts';
import { writableLesson } from './edit-lesson.ts';
import { listForDraws } from './store/bank.ts';
import { type KeptDraw, type KeptQuestion, replaceQuestions } from './store/quiz.ts';

/**
 * A quiz's own questions and what its rules take from the bank. The bank's questions are copied now: what the bank becomes
 * later changes no quiz, so that what was studied stays what it was.
 */
export async function setQuiz(ctx: Ctx, input: Parsed<typeof course.endpoints.setQuiz>) {
  const { found, lesson } = await writableLesson(ctx, input.id, input.lessonId, 'quiz');
  if (input.questions.length + input.draws.length === 0) throw new RefusalError(refuseCourse('emptyPaper'));
  const pooled = await takeFromBank(ctx, input.draws);
  const own = input.questions.map((question) => ({ ...question, id: newId(), pool: null }));
  const questions = [...own, ...pooled.questions];
  await replaceQuestions(ctx.db, lesson.id, { questions, draws: pooled.draws, rules: input.rules });
  await courseChanged(ctx, found.id);
  ctx.audit({
    action: 'course.setQuiz',
    subject: ['lesson', lesson.id],
    after: { questions: own.length, draws: pooled.draws, ...input.rules },
  });
  return { ok: true as const };
}

async function takeFromBank(ctx: Ctx, draws: readonly BankDraw[]) {
  const pools = poolsOf(await listForDraws(ctx.db, ctx.scope, draws), draws);
  const questions: KeptQuestion[] = [];
  const kept: KeptDraw[] = [];
  for (const [pool, draw] of draws.entries()) {
    const found = pools[pool] ?? [];
    if (found.length < draw.count) {
      const params = { rule: drawText(draw), found: found.length, count: draw.count };
      throw new RefusalError(refuseCourse('bankShort', params));
    }
    kept.push({ ...draw, pooled: found.length });
    for (const { difficulty: _difficulty, tags: _tags, version: _version, ...question } of found) {
      questions.push({ ...question, pool });
    }
  }
  return { questions, draws: kept };
}
