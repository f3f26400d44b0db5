import { mayManageRole } from '@yanxiu/domain/access/grant';
import { mayHoldTogether, roleNames } from '@yanxiu/domain/access/roles';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { forgetSessions } from '../../access/session.ts';
import { getClosedOrg } from '../../org/store.ts';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { RefusalError } from '../../platform/http/errors.ts';
import { newId } from '../../platform/id/new-id.ts';
import { type EndedRole, insertOffice, listEndedWith, listRolesOf } from '../store/office.ts';
import { managerOf, momentOf } from './grant.ts';

/** Roles that ended because their school was closed, each with why it can't be given back. */
export async function showRolesOfClosed(ctx: Ctx, { orgId }: { orgId: string }) {
  const school = await getClosedOrg(ctx.db, ctx.scope, orgId);
  const ended = school.closedAt ? await listEndedWith(ctx.db, orgId, school.closedAt) : [];
  return Promise.all(
    ended.map(async (one) => ({
      id: one.id,
      name: one.name,
      phoneMask: one.phoneMask,
      roleName: roleNames[one.role],
      lastLoginAt: one.lastLoginAt,
      blocked: await reasonAgainst(ctx, one),
    })),
  );
}

async function reasonAgainst(ctx: Ctx, one: EndedRole): Promise<string | null> {
  const { today } = momentOf(ctx);
  if (!mayManageRole(managerOf(ctx), one.role, one)) return '这个角色不由您管理。';
  if (one.expiresOn && one.expiresOn < today) return '已过到期日，请重新设置。';
  const held = (await listRolesOf(ctx.db, one.personId, today)).map((other) => other.role);
  return mayHoldTogether(held, one.role) ? null : '与此人现在的角色不能兼任。';
}

/** Gives the named roles back as new grants, so that the time in between stays on record. */
export async function giveBackRoles(ctx: Ctx, orgId: string, closedAt: Date, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const ended = await listEndedWith(ctx.db, orgId, closedAt);
  for (const id of new Set(ids)) {
    const one = ended.find((role) => role.id === id);
    if (!one) throw new RefusalError(refuseAccount('officeBackGone'));
    const why = await reasonAgainst(ctx, one);
    const { name, role, personId, expiresOn } = one;
    if (why) throw new RefusalError(refuseAccount('officeGiveBack', { name, role: roleNames[role], why }));
    const given = { id: newId(), personId, role, orgId, expiresOn };
    await insertOffice(ctx.db, { ...given, grantedBy: actorOf(ctx).personId, grantedAt: ctx.now });
    ctx.audit({
      action: 'account.giveBack',
      subject: ['roleAssignment', given.id],
      after: { name, role, org: one.orgName, expiresOn },
      reason: '恢复学校',
    });
  }
  ctx.afterCommit(() => forgetSessions(ctx.app));
}
