import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { forgetSessions } from '../access/session.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { getTrainee, holdsRoleBeyond, removeSessions, reopenActivation } from './store/account.ts';
import { useSlips } from './store/slip.ts';

/**
 * True when the person holds an office that isn't below the actor's: whoever could reset her account, print her slip or
 * set her phone could act in that office.
 */
export async function refuseRoleHolder(ctx: Ctx, personId: string): Promise<boolean> {
  const { assignment } = actorOf(ctx);
  const actor = assignment && assignment.orgKind !== 'provider' ? assignment : null;
  return holdsRoleBeyond(ctx.db, personId, actor);
}

/** After checking who it is, the school (or support) reopens activation: password and sessions end, a slip or code follows. */
export async function resetAccount(ctx: Ctx, input: { programId: string; personId: string; reason: string }) {
  const trainee = await getTrainee(ctx.db, ctx.scope, input.programId, input.personId);
  if (await refuseRoleHolder(ctx, input.personId)) throw new RefusalError(refuseAccount('holdsRole'));
  await reopenActivation(ctx.db, input.personId);
  await removeSessions(ctx.db, input.personId, null);
  await useSlips(ctx.db, input.personId, ctx.now);
  ctx.audit({
    action: 'account.reset',
    subject: ['person', input.personId],
    programId: input.programId,
    before: { activatedAt: trainee.activatedAt },
    reason: input.reason,
  });
  ctx.afterCommit(() => forgetSessions(ctx.app));
  return { ok: true as const };
}
