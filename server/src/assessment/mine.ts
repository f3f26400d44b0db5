import { refuseAssessment } from '@yanxiu/domain/assessment/refusals';
import { isPosting } from '@yanxiu/domain/assessment/states';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import { computeScores } from './gather.ts';
import { findOwnObjection } from './store/appeal.ts';
import { findScore, findTrainee } from './store/score.ts';

/** My score: the posted one when there is one, else what it would be by what is recorded now, marked as such. */
export async function myScore(ctx: Ctx, input: { programId: string }) {
  const { personId } = actorOf(ctx);
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const { postingDays } = settings.assessment;
  const kept = await findScore(ctx.db, ctx.scope, input.programId, personId);
  const objection = await findOwnObjection(ctx.db, ctx.scope, input.programId);
  const shown = kept && kept.state !== 'computed' ? kept.score : null;
  return {
    state: kept?.state ?? null,
    provisional: shown === null,
    score: shown ?? (await provisionalScore(ctx, input.programId, personId, settings)),
    objection,
    mayObject:
      kept !== null && isPosting({ ...kept, postingDays, today: dayOf(ctx.now) }) && objection?.state !== 'open',
  };
}

async function provisionalScore(
  ctx: Ctx,
  programId: string,
  personId: string,
  settings: Parameters<typeof computeScores>[2],
) {
  const trainee = await findTrainee(ctx.db, ctx.scope, programId, personId);
  const [computed] = trainee ? await computeScores(ctx.db, programId, settings, [trainee]) : [];
  if (!computed) throw new RefusalError(refuseAssessment('notActive'));
  return computed.score;
}
