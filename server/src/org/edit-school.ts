import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { org } from '@yanxiu/contract/org';
import { checkUscc } from '@yanxiu/domain/kernel/uscc';
import { refuseOrg } from '@yanxiu/domain/org/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { sortKeyOf } from './sort-key.ts';
import { countReporting, getOrg, getOrgPlain, insertOrg, updateOrg } from './store.ts';
import { addAliases, keepOldName, markRevoked } from './store-history.ts';

type Create = Parsed<typeof org.endpoints.create>;
type Update = Parsed<typeof org.endpoints.update>;

/** Makes a school below a county, or below a city for 市直 schools. */
export async function createSchool(ctx: Ctx, input: Create): Promise<{ id: string }> {
  const parent = await getOrg(ctx.db, ctx.scope, input.parentId);
  if (parent.kind !== 'county' && parent.kind !== 'city') throw new RefusalError(refuseOrg('schoolUnderRegion'));
  await checkFields(ctx, input, parent.id);
  const id = newId();
  await insertOrg(ctx.db, {
    id,
    kind: 'school',
    parentId: parent.id,
    path: `${parent.path}${id}/`,
    code: null,
    ...fieldsOf(input),
  });
  await addAliases(ctx.db, id, input.aliases, typedNow(ctx));
  ctx.audit({ action: 'org.create', subject: ['org', id], after: input });
  return { id };
}

export async function updateSchool(ctx: Ctx, input: Update): Promise<{ version: number }> {
  const before = await getOrg(ctx.db, ctx.scope, input.id);
  if (before.kind !== 'school' || !before.parentId) throw new RefusalError(refuseOrg('onlySchools'));
  await checkFields(ctx, input, before.parentId);
  if (input.reportsThrough !== before.reportsThrough && actorOf(ctx).assignment?.orgKind === 'school') {
    throw new RefusalError(refuseOrg('reportingByBureau'));
  }
  if (input.reportsThrough && (await countReporting(ctx.db, input.id)) > 0) {
    throw new RefusalError(refuseOrg('reportingElsewhere', { name: before.name }));
  }
  const updated = await updateOrg(ctx.db, input.id, input.version, fieldsOf(input));
  if (!updated) throw new RefusalError(refuseOrg('changed'));
  const typed = input.aliases.filter((alias) => !before.aliases.includes(alias));
  await addAliases(ctx.db, input.id, typed, typedNow(ctx));
  const dropped = before.aliases.filter((alias) => !input.aliases.includes(alias));
  await markRevoked(ctx.db, input.id, dropped, { revokedAt: ctx.now, revokedBy: actorOf(ctx).personId });
  const learned = await followRename(ctx, before, fieldsOf(input));
  ctx.audit({ action: 'org.update', subject: ['org', input.id], before, after: input });
  return { version: input.version + (learned ? 2 : 1) };
}

const typedNow = (ctx: Ctx) => ({
  source: 'typed' as const,
  note: '',
  learnedAt: ctx.now,
  learnedBy: actorOf(ctx).personId,
});

interface Named {
  readonly id: string;
  readonly name: string;
  readonly registeredName: string | null;
}

/** A renamed school keeps its old name for the programs that have ended, and is still found by it. Says if it was learned. */
export async function followRename(
  ctx: Ctx,
  before: Named,
  after: { name: string; registeredName: string | null; aliases: readonly string[] },
): Promise<boolean> {
  if (before.name === after.name && before.registeredName === after.registeredName) return false;
  const { id: orgId, name, registeredName } = before;
  const changedBy = ctx.actor?.personId ?? null;
  await keepOldName(ctx.db, { orgId, name, registeredName, untilAt: ctx.now, changedBy });
  if (name === after.name || after.aliases.includes(name)) return false;
  const origin = { source: 'rename' as const, note: `改名为${after.name}`, learnedAt: ctx.now, learnedBy: changedBy };
  return addAliases(ctx.db, orgId, [name], origin);
}

function fieldsOf(input: Create | Update) {
  return {
    name: input.name,
    shortName: input.name,
    ownership: input.ownership,
    stages: input.stages,
    registeredName: input.registeredName || null,
    aliases: input.aliases,
    uscc: input.uscc ? input.uscc.toUpperCase() : null,
    address: input.address || null,
    reportsThrough: input.reportsThrough,
    sortKey: sortKeyOf(input.name),
  };
}

async function checkFields(ctx: Ctx, input: Create | Update, parentId: string): Promise<void> {
  if (input.uscc && checkUscc(input.uscc).state === 'invalid') {
    throw new RefusalError(refuseOrg('badUscc', { uscc: input.uscc }));
  }
  if (!input.reportsThrough) return;
  const center = await getOrgPlain(ctx.db, input.reportsThrough);
  if (center.kind !== 'school' || center.parentId !== parentId || center.reportsThrough) {
    throw new RefusalError(refuseOrg('badCenter'));
  }
}
