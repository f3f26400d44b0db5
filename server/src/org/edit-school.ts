import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { org } from '@yanxiu/contract/org';
import { checkUscc } from '@yanxiu/domain/kernel/uscc';
import { refuseOrg } from '@yanxiu/domain/org/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { sortKeyOf } from './sort-key.ts';
import { getOrg, getOrgPlain, insertOrg, updateOrg } from './store.ts';

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
  ctx.audit({ action: 'org.create', subject: ['org', id], after: input });
  return { id };
}

export async function updateSchool(ctx: Ctx, input: Update): Promise<{ version: number }> {
  const before = await getOrg(ctx.db, ctx.scope, input.id);
  if (before.kind !== 'school' || !before.parentId) throw new RefusalError(refuseOrg('onlySchools'));
  await checkFields(ctx, input, before.parentId);
  const updated = await updateOrg(ctx.db, input.id, input.version, fieldsOf(input));
  if (!updated) throw new RefusalError(refuseOrg('changed'));
  ctx.audit({ action: 'org.update', subject: ['org', input.id], before, after: input });
  return { version: input.version + 1 };
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
