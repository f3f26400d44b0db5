import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { refusePassword } from '@yanxiu/domain/account/password';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { checkPassword, hashPassword } from '../access/password.ts';
import { forgetSessions } from '../access/session.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { ownerOf } from './activate.ts';
import { findAccountPerson, removeSessions, updatePassword } from './store/account.ts';

/** Sets another password; every other session of the person ends. */
export async function changePassword(ctx: Ctx, input: Parsed<typeof account.endpoints.changePassword>) {
  const { personId, sessionId } = actorOf(ctx);
  const person = (await findAccountPerson(ctx.db, { personId })) ?? notFound();
  const right = await checkPassword(person.passwordHash, input.oldPassword);
  if (!right) throw new RefusalError(refuseAccount('wrongOldPassword'));
  const refusal = refusePassword(input.newPassword, ownerOf(ctx.app.vault, person));
  if (refusal) throw new RefusalError(refusal);
  await updatePassword(ctx.db, personId, await hashPassword(input.newPassword));
  await removeSessions(ctx.db, personId, sessionId);
  ctx.audit({ action: 'account.changePassword', subject: ['person', personId] });
  ctx.afterCommit(() => forgetSessions(ctx.app));
  return { ok: true as const };
}
