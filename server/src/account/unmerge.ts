import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { mayManageRole } from '@yanxiu/domain/access/grant';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { refuseUnmerge, unmergeUntil } from '@yanxiu/domain/account/unmerge';
import { dayOf } from '@yanxiu/domain/kernel/day';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { forgetSessions } from '../access/session.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { listEnrolments, listHeldRoles } from './store/merge.ts';
import { lockPersons, moveRowsBack } from './store/move-person.ts';
import {
  closeMerge,
  getMerge,
  type Moved,
  pageMerges,
  printOf,
  readSince,
  restoreRecord,
} from './store/person-merge.ts';

type Endpoints = typeof account.endpoints;
type Merge = Awaited<ReturnType<typeof getMerge>>;

/** Merges in reach, the newest first, each with the last day on which it can be taken back. */
export async function listMerges(ctx: Ctx, input: Parsed<Endpoints['merges']>) {
  const { rows, total } = await pageMerges(ctx.db, ctx.scope, input);
  const today = dayOf(ctx.now);
  return {
    total,
    rows: rows.map((row) => {
      const until = unmergeUntil(row.mergedAt);
      const state = row.undoneAt ? ('undone' as const) : today > until ? ('late' as const) : ('open' as const);
      return { ...row, until, state };
    }),
  };
}

/** What taking a merge back would do, and why it may not be done. */
export async function previewUnmerge(ctx: Ctx, { id }: { id: string }) {
  const merge = await getMerge(ctx.db, ctx.scope, id);
  const blocked = await reasonAgainst(ctx, merge);
  const enrolments = await listEnrolments(ctx.db, ctx.scope, merge.intoId);
  const { name, keptMask, givenMask, mergedAt, mergedByName, reason, moved } = merge;
  const programs = enrolments.filter((one) => moved?.programIds.includes(one.programId)).map((one) => one.programName);
  const shown = { id, name, keptMask, givenMask, mergedAt, mergedByName, reason, until: unmergeUntil(mergedAt) };
  return { ...shown, programs, accountBack: moved?.account != null, blocked: blocked?.message ?? null };
}

/** Takes a merge back: the given-up record is a person again, with everything that went over. */
export async function undoMerge(ctx: Ctx, input: Parsed<Endpoints['unmerge']>) {
  const seen = await getMerge(ctx.db, ctx.scope, input.id);
  await lockPersons(ctx.db, [seen.intoId, seen.fromId]);
  const merge = await getMerge(ctx.db, ctx.scope, input.id);
  const blocked = await reasonAgainst(ctx, merge);
  if (blocked) throw new RefusalError(blocked);
  const { fromId, intoId, moved } = merge;
  if (!moved) throw new RefusalError(refuseAccount('unmergeDone'));
  await moveRowsBack(ctx.db, { fromId, intoId, programIds: moved.programIds }, moved.rows);
  await restoreRecord(ctx.db, merge, moved);
  const by = actorOf(ctx).personId;
  await closeMerge(ctx.db, merge.id, { undoneAt: ctx.now, undoneBy: by, undoReason: input.reason });
  ctx.audit({
    action: 'account.unmerge',
    subject: ['person', fromId],
    before: { mergedInto: intoId },
    after: { programs: moved.programIds.length, rolesBack: moved.rolesEnded.length },
    reason: input.reason,
  });
  ctx.afterCommit(() => forgetSessions(ctx.app));
  return { ok: true as const };
}

async function reasonAgainst(ctx: Ctx, merge: Merge): Promise<Refusal | null> {
  const today = dayOf(ctx.now);
  const { mergedAt, undoneAt, moved, intoId } = merge;
  const nothing = { changed: [], enrolledSince: [], phoneChanged: false, loginTaken: false, mergedOn: false };
  const base = { mergedAt, undone: undoneAt !== null, beyond: 0, rolesBeyond: false };
  if (!moved) return refuseUnmerge({ ...base, ...nothing }, today) ?? refuseAccount('unmergeDone');
  const since = await readSince(ctx.db, merge, moved);
  const enrolments = await listEnrolments(ctx.db, ctx.scope, intoId);
  const roles = await listHeldRoles(ctx.db, intoId, today);
  const { assignment } = actorOf(ctx);
  return refuseUnmerge(
    {
      ...base,
      ...since,
      beyond: enrolments.filter((one) => !one.inReach).length,
      rolesBeyond: roles.some((one) => assignment === null || !mayManageRole(assignment, one.role, one)),
      changed: await areasChanged(ctx, intoId, moved),
    },
    today,
  );
}

/** The tables of a program in a clerk's words; what is not named is 学习记录. */
const areas: readonly (readonly [RegExp, string])[] = [
  [/^(roster_entry|trainee)\./, '名单变更'],
  [/^(trainee_score|given_mark|score_|lesson_score)/, '成绩'],
  [/^(credit_entry|certificate)/, '学分和证书'],
  [/^(assignment_|peer_review|discussion_|survey_|course_rating)/, '作业和讨论'],
  [/^(school_based|offline)/, '校本研修记录'],
];

async function areasChanged(ctx: Ctx, personId: string, { programIds, prints }: Moved): Promise<string[]> {
  const now = await printOf(ctx.db, personId, programIds);
  const places = [...new Set([...Object.keys(prints), ...Object.keys(now)])].filter((key) => prints[key] !== now[key]);
  return [...new Set(places.map((place) => areas.find(([table]) => table.test(place))?.[1] ?? '学习记录'))];
}
