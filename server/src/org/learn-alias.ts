import { type AliasSource, aliasSources, mayLearnAlias } from '@yanxiu/domain/org/alias';
import { refuseOrg } from '@yanxiu/domain/org/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { getOrg, getOrgPlain } from './store.ts';
import { addAliases, listAliasOrigins, listNamesBeside, removeAlias } from './store-history.ts';

/**
 * Keeps a name that somebody used for a school and a person has confirmed (a booking, a mended roster row), when the rule
 * lets it be kept; says nothing when not. `note` tells from what, so that undoing that can forget it.
 */
export async function learnAlias(
  ctx: Ctx,
  used: { orgId: string; alias: string; source: AliasSource; note: string },
): Promise<void> {
  const school = await getOrgPlain(ctx.db, used.orgId);
  if (school.kind !== 'school' || !school.active) return;
  const own = [school.name, school.registeredName ?? '', ...school.aliases];
  if (!mayLearnAlias(used.alias, own, await listNamesBeside(ctx.db, school.id))) return;
  const alias = used.alias.replace(/\s/g, '');
  await addAliases(ctx.db, school.id, [alias], {
    source: used.source,
    note: used.note,
    learnedAt: ctx.now,
    learnedBy: ctx.actor?.personId ?? null,
  });
  ctx.audit({ action: 'org.learnAlias', subject: ['org', school.id], after: { alias, source: used.source } });
}

/** Takes an alias away again, wherever it came from. */
export async function revokeAlias(ctx: Ctx, { id, alias }: { id: string; alias: string }) {
  const school = await getOrg(ctx.db, ctx.scope, id);
  const removed = await removeAlias(ctx.db, school.id, alias, {
    revokedAt: ctx.now,
    revokedBy: actorOf(ctx).personId,
  });
  if (!removed) throw new RefusalError(refuseOrg('noAlias'));
  ctx.audit({ action: 'org.revokeAlias', subject: ['org', school.id], before: { alias } });
  return { ok: true as const };
}

/** The aliases of a unit with where each comes from; what was there before this was noted counts as filled in. */
export async function showAliases(ctx: Ctx, id: string, aliases: readonly string[]) {
  const origins = new Map((await listAliasOrigins(ctx.db, id)).map((one) => [one.alias, one]));
  return aliases.map((alias) => {
    const origin = origins.get(alias);
    const source = origin?.source ?? 'typed';
    return {
      alias,
      source,
      sourceName: aliasSources[source],
      // a booking's or row's number tells a person nothing
      note: source === 'merge' || source === 'rename' || source === 'list' ? (origin?.note ?? '') : '',
      learnedAt: origin?.learnedAt ?? null,
    };
  });
}
