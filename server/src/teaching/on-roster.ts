import { on } from '../platform/http/facts.ts';
import { registrationLocked, rosterChanged } from '../registration/facts.ts';
import { placeLate } from './place-late.ts';
import { hasClasses } from './store/class.ts';
import { takeOut } from './store/forming.ts';
import { listPersonsOfEntries } from './store/member.ts';

/** A unit that is locked after the forming joins the classes that are there. */
export const onLateLock = on(registrationLocked, async (ctx, { programId, entryIds }) => {
  if (!(await hasClasses(ctx.db, programId))) return;
  await placeLate(ctx, programId, await listPersonsOfEntries(ctx.db, programId, entryIds));
});

/** Added people join a class, removed ones leave theirs, moved ones follow their school. */
export const onRosterChanged = on(rosterChanged, async (ctx, change) => {
  const { programId, kind, personId, addedPersonId } = change;
  if (personId && (kind === 'remove' || kind === 'replace')) await takeOut(ctx.db, programId, [personId]);
  if (addedPersonId) await placeLate(ctx, programId, [addedPersonId], { anew: kind === 'transfer' });
});
