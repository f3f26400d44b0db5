import { randomInt } from 'node:crypto';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { isAnswered, machineEarns } from '@yanxiu/domain/course/short-answer';
import { dayText } from '@yanxiu/domain/kernel/day';
import { type Given, gradeQuiz, textsOf } from '@yanxiu/domain/study/quiz-grade';
import { drawPaper, isTooLate, leftSecOf } from '@yanxiu/domain/study/quiz-paper';
import { standingScore } from '@yanxiu/domain/study/quiz-standing';
import { refuseStudy } from '@yanxiu/domain/study/refusals';
import { drawsOf, listQuestions, paperLengthOf, quizRulesOf } from '../course/store/quiz.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, orNotFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { refuseUnchosen } from './elective.ts';
import { quizScored } from './facts.ts';
import { asShown, outcomeOf } from './quiz-outcome.ts';
import { rulesWithin } from './rules.ts';
import { asksTutor, insertAnswers, listMarks, type NewAnswer } from './store/answer.ts';
import {
  type Attempt,
  findCarried,
  insertAttempt,
  keepScore,
  keepWaiting,
  listAttempts,
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
  const rules = await rulesWithin(ctx, programId);
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
  await refuseUnchosen(ctx, trainee, lesson.courseId);
  await lockPerson(ctx.db, key.personId);
  const attempts = await listAttempts(ctx.db, key);
  if (attempts.some(({ waiting }) => waiting > 0)) throw new RefusalError(refuseStudy('waitsForMarking'));
  const found = attempts.find((attempt) => attempt.submittedAt === null);
  const isOver = found && leftOf(ctx, found, lesson) === 0;
  // what was left lying until its time was over ends without answers
  if (found && isOver) await handIn(ctx, key, lesson, found, []);
  const attempt = found && !isOver ? found : await newAttempt(ctx, key, attempts.length, lesson);
  return {
    attemptId: attempt.id,
    number: attempt.number,
    attempts: lesson.attempts,
    passPercent: lesson.passPercent,
    leftSec: leftOf(ctx, attempt, lesson),
    questions: attempt.paper.map(asShown),
  };
}

type Lesson = Awaited<ReturnType<typeof quizOf>>['lesson'];
type Key = Awaited<ReturnType<typeof quizOf>>['key'];

const leftOf = (ctx: Ctx, { startedAt }: { startedAt: Date }, { limitMinutes }: Lesson) =>
  leftSecOf(startedAt.getTime(), limitMinutes, ctx.now.getTime());

async function newAttempt(ctx: Ctx, key: Key, used: number, lesson: Lesson) {
  if (used >= lesson.attempts) throw new RefusalError(refuseStudy('noAttemptsLeft', { attempts: lesson.attempts }));
  const bank = await listQuestions(ctx.db, key.lessonId);
  if (bank.length === 0) throw new RefusalError(refuseStudy('emptyQuiz'));
  const pools = drawsOf(lesson).map(({ count }) => count);
  const drawn = drawPaper(bank, { ...quizRulesOf(lesson), pools }, () => randomInt(2 ** 47) / 2 ** 47);
  const paper = drawn.map(({ pool: _pool, ...question }) => question);
  const attempt = { id: newId(), number: used + 1, startedAt: ctx.now, paper };
  await insertAttempt(ctx.db, { ...key, ...attempt });
  return attempt;
}

/** Grades on the server, keeps the score that counts, and only now shows answers and explanations, where it may. */
export async function submitQuiz(ctx: Ctx, input: Parsed<Endpoints['submitQuiz']>) {
  const { trainee, lesson, key } = await quizOf(ctx, input.programId, input.lessonId);
  await refuseClosed(ctx, input.programId, trainee.state);
  await lockPerson(ctx.db, key.personId);
  const attempts = await listAttempts(ctx.db, key);
  const attempt = orNotFound(attempts.find((one) => one.id === input.attemptId));
  const tooLate = isTooLate(attempt.startedAt.getTime(), lesson.limitMinutes, ctx.now.getTime());
  const byQuestion = new Map(tooLate ? [] : input.answers.map((answer) => [answer.questionId, answer]));
  const given = attempt.paper.map(({ id, kind }): Given => {
    const answer = byQuestion.get(id);
    return (kind === 'blank' || kind === 'short' ? answer?.texts : answer?.choices) ?? [];
  });
  const { bestX100 } = await handIn(ctx, key, lesson, attempt, given);
  const standing = { bestX100, attemptsLeft: leftAttempts(lesson, attempts.length), rules: lesson };
  return { ...outcomeOf({ ...attempt, given }, standing), tooLate };
}

/** Ends an attempt with what was given, once. */
async function handIn(
  ctx: Ctx,
  key: Key,
  lesson: Lesson,
  attempt: Pick<Attempt, 'id' | 'paper'>,
  given: readonly Given[],
) {
  const { scoreX100, waiting } = gradeQuiz(attempt.paper, given);
  const submission = { submittedAt: ctx.now, given, scoreX100, waiting };
  if (!(await submitAttempt(ctx.db, { programId: key.programId, id: attempt.id }, submission))) {
    throw new RefusalError(refuseStudy('alreadySubmitted'));
  }
  await insertAnswers(ctx.db, answersOf(ctx, key, attempt, given));
  if (scoreX100 === null) return { bestX100: await keepWaiting(ctx.db, key, ctx.now) };
  const bestX100 = await keepScore(ctx.db, key, { scoreX100, keeps: lesson.keeps }, ctx.now);
  await ctx.publish(quizScored, { ...key, scoreX100, bestX100 });
  return { bestX100 };
}

/** The short answers of a paper that say anything. */
function answersOf(ctx: Ctx, key: Key, attempt: Pick<Attempt, 'id' | 'paper'>, given: readonly Given[]): NewAnswer[] {
  const { programId, lessonId } = key;
  return attempt.paper.flatMap((question, place) => {
    const [text = ''] = textsOf(given[place] ?? []);
    if (question.kind !== 'short' || !isAnswered(text)) return [];
    const machineX100 = machineEarns(question, text);
    const of = { programId, attemptId: attempt.id, place, lessonId, questionId: question.id };
    return [{ ...of, handedInAt: ctx.now, machineX100 }];
  });
}

export async function showQuizResult(ctx: Ctx, input: { programId: string; lessonId: string }) {
  const { lesson, key } = await quizOf(ctx, input.programId, input.lessonId);
  const attempts = await listAttempts(ctx.db, key);
  const submitted = attempts.filter((attempt) => attempt.submittedAt !== null);
  const last = submitted[0];
  const marks = await listMarks(ctx.db, key.programId, last ? [last.id] : []);
  const standing = {
    bestX100: standingScore(submitted, lesson.keeps, await findCarried(ctx.db, key)),
    attemptsLeft: leftAttempts(lesson, attempts.length),
    rules: lesson,
  };
  const { draw: _draw, ...rules } = quizRulesOf(lesson);
  return {
    ...rules,
    attemptsUsed: submitted.length,
    questionCount: paperLengthOf(lesson),
    byTutor: await asksTutor(ctx.db, key.lessonId),
    last: last ? outcomeOf(last, standing, marks) : null,
  };
}

const leftAttempts = ({ attempts }: Lesson, used: number) => Math.max(0, attempts - used);
