import type { course } from '@yanxiu/contract/course';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { refuseWidening } from '@yanxiu/domain/course/widen';
import type { Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { answersWidened } from './facts.ts';
import { getCourse } from './store/course.ts';
import { getLesson } from './store/lesson.ts';
import { listQuestions, widenQuestion } from './store/quiz.ts';

/**
 * Takes further answers of a question for right, published or not: what should have counted is seen in the analysis of
 * items. Who has handed in gains by it, nobody loses.
 */
export async function widenAnswers(ctx: Ctx, input: Parsed<typeof course.endpoints.widenAnswers>) {
  const found = await getCourse(ctx.db, ctx.scope, input.id);
  const lesson = await getLesson(ctx.db, found.id, input.lessonId);
  const questions = await listQuestions(ctx.db, lesson.id);
  const question = orNotFound(questions.find(({ id }) => id === input.questionId));
  const { questionId, accepted } = input;
  const refusal = refuseWidening(question.kind, question.accepted, accepted);
  if (refusal) throw new RefusalError(refusal);
  await widenQuestion(ctx.db, lesson.id, questionId, accepted);
  await ctx.publish(answersWidened, { lessonId: lesson.id, questionId, accepted });
  ctx.audit({
    action: 'course.widenAnswers',
    subject: ['lesson', lesson.id],
    before: { stem: question.stem, accepted: question.accepted },
    after: { accepted },
  });
  return { ok: true as const };
}
