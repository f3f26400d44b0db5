import type { OpenPlay } from './store/play.ts';

/** Of each of the two halves. */
const most = 10_000;

/**
 * What this server last wrote of open sessions. It is never trusted by itself: a write goes through only where the row
 * still has the remembered revision. Who has not been heard of while ten thousand others were is forgotten.
 */
export class PlayMemory {
  #young = new Map<string, OpenPlay>();
  #old = new Map<string, OpenPlay>();

  find(key: string): OpenPlay | null {
    return this.#young.get(key) ?? this.#old.get(key) ?? null;
  }

  keep(key: string, open: OpenPlay): void {
    this.#young.set(key, open);
    if (this.#young.size < most) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  forget(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }
}
