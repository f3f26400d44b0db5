import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { forgetSessions } from '../access/session.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { findAccountPerson, getTrainee, holdsRoleBeyond, removeSessions, reopenActivation } from './store/account.ts';
import { useSlips } from './store/slip.ts';

/**
 * True when the person holds an office that isn't below the actor's: whoever could reset her account, print her slip or
 * set her phone could act in that office.
 */
export async function refuseRoleHolder(ctx: Ctx, personId: string): Promise<boolean> {
  const { assignment } = actorOf(ctx);
  const actor = assignment && assignment.orgKind !== 'provider' ? assignment : null;
  return holdsRoleBeyond(ctx.db, personId, actor, dayOf(ctx.now));
}

/**
 * After checking who it is (the last six of the document have to be those on file), the school or support reopens
 * activation: password and sessions end, a slip or code follows.
 */
export async function resetAccount(ctx: Ctx, input: Parsed<typeof account.endpoints.reset>) {
  const trainee = await getTrainee(ctx.db, ctx.scope, input.programId, input.personId);
  if (await refuseRoleHolder(ctx, input.personId)) throw new RefusalError(refuseAccount('holdsRole'));
  await requireTail(ctx, input.personId, input.documentTail);
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

async function requireTail(ctx: Ctx, personId: string, tail: string): Promise<void> {
  const person = await findAccountPerson(ctx.db, { personId });
  const known = person?.documentCipher ? ctx.app.vault.open(person.documentCipher).slice(-6) : '';
  if (known === '' || known !== tail.normalize('NFKC').toUpperCase())
    throw new RefusalError(refuseAccount('wrongTail'));
}
