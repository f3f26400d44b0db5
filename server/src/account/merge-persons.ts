import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { mayManageRole } from '@yanxiu/domain/access/grant';
import { roleNames } from '@yanxiu/domain/access/roles';
import { type MergeRecord, planMerge } from '@yanxiu/domain/account/merge';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { unmergeDays } from '@yanxiu/domain/account/unmerge';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import { forgetSessions } from '../access/session.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, orRefuse, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { findRecord, insertNotSame, listEnrolments, listHeldRoles, pageDoubles } from './store/merge.ts';
import { endDoubleRoles, giveUpRecord, keepOneAccount, lockPersons, moveRows } from './store/move-person.ts';
import { forgetOldMerges, insertMerge, printOf, readBefore } from './store/person-merge.ts';

type Endpoints = typeof account.endpoints;

export const listDoubles = (ctx: Ctx, input: Parsed<Endpoints['doubles']>) => pageDoubles(ctx.db, ctx.scope, input);

/** One side of a pair; a person of whom nothing is in reach is not found. */
async function sideOf(ctx: Ctx, personId: string) {
  const found = (await findRecord(ctx.db, personId)) ?? notFound();
  const enrolments = await listEnrolments(ctx.db, ctx.scope, personId);
  if (!enrolments.some((one) => one.inReach)) return notFound();
  const roles = await listHeldRoles(ctx.db, personId, dayOf(ctx.now));
  const { record, loginMask, loginNumber, activatedAt, lastLoginAt, creditEntries, certificates } = found;
  const { assignment } = actorOf(ctx);
  const rule: MergeRecord = {
    personId,
    name: record.name,
    mergedAlready: found.mergedInto !== null,
    enrolments: enrolments.map((one) => ({ ...one, withdrawn: one.state === 'withdrawn' })),
    roles: roles.map((one) => ({ manageable: assignment !== null && mayManageRole(assignment, one.role, one) })),
    account: loginMask === null ? null : { activatedAt, lastLoginAt, byPhone: loginNumber === null },
  };
  return {
    rule,
    shown: {
      ...record,
      account: loginMask === null ? null : { loginMask, activatedAt, lastLoginAt },
      roles: roles.map((one) => ({ roleName: roleNames[one.role], orgName: one.orgName })),
      enrolments,
      creditEntries,
      certificates,
    },
  };
}

/** What merging would do, before anybody confirms it. */
export async function previewMerge(ctx: Ctx, input: Parsed<Endpoints['mergePreview']>) {
  const [kept, given] = await Promise.all([sideOf(ctx, input.personId), sideOf(ctx, input.otherId)]);
  const plan = planMerge(kept.rule, given.rule);
  const ofGiven = (ids: readonly { programId: string }[]) =>
    given.shown.enrolments.filter((one) => ids.some((id) => id.programId === one.programId));
  return {
    kept: kept.shown,
    given: given.shown,
    moves: isRefusal(plan) ? [] : ofGiven(plan.moves),
    stays: isRefusal(plan) ? [] : ofGiven(plan.stays),
    accountOf: isRefusal(plan) ? null : plan.accountOf,
    blocked: isRefusal(plan) ? plan.message : null,
    warnings: warningsOf(kept.shown, given.shown),
  };
}

type Shown = Awaited<ReturnType<typeof sideOf>>['shown'];

function warningsOf(kept: Shown, given: Shown): string[] {
  const differ = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
  return [
    differ(kept.birthOn, given.birthOn) ? '两条记录的出生日期不同，请核对证件原件。' : '',
    differ(kept.sex, given.sex) ? '两条记录的性别不同，请核对证件原件。' : '',
    kept.documentKind === 'id' && given.documentKind === 'id' && kept.documentMask !== given.documentMask
      ? '两条记录各有一个身份证号，请核对哪个是对的，保留号码正确的那条。'
      : '',
  ].filter((warning) => warning !== '');
}

/** Merges the second record into the first; the old document number leads to the first from now on. */
export async function mergePersons(ctx: Ctx, input: Parsed<Endpoints['merge']>) {
  const { personId: intoId, otherId: fromId } = input;
  await lockPersons(ctx.db, [intoId, fromId]);
  const [kept, given] = [await sideOf(ctx, intoId), await sideOf(ctx, fromId)];
  const plan = orRefuse(planMerge(kept.rule, given.rule));
  if (input.typedName !== given.rule.name) throw new RefusalError(refuseAccount('mergeTyped'));
  const chosen = input.accountOf === 'given' ? given.rule.account : kept.rule.account;
  if ((input.accountOf === null) !== (plan.accountOf === null) || (input.accountOf !== null && chosen === null)) {
    throw new RefusalError(refuseAccount('mergeMoved'));
  }
  const by = actorOf(ctx).personId;
  const { slips, account, ...phones } = await readBefore(ctx.db, fromId, intoId, input.accountOf);
  const rolesEnded = await endDoubleRoles(ctx.db, fromId, intoId, ctx.now, by);
  await keepOneAccount(ctx.db, fromId, intoId, input.accountOf);
  const idsOf = (list: readonly { programId: string }[]) => list.map((one) => one.programId);
  const programIds = idsOf(plan.moves);
  const rows = await moveRows(ctx.db, { fromId, intoId, programIds, stayIds: idsOf(plan.stays) });
  const mergedBefore = await giveUpRecord(ctx.db, fromId, intoId, ctx.now, by);
  const prints = await printOf(ctx.db, intoId, programIds);
  await insertMerge(
    ctx.db,
    { id: newId(), fromId, intoId, mergedAt: ctx.now, mergedBy: by, reason: input.reason },
    { programIds, rows, rolesEnded, mergedBefore, slips, accountOf: input.accountOf, account, phones, prints },
  );
  await forgetOldMerges(ctx.db, new Date(ctx.now.getTime() - (unmergeDays + 1) * 86_400_000));
  const { documentMask, loginMask } = {
    documentMask: given.shown.documentMask,
    loginMask: given.shown.account?.loginMask,
  };
  ctx.audit({
    action: 'account.merge',
    subject: ['person', intoId],
    before: { givenUp: fromId, documentMask, loginMask: loginMask ?? null },
    after: {
      moved: plan.moves.map((one) => one.programName),
      stayed: plan.stays.map((one) => one.programName),
      accountOf: input.accountOf,
      roles: given.shown.roles.length,
      creditEntries: given.shown.creditEntries,
      certificates: given.shown.certificates,
    },
    reason: input.reason,
  });
  ctx.afterCommit(() => forgetSessions(ctx.app));
  return { ok: true as const };
}

/** The pair was looked at: they are two people, and are not shown as possibly one any more. */
export async function noteNotSame(ctx: Ctx, input: Parsed<Endpoints['notSame']>) {
  const [kept, given] = [await sideOf(ctx, input.personId), await sideOf(ctx, input.otherId)];
  if (kept.rule.personId === given.rule.personId) throw new RefusalError(refuseAccount('mergeSame'));
  const [oneId = '', otherId = ''] = [input.personId, input.otherId].sort();
  await insertNotSame(ctx.db, {
    oneId,
    otherId,
    notedBy: actorOf(ctx).personId,
    notedAt: ctx.now,
    reason: input.reason,
  });
  ctx.audit({
    action: 'account.notSame',
    subject: ['person', oneId],
    after: { name: kept.rule.name, otherId },
    reason: input.reason,
  });
  return { ok: true as const };
}
