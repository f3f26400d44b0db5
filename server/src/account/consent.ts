import { consentVersion } from '@yanxiu/domain/access/consent';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { keepConsent } from './store/account.ts';

/** A newer privacy notice was read and agreed to; which one and when stay on the account and in the audit. */
export async function agree(ctx: Ctx, input: { consentVersion: string }) {
  const { personId } = actorOf(ctx);
  if (input.consentVersion !== consentVersion) throw new RefusalError(refuseAccount('consentOld'));
  await keepConsent(ctx.db, personId, { consentVersion, consentAt: ctx.now });
  ctx.audit({ action: 'account.consent', subject: ['person', personId], after: { consent: consentVersion } });
  return { ok: true as const };
}
