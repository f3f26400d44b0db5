import { gradeQuiz } from '@yanxiu/domain/study/quiz-grade';
import { standingScore } from '@yanxiu/domain/study/quiz-standing';
import type { Ctx } from '../platform/http/context.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { quizScored } from './facts.ts';
import { listMarks, marksOf } from './store/answer.ts';
import { findCarried, listAttempts, type QuizKey, setScore, updateScore } from './store/quiz.ts';

/**
 * Grades a paper anew after a tutor has read one of its answers, and with it the score that counts. The caller holds the
 * person's lock. Returns what is left to read and the paper's score.
 */
export async function remark(ctx: Ctx, key: QuizKey, attemptId: string, keeps: 'best' | 'last') {
  const attempts = await listAttempts(ctx.db, key);
  const attempt = orNotFound(attempts.find(({ id }) => id === attemptId));
  const marks = await listMarks(ctx.db, key.programId, [attemptId]);
  const { scoreX100, waiting } = gradeQuiz(attempt.paper, attempt.given, marksOf(attemptId, marks));
  await updateScore(ctx.db, { programId: key.programId, id: attemptId }, { scoreX100, waiting });
  const papers = attempts.map((one) => (one.id === attemptId ? { ...one, scoreX100 } : one));
  const bestX100 = standingScore(papers, keeps, await findCarried(ctx.db, key));
  await setScore(ctx.db, key, bestX100, ctx.now);
  if (scoreX100 !== null && bestX100 !== null) await ctx.publish(quizScored, { ...key, scoreX100, bestX100 });
  return { scoreX100, waiting, bestX100 };
}
