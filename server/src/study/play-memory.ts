import type { OpenPlay } from './store/play.ts';

const most = 20_000;

/**
 * What this server last wrote of open sessions, the longest unused forgotten first. It is never trusted by itself: a
 * write goes through only where the row still has the remembered revision.
 */
export class PlayMemory {
  readonly #byTrainee = new Map<string, OpenPlay>();

  find(key: string): OpenPlay | null {
    return this.#byTrainee.get(key) ?? null;
  }

  keep(key: string, open: OpenPlay): void {
    this.#byTrainee.delete(key);
    this.#byTrainee.set(key, open);
    if (this.#byTrainee.size <= most) return;
    const oldest = this.#byTrainee.keys().next();
    if (!oldest.done) this.#byTrainee.delete(oldest.value);
  }

  forget(key: string): void {
    this.#byTrainee.delete(key);
  }
}
