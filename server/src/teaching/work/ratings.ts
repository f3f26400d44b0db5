import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { type Group, nextStep } from '@yanxiu/domain/teaching/work/group-size';
import { refuseVoice } from '@yanxiu/domain/teaching/work/refusals';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { orNotFound, RefusalError } from '../../platform/http/errors.ts';
import { getProgram } from '../../program/store.ts';
import { reachesWhole } from '../in-charge.ts';
import { spreadOf } from './spread.ts';
import { getMember } from './store/member.ts';
import {
  hasStudied,
  insertRating,
  listRated,
  listUntold,
  noteRated,
  pageRatings,
  pageRatingWords,
  type RatingRow,
  tellRatings,
} from './store/rating.ts';
import { findRegion } from './store/voice.ts';

type Endpoints = typeof teaching.endpoints;

export async function showMyRatings(ctx: Ctx, { programId }: { programId: string }) {
  const { personId } = actorOf(ctx);
  await getMember(ctx.db, ctx.scope, programId, personId);
  return { rated: await listRated(ctx.db, programId, personId) };
}

/** Rates a course that one has studied, once; who gave which stars is kept nowhere. */
export async function rateCourse(ctx: Ctx, input: Parsed<Endpoints['rateCourse']>) {
  const { programId, courseId, stars, words } = input;
  const { personId } = actorOf(ctx);
  const member = await getMember(ctx.db, ctx.scope, programId, personId);
  if (member.state !== 'active') throw new RefusalError(refuseVoice('notTrainee'));
  if (!(await hasStudied(ctx.db, { programId, personId, courseId }))) throw new RefusalError(refuseVoice('notStudied'));
  const regionId = await findRegion(ctx.db, member.orgPath);
  if (!regionId) throw new RefusalError(refuseVoice('noRegion'));
  if (!(await noteRated(ctx.db, { programId, personId, courseId }))) throw new RefusalError(refuseVoice('rated'));
  const untold = await listUntold(ctx.db, { programId, courseId });
  await insertRating(ctx.db, { programId, courseId, regionId, stars, words });
  const step = nextStep(...withNewest(untold, regionId));
  if (step) await tellRatings(ctx.db, { programId, courseId, regionIds: [...step] });
  ctx.audit({ action: 'teaching.rateCourse', subject: ['course', courseId], programId });
  return { ok: true as const };
}

/** What was held back until now, with the newest. */
function withNewest(
  rows: readonly { regionId: string; untold: number; hidden: number }[],
  regionId: string,
): [untold: number, hidden: Group[]] {
  const hidden = new Map(rows.map((row) => [row.regionId, row.hidden]));
  hidden.set(regionId, (hidden.get(regionId) ?? 0) + 1);
  return [rows.reduce((sum, row) => sum + row.untold, 1), [...hidden].map(([key, count]) => ({ key, count }))];
}

const shown = ({ counts, ...row }: RatingRow) => ({ ...row, spread: spreadOf(counts) });

export async function listRatings(ctx: Ctx, input: Parsed<Endpoints['ratings']>) {
  const whole = reachesWhole(ctx.scope, await getProgram(ctx.db, ctx.scope, input.programId));
  const { rows, total } = await pageRatings(ctx.db, ctx.scope, { ...input, whole });
  return { rows: rows.map(shown), total };
}

export async function showRatingWords(ctx: Ctx, input: Parsed<Endpoints['ratingWords']>) {
  const whole = reachesWhole(ctx.scope, await getProgram(ctx.db, ctx.scope, input.programId));
  const { rows } = await pageRatings(ctx.db, ctx.scope, { ...input, whole, page: 1, size: 1 });
  const course = orNotFound(rows[0]);
  return { ...shown(course), ...(await pageRatingWords(ctx.db, ctx.scope, { ...input, whole })) };
}
