import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { org } from '@yanxiu/contract/org';
import { refuseOrg } from '@yanxiu/domain/org/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { orgClosed, orgReopened } from './facts.ts';
import { closeOrg, countReporting, getClosedOrg, getOrg, reopenOrg } from './store.ts';
import { addAliases, forgetMergedNames } from './store-history.ts';

type Endpoints = typeof org.endpoints;

/**
 * Closes a school, or merges it into another that then answers to its names too. Past programs keep it; it is in none that
 * begins later.
 */
export async function closeSchool(ctx: Ctx, input: Parsed<Endpoints['close']>) {
  const school = await getOrg(ctx.db, ctx.scope, input.id);
  if (school.kind !== 'school') throw new RefusalError(refuseOrg('onlySchools'));
  if (actorOf(ctx).assignment?.orgKind === 'school') throw new RefusalError(refuseOrg('closeByBureau'));
  const reporting = await countReporting(ctx.db, school.id);
  if (reporting > 0) throw new RefusalError(refuseOrg('closeCenter', { count: reporting }));
  const target = input.mergedInto ? await getOrg(ctx.db, ctx.scope, input.mergedInto) : null;
  if (target && (target.kind !== 'school' || target.id === school.id)) throw new RefusalError(refuseOrg('badMerge'));
  const end = { closedAt: ctx.now, closeReason: input.reason, mergedInto: target?.id ?? null };
  if (!(await closeOrg(ctx.db, school.id, input.version, end))) throw new RefusalError(refuseOrg('changed'));
  const names = [school.name, school.registeredName ?? '', ...school.aliases];
  if (target) {
    const known = [...new Set(names)].filter((name) => name !== '' && name !== target.name);
    const origin = {
      source: 'merge' as const,
      note: school.name,
      learnedAt: ctx.now,
      learnedBy: actorOf(ctx).personId,
    };
    await addAliases(ctx.db, target.id, known, origin);
  }
  ctx.audit({
    action: target ? 'org.merge' : 'org.close',
    subject: ['org', school.id],
    before: { name: school.name },
    after: target ? { mergedInto: target.name } : null,
    reason: input.reason,
  });
  await ctx.publish(orgClosed, { orgId: school.id, reason: target ? `并入${target.name}` : '单位撤销' });
  return { ok: true as const };
}

/** Takes a closing back; of the roles that ended with it, those that are named are held again. */
export async function reopenSchool(ctx: Ctx, { id, giveBack }: Parsed<Endpoints['reopen']>) {
  const school = await getClosedOrg(ctx.db, ctx.scope, id);
  await forgetMergedNames(ctx.db, id);
  await reopenOrg(ctx.db, id);
  ctx.audit({
    action: 'org.reopen',
    subject: ['org', id],
    after: { name: school.name, rolesGivenBack: giveBack.length },
  });
  if (school.closedAt) await ctx.publish(orgReopened, { orgId: id, closedAt: school.closedAt, giveBack });
  return { ok: true as const };
}
