import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { leastGroup } from '@yanxiu/domain/teaching/work/group-size';
import { refuseVoice } from '@yanxiu/domain/teaching/work/refusals';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { orNotFound, RefusalError } from '../../platform/http/errors.ts';
import { getProgram } from '../../program/store.ts';
import { getMember } from './store/member.ts';
import {
  hasStudied,
  insertRating,
  listRated,
  noteRated,
  pageRatings,
  pageRatingWords,
  type RatingRow,
} from './store/rating.ts';
import { findRegion } from './store/voice.ts';
import { spreadOf } from './survey.ts';

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
  await insertRating(ctx.db, { programId, courseId, regionId, stars, words });
  ctx.audit({ action: 'teaching.rateCourse', subject: ['course', courseId], programId });
  return { ok: true as const };
}

const shown = ({ counts, ...row }: RatingRow) => ({
  ...row,
  spread: row.answers >= leastGroup ? spreadOf(counts) : null,
});

export async function listRatings(ctx: Ctx, input: Parsed<Endpoints['ratings']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows, total } = await pageRatings(ctx.db, ctx.scope, input);
  return { rows: rows.map(shown), total };
}

export async function showRatingWords(ctx: Ctx, input: Parsed<Endpoints['ratingWords']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows } = await pageRatings(ctx.db, ctx.scope, { ...input, page: 1, size: 1 });
  const course = orNotFound(rows[0]);
  const isShown = course.answers >= leastGroup;
  const words = isShown ? await pageRatingWords(ctx.db, ctx.scope, input) : { rows: [], total: 0 };
  return { ...shown(course), ...words };
}
