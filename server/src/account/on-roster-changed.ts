import { on } from '../platform/http/facts.ts';
import { rosterChanged } from '../registration/facts.ts';
import { followCorrectedPhone } from './change-phone.ts';
import { openAccounts } from './open-accounts.ts';

/** Who comes in by a change order gets an account; a corrected phone becomes the login, on the school's word. */
export const onRosterChanged = on(rosterChanged, async (ctx, change) => {
  if (change.addedEntryId && change.kind !== 'transfer')
    await openAccounts(ctx, change.programId, [change.addedEntryId]);
  if (change.kind === 'correct' && change.personId) await followCorrectedPhone(ctx, change.personId);
});
