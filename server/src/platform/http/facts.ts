import type { Ctx } from './context.ts';

/**
 * Facts: an earlier feature tells later ones what happened, inside the same transaction, in contract order.
 * The feature that publishes declares `export const registrationLocked = fact<{…}>('registration.locked')` in its
 * `facts.ts`; a later feature's `on-registration-locked.ts` exports `on(registrationLocked, async (ctx, payload) => …)`.
 */
export interface Fact<P> {
  readonly name: string;
  readonly __payload?: P;
}

export interface Listener {
  readonly fact: string;
  readonly run: (ctx: Ctx, payload: never) => Promise<void>;
}

export function fact<P>(name: string): Fact<P> {
  return { name };
}

export function on<P>(of: Fact<P>, run: (ctx: Ctx, payload: P) => Promise<void>): Listener {
  return { fact: of.name, run: run as Listener['run'] };
}

/** All listeners in contract order. */
export class Listeners {
  readonly #byFact = new Map<string, Listener[]>();

  add(listeners: readonly Listener[]): void {
    for (const listener of listeners) {
      this.#byFact.set(listener.fact, [...(this.#byFact.get(listener.fact) ?? []), listener]);
    }
  }

  async tell<P>(ctx: Ctx, of: Fact<P>, payload: P): Promise<void> {
    for (const listener of this.#byFact.get(of.name) ?? []) await listener.run(ctx, payload as never);
  }
}
