/** The product's clock. Production has the real one; demo mode has one that can be advanced (both notices lie in the past). */
export interface Clock {
  /** Product time: codes, sessions, deadlines and study go by it. */
  now(): Date;
  /** Wall time, for the audit. */
  realNow(): Date;
}

export const realClock: Clock = { now: () => new Date(), realNow: () => new Date() };

/** A clock that runs at the speed of the wall clock from a base of its own, and can be moved forward, never back. */
export class DemoClock implements Clock {
  #base: number;
  #realBase: number;

  constructor(startAt: Date) {
    this.#base = startAt.getTime();
    this.#realBase = Date.now();
  }

  now(): Date {
    return new Date(this.#base + (Date.now() - this.#realBase));
  }

  realNow(): Date {
    return new Date();
  }

  /** Moves to an instant; an earlier one than now is a programming error. */
  advanceTo(instant: Date): void {
    if (instant.getTime() < this.now().getTime()) throw new Error('the demo clock only goes forward');
    this.#base = instant.getTime();
    this.#realBase = Date.now();
  }
}
