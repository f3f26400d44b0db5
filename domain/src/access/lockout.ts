/** Five failures lock a login name for thirty minutes; an SMS code or the slip opens it at once (rules §5). */
export const lockAfterFailures = 5;
export const lockMinutes = 30;

export interface Failures {
  readonly count: number;
  readonly lockedUntil: Date | null;
}

export function isLocked(failures: Failures | null, now: Date): boolean {
  return failures?.lockedUntil != null && failures.lockedUntil > now;
}

/** The counter after one more failure; a lock that has run out starts the count again. */
export function afterFailure(failures: Failures | null, now: Date): Failures {
  const expired = failures?.lockedUntil != null && failures.lockedUntil <= now;
  const count = (expired ? 0 : (failures?.count ?? 0)) + 1;
  const lockedUntil = count >= lockAfterFailures ? new Date(now.getTime() + lockMinutes * 60_000) : null;
  return { count, lockedUntil };
}
