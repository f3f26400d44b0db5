import type { App } from '../platform/http/app-parts.ts';
import { type EndedKey, type EndedSession, listEndedSessions } from './store/ended.ts';

interface Waiting {
  readonly key: EndedKey;
  readonly resolve: (found: EndedSession | null) => void;
  readonly reject: (error: unknown) => void;
}

/** What has ended never opens again; only the sums beside it grow old. */
const keepMs = 15_000;
const mostKept = 10_000;

/** As the reports themselves: what comes within this time is looked up in one statement. */
const gatherMs = 10;
const largestBatch = 500;

/**
 * Looks up how sessions ended. A window that goes on reporting after a take-over, or a script that sends to a session long
 * gone, must not cost more than a report that counts.
 */
class EndedLookup {
  readonly #app: App;
  readonly #kept = new Map<string, { readonly key: EndedKey; readonly found: EndedSession; readonly until: number }>();
  #waiting: Waiting[] = [];
  #running = false;

  constructor(app: App) {
    this.#app = app;
  }

  /** What was looked up a moment ago, or null. */
  remembered(sessionId: string, programId: string, personId: string): EndedSession | null {
    const kept = this.#kept.get(sessionId);
    if (!kept || kept.until <= Date.now()) return null;
    return kept.key.programId === programId && kept.key.personId === personId ? kept.found : null;
  }

  #keep(key: EndedKey, found: EndedSession | null): void {
    if (!found?.endedBy) return;
    this.#kept.delete(key.sessionId);
    this.#kept.set(key.sessionId, { key, found, until: Date.now() + keepMs });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > mostKept && !oldest.done) this.#kept.delete(oldest.value);
  }

  find(key: EndedKey): Promise<EndedSession | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, largestBatch);
      try {
        const found = await listEndedSessions(
          this.#app.database.db,
          batch.map(({ key }) => key),
        );
        for (const [at, { key, resolve }] of batch.entries()) {
          this.#keep(key, found[at] ?? null);
          resolve(found[at] ?? null);
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#running = false;
  }
}

const lookups = new WeakMap<App, EndedLookup>();

/** How sessions of this server's players ended. */
export function endedOf(app: App): EndedLookup {
  let lookup = lookups.get(app);
  if (!lookup) {
    lookup = new EndedLookup(app);
    lookups.set(app, lookup);
  }
  return lookup;
}
