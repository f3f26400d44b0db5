import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { noteText } from '@yanxiu/domain/study/notes';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { batcherOf } from './heartbeat.ts';
import type { PlayAnswer } from './play-answer.ts';
import { keptRules } from './rules.ts';
import { findEndedSession } from './store/session.ts';

type Report = Parsed<typeof study.endpoints.report>;

/** Takes the reports of a play session; the answer comes after they are safely stored. */
export async function takeReports(ctx: Ctx, input: Report): Promise<PlayAnswer> {
  const { personId } = actorOf(ctx);
  const answer = await batcherOf(ctx.app).take({
    programId: input.programId,
    personId,
    sessionId: input.sessionId,
    reports: input.reports,
    answer: input.answer ?? null,
    closing: input.closing ?? false,
  });
  return answer ?? sayWhyNot(ctx, input, personId);
}

/** The session is not the one that counts: another window has taken over, or it has ended. */
async function sayWhyNot(ctx: Ctx, input: Report, personId: string): Promise<PlayAnswer> {
  const { programId, sessionId } = input;
  const ended = orNotFound(await findEndedSession(ctx.db, { programId, personId, sessionId }));
  const rules = await keptRules(ctx.app, programId);
  const state = ended.endedBy === 'takenOver' ? 'takenOver' : 'ended';
  const note = ended.endedBy === 'takenOver' ? 'takenOver' : ended.endedBy === 'silent' ? 'silent' : 'closed';
  return {
    state,
    reason: noteText(note, { minutes: Math.round(rules.bufferSec / 60) }),
    acceptedSeq: 0,
    earnedSec: 0,
    lessonCreditedSec: ended.lessonCreditedSec ?? 0,
    lessonLengthSec: ended.lengthSec,
    question: null,
    nextQuestionSec: null,
    totals: {
      creditedSec: ended.creditedSec,
      hoursX100: ended.hoursX100,
      todaySec: ended.day === dayOf(ctx.now) ? ended.daySec : 0,
      todayCapSec: rules.dayCapSec,
    },
  };
}
