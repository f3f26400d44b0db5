/**
 * An address is slowed, never locked out (rules §5): failures fill a bucket that empties steadily. A computer room of 60
 * first log-ins where each person fails three times stays below the brim; whoever guesses at many accounts soon waits for
 * every further try.
 */
export const addressBurst = 200;
/** How fast the bucket empties. */
export const addressPerMinute = 20;

export interface AddressLevel {
  /** How full the bucket was, in failures. */
  readonly level: number;
  readonly at: Date;
}

/** How full the bucket is at a moment. */
export function levelAt(last: AddressLevel | undefined, now: Date): number {
  if (!last) return 0;
  const minutes = Math.max(0, now.getTime() - last.at.getTime()) / 60_000;
  return Math.max(0, last.level - minutes * addressPerMinute);
}

/** The bucket after one more failure. */
export function afterOneMore(last: AddressLevel | undefined, now: Date): AddressLevel {
  return { level: Math.min(levelAt(last, now) + 1, addressBurst), at: now };
}

/** The bucket after somebody of that address has proven who she is: what she had asked for is given back. */
export function afterSuccess(last: AddressLevel | undefined, now: Date): AddressLevel {
  return { level: Math.max(0, levelAt(last, now) - 1), at: now };
}

/** How long the address has to wait before it may try again, whole seconds; 0 when it may now. */
export function addressWaitSec(last: AddressLevel | undefined, now: Date): number {
  const over = levelAt(last, now) + 1 - addressBurst;
  return over <= 0 ? 0 : Math.ceil((over / addressPerMinute) * 60);
}
