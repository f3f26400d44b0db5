import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { endedOf } from './ended.ts';
import { evidenceOf } from './evidence.ts';
import { batcherOf } from './heartbeat.ts';
import type { PlayAnswer } from './play-answer.ts';
import { sayWhyNot } from './why-not.ts';

type Report = Parsed<typeof study.endpoints.report>;

/** Takes the reports of a play session; the answer comes after they are safely stored. */
export function takeReports(ctx: Ctx, input: Report): Promise<PlayAnswer> {
  const { app } = ctx;
  const { personId } = actorOf(ctx);
  const { answer, closing, programId, reports, sessionId } = input;
  const ended = endedOf(app).remembered(sessionId, programId, personId);
  if (!ended) {
    const beat = { programId, personId, sessionId, reports, answer: answer ?? null, closing: closing ?? false };
    return batcherOf(app).take(beat);
  }
  if (ended.endedBy === 'takenOver' && reports.length > 0)
    evidenceOf(app).note({ programId, personId, sessionId }, 'afterTakeOver', 1, 0);
  return sayWhyNot(app, programId, ended);
}
