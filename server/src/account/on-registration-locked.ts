import { on } from '../platform/http/facts.ts';
import { registrationLocked, registrationUnlocked } from '../registration/facts.ts';
import { openAccounts } from './open-accounts.ts';
import { removeUnusedAccounts } from './store/account.ts';

/** A locked unit's people get accounts; an exempt teacher has one for life too. */
export const onRegistrationLocked = on(registrationLocked, async (ctx, { programId, entryIds }) => {
  await openAccounts(ctx, programId, entryIds);
});

export const onRegistrationUnlocked = on(registrationUnlocked, async (ctx, { programId, entryIds }) => {
  if (entryIds.length > 0) await removeUnusedAccounts(ctx.db, programId, entryIds);
});
