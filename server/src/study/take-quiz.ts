import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { dayText } from '@yanxiu/domain/kernel/day';
import { gradeQuiz } from '@yanxiu/domain/study/quiz-grade';
import { refuseStudy } from '@yanxiu/domain/study/refusals';
import { listQuestions } from '../course/store/lesson.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, orNotFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { quizScored } from './facts.ts';
import { loadRules } from './rules.ts';
import {
  type Attempt,
  insertAttempt,
  keepBest,
  listAttempts,
  type PaperQuestion,
  submitAttempt,
} from './store/quiz.ts';
import { getPackageLesson, getTrainee, lockPerson } from './store/session.ts';

type Endpoints = typeof study.endpoints;

async function quizOf(ctx: Ctx, programId: string, lessonId: string) {
  const { personId } = actorOf(ctx);
  const trainee = await getTrainee(ctx.db, ctx.scope, programId, personId);
  const lesson = await getPackageLesson(ctx.db, programId, trainee.stage, lessonId);
  if (lesson.kind !== 'quiz') notFound();
  return { trainee, lesson, key: { programId, personId, lessonId } };
}

async function refuseClosed(ctx: Ctx, programId: string, state: string): Promise<void> {
  const rules = await loadRules(ctx.db, programId);
  if (state !== 'active') throw new RefusalError(refuseStudy('notTrainee'));
  if (ctx.now.getTime() < rules.startsAtMs)
    throw new RefusalError(refuseStudy('notStarted', { startsOn: dayText(rules.startsOn) }));
  if (ctx.now.getTime() >= rules.endsAtMs)
    throw new RefusalError(refuseStudy('over', { endsOn: dayText(rules.endsOn) }));
}

/** Draws a paper, or gives the one back that is not handed in yet; no answers go out. */
export async function startQuiz(ctx: Ctx, input: Parsed<Endpoints['startQuiz']>) {
  const { trainee, lesson, key } = await quizOf(ctx, input.programId, input.lessonId);
  await refuseClosed(ctx, input.programId, trainee.state);
  await lockPerson(ctx.db, key.personId);
  const attempts = await listAttempts(ctx.db, key);
  const open = attempts.find((attempt) => attempt.submittedAt === null);
  const attempt = open ?? (await drawPaper(ctx, key, attempts.length, lesson.attempts));
  return {
    attemptId: attempt.id,
    number: attempt.number,
    attempts: lesson.attempts,
    passPercent: lesson.passPercent,
    questions: attempt.paper.map(asShown),
  };
}

async function drawPaper(
  ctx: Ctx,
  key: { programId: string; personId: string; lessonId: string },
  used: number,
  most: number,
) {
  if (used >= most) throw new RefusalError(refuseStudy('noAttemptsLeft', { attempts: most }));
  const paper = await listQuestions(ctx.db, key.lessonId);
  if (paper.length === 0) throw new RefusalError(refuseStudy('emptyQuiz'));
  const attempt = { id: newId(), number: used + 1, paper };
  await insertAttempt(ctx.db, { ...key, ...attempt, startedAt: ctx.now });
  return attempt;
}

function asShown({ id, kind, stem, choices, points }: PaperQuestion) {
  return { id, kind, stem, choices, points };
}

/** Grades on the server, keeps the best score, and only now shows answers and explanations. */
export async function submitQuiz(ctx: Ctx, input: Parsed<Endpoints['submitQuiz']>) {
  const { trainee, lesson, key } = await quizOf(ctx, input.programId, input.lessonId);
  await refuseClosed(ctx, input.programId, trainee.state);
  await lockPerson(ctx.db, key.personId);
  const attempts = await listAttempts(ctx.db, key);
  const attempt = orNotFound(attempts.find((one) => one.id === input.attemptId));
  const byQuestion = new Map(input.answers.map((answer) => [answer.questionId, answer.choices]));
  const given = attempt.paper.map((question) => byQuestion.get(question.id) ?? []);
  const { scoreX100 } = gradeQuiz(attempt.paper, given);
  if (
    !(await submitAttempt(
      ctx.db,
      { programId: key.programId, id: attempt.id },
      { submittedAt: ctx.now, given, scoreX100 },
    ))
  ) {
    throw new RefusalError(refuseStudy('alreadySubmitted'));
  }
  const bestX100 = await keepBest(ctx.db, key, scoreX100, ctx.now);
  await ctx.publish(quizScored, { ...key, scoreX100, bestX100 });
  return outcomeOf({ ...attempt, given, scoreX100 }, bestX100, lesson, attempts.length);
}

function outcomeOf(
  attempt: Attempt,
  bestX100: number,
  lesson: { passPercent: number; attempts: number },
  used: number,
) {
  const { right, scoreX100 } = gradeQuiz(attempt.paper, attempt.given);
  return {
    scoreX100,
    bestX100,
    passed: bestX100 >= lesson.passPercent * 100,
    attemptsLeft: Math.max(0, lesson.attempts - used),
    questions: attempt.paper.map((question, at) => ({
      ...asShown(question),
      given: attempt.given[at] ?? [],
      answer: question.answer,
      right: right[at] ?? false,
      explanation: question.explanation,
    })),
  };
}

export async function showQuizResult(ctx: Ctx, input: { programId: string; lessonId: string }) {
  const { lesson, key } = await quizOf(ctx, input.programId, input.lessonId);
  const attempts = await listAttempts(ctx.db, key);
  const submitted = attempts.filter((attempt) => attempt.submittedAt !== null);
  const bestX100 = Math.max(0, ...submitted.map((attempt) => attempt.scoreX100 ?? 0));
  const last = submitted[0];
  return {
    attempts: lesson.attempts,
    attemptsUsed: submitted.length,
    passPercent: lesson.passPercent,
    questionCount: lesson.questionCount,
    last: last ? outcomeOf(last, bestX100, lesson, attempts.length) : null,
  };
}
