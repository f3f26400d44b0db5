import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { org } from '@yanxiu/contract/org';
import { refuseOrg } from '@yanxiu/domain/org/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { countReporting, getOrg, updateOrg } from './store.ts';

/** A 中心校 takes schools of its own county under its reporting, or lets them report by themselves (rules §1). */
export async function setReporting(ctx: Ctx, input: Parsed<typeof org.endpoints.setReporting>) {
  const center = await getOrg(ctx.db, ctx.scope, input.id);
  if (center.kind !== 'school') throw new RefusalError(refuseOrg('onlySchools'));
  if (actorOf(ctx).assignment?.orgKind === 'school') throw new RefusalError(refuseOrg('reportingByBureau'));
  if (center.reportsThrough) {
    throw new RefusalError(refuseOrg('reportingSelf', { name: center.reportsThroughName ?? '' }));
  }
  for (const id of input.add) {
    const school = await getOrg(ctx.db, ctx.scope, id);
    if (school.kind !== 'school' || school.parentId !== center.parentId || school.id === center.id) {
      throw new RefusalError(refuseOrg('badCenter'));
    }
    if ((await countReporting(ctx.db, id)) > 0) {
      throw new RefusalError(refuseOrg('reportingElsewhere', { name: school.name }));
    }
    await change(ctx, school, center.id);
  }
  for (const id of input.remove) {
    const school = await getOrg(ctx.db, ctx.scope, id);
    if (school.reportsThrough === center.id) await change(ctx, school, null);
  }
  return { ok: true as const };
}

async function change(
  ctx: Ctx,
  school: { id: string; name: string; version: number; reportsThroughName: string | null },
  centerId: string | null,
): Promise<void> {
  if (!(await updateOrg(ctx.db, school.id, school.version, { reportsThrough: centerId }))) {
    throw new RefusalError(refuseOrg('changed'));
  }
  ctx.audit({
    action: 'org.setReporting',
    subject: ['org', school.id],
    before: { reportsThrough: school.reportsThroughName },
    after: { reportsThrough: centerId },
  });
}
