import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { noteText } from '@yanxiu/domain/study/notes';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { endedOf } from './ended.ts';
import { batcherOf } from './heartbeat.ts';
import type { PlayAnswer } from './play-answer.ts';
import { keptRules } from './rules.ts';
import type { EndedSession } from './store/ended.ts';

type Report = Parsed<typeof study.endpoints.report>;

/** Takes the reports of a play session; the answer comes after they are safely stored. */
export async function takeReports(ctx: Ctx, input: Report): Promise<PlayAnswer> {
  const { personId } = actorOf(ctx);
  const { programId, sessionId } = input;
  const ended = endedOf(ctx.app).remembered({ programId, personId, sessionId });
  if (ended) return sayWhyNot(ctx, programId, ended);
  const answer = await batcherOf(ctx.app).take({
    programId,
    personId,
    sessionId,
    reports: input.reports,
    answer: input.answer ?? null,
    closing: input.closing ?? false,
  });
  if (answer) return answer;
  const found = await endedOf(ctx.app).find({ programId, personId, sessionId });
  return sayWhyNot(ctx, programId, orNotFound(found ?? undefined));
}

/** The session is not the one that counts: another window has taken over, or it has ended. */
async function sayWhyNot(ctx: Ctx, programId: string, ended: EndedSession): Promise<PlayAnswer> {
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
