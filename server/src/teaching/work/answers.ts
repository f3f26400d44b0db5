import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { refuseAnswer } from '@yanxiu/domain/teaching/work/refusals';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { orNotFound, RefusalError } from '../../platform/http/errors.ts';
import { getProgram } from '../../program/store.ts';
import { remark } from '../../study/remark.ts';
import { giveMark } from '../../study/store/answer.ts';
import { lockPerson } from '../../study/store/session.ts';
import { findAnswer, listAnswerLessons, pageAnswers } from './store/answer-list.ts';
import { tellAuthor } from './tell.ts';

type Endpoints = typeof teaching.endpoints;

export async function listAnswers(ctx: Ctx, input: Parsed<Endpoints['answers']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const [page, lessons] = await Promise.all([
    pageAnswers(ctx.db, ctx.scope, input),
    listAnswerLessons(ctx.db, ctx.scope, input.programId),
  ]);
  const { personId } = actorOf(ctx);
  const rows = page.rows.map(({ personId: author, keeps: _keeps, ...row }) => ({ ...row, own: author === personId }));
  return { ...page, rows, lessons };
}

/**
 * What a tutor gives for a short answer, the machine's marks included: her word stands above the 要点. The paper is graded
 * anew each time; its score is told once nothing of it waits, and again when it changes.
 */
export async function markAnswer(ctx: Ctx, input: Parsed<Endpoints['markAnswer']>) {
  const { programId, attemptId, place, earnedX100, comment, shownX100 } = input;
  const author = orNotFound(await findAnswer(ctx.db, ctx.scope, input)).personId;
  await lockPerson(ctx.db, author);
  // read again behind the lock: somebody may have marked it a moment ago
  const answer = orNotFound(await findAnswer(ctx.db, ctx.scope, input));
  const { lessonId, markX100 } = answer;
  const me = actorOf(ctx).personId;
  if (author === me) throw new RefusalError(refuseAnswer('own'));
  if (earnedX100 > answer.points * 100) throw new RefusalError(refuseAnswer('tooMany', { points: answer.points }));
  if (markX100 !== shownX100 && markX100 !== null) {
    const by = { name: answer.markedByName ?? '', points: hundredthsText(markX100) };
    throw new RefusalError(refuseAnswer('markedMeanwhile', by));
  }
  await giveMark(
    ctx.db,
    { programId, attemptId, place },
    { markX100: earnedX100, markedBy: me, markedAt: ctx.now, comment },
  );
  const key = { programId, personId: author, lessonId };
  const { scoreX100, waiting } = await remark(ctx, key, attemptId, answer.keeps);
  if (scoreX100 !== null) {
    const given = hundredthsText(scoreX100);
    await tellAuthor(ctx, key, 'marked', (title) => `“${title}”的简答题已批阅，得 ${given} 分`, comment);
  }
  ctx.audit({
    action: 'teaching.markAnswer',
    subject: ['quizAttempt', attemptId],
    programId,
    before: { place, markX100 },
    after: { place, markX100: earnedX100, scoreX100 },
  });
  return { waiting, scoreX100 };
}
