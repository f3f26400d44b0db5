import { refuseSchoolBased } from '@yanxiu/domain/school-based/refusals';
import { drawSample } from '@yanxiu/domain/school-based/sample';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import { listActivities } from './store/activity.ts';
import { insertDraw } from './store/draw.ts';

/** Draws the sample of a spot check from what principals have confirmed and keeps draw and seed (rules §8). */
export async function drawSpotCheck(
  ctx: Ctx,
  input: { programId: string; seed: string },
): Promise<{ id: string; drawn: number }> {
  const { programId, seed } = input;
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const { personId } = actorOf(ctx);
  const rows = await listActivities(ctx.db, ctx.scope, personId, { programId, states: ['confirmed', 'approved'] });
  if (rows.length === 0) throw new RefusalError(refuseSchoolBased('nothingToDraw'));
  const percent = program.settings.schoolBased.samplePercent;
  const activityIds = drawSample(rows, percent, seed).map((row) => row.id);
  const id = newId();
  const orgPath = ctx.scope.kind === 'tree' ? ctx.scope.path : program.publisherPath;
  await insertDraw(ctx.db, {
    programId,
    id,
    orgPath,
    seed,
    percent,
    drawnOf: rows.length,
    activityIds,
    drawnBy: personId,
    drawnAt: ctx.now,
  });
  ctx.audit({
    action: 'schoolBased.drawSample',
    subject: ['schoolBasedDraw', id],
    programId,
    after: { seed, percent, drawnOf: rows.length, drawn: activityIds.length },
  });
  return { id, drawn: activityIds.length };
}
