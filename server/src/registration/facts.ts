import type { ChangeKind } from '@yanxiu/domain/registration/change';
import { fact } from '../platform/http/facts.ts';

/** A unit's roster has gone up; `headcount` is who will be billed: without the exempt. Provisional until the lock. */
export const registrationSubmitted = fact<{ programId: string; schoolId: string; headcount: number }>(
  'registration.submitted',
);

/** A unit's roster stands: its people are enrolled. `headcount` as above; `entryIds` are all rows, the exempt included. */
export const registrationLocked = fact<{ programId: string; schoolId: string; headcount: number; entryIds: string[] }>(
  'registration.locked',
);

/**
 * A mistaken lock is undone within the hour: the people are about to be taken out again. Listeners remove what they
 * made of them; nobody has logged in yet.
 */
export const registrationUnlocked = fact<{ programId: string; schoolId: string; entryIds: string[]; reason: string }>(
  'registration.unlocked',
);

/**
 * A change order on a locked roster has taken effect. `headDelta` heads are added to the bill of `schoolId` and
 * `toHeadDelta` to that of `toSchoolId` (a transfer with its bill); `billable` when either is not zero.
 */
export const rosterChanged = fact<{
  programId: string;
  schoolId: string;
  changeId: string;
  kind: ChangeKind;
  headDelta: number;
  toSchoolId: string | null;
  toHeadDelta: number;
  billable: boolean;
  /** The person who left, was corrected or moved. */
  personId: string | null;
  /** The row and person that came in: of an addition, a replacement, or a transfer's new row. */
  addedEntryId: string | null;
  addedPersonId: string | null;
  /** In words, for the adjustment line: 名单变更：减少 1 人（退休）. */
  words: string;
}>('registration.rosterChanged');
