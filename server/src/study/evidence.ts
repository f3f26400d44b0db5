import type { Actor } from '@yanxiu/domain/access/scope';
import type { OddKind } from '@yanxiu/domain/study/oddity';
import { z } from 'zod';
import type { App } from '../platform/http/app-parts.ts';
import { addEvidence, type EvidenceRow } from './store/evidence.ts';

export interface PlayedBy {
  readonly programId: string;
  readonly personId: string;
  readonly sessionId: string;
}

/** Gathered so long before it is added to the table: a script that sends a thousand times a second makes one row. */
const gatherMs = 5_000;
/** Sessions and kinds at most before it is added at once. */
const mostGathered = 5_000;

type Counts = { -readonly [K in keyof EvidenceRow]: EvidenceRow[K] };

/**
 * What is odd about play sessions, counted in the process and added to the table every few seconds: nobody waits for it,
 * and a crash may lose the last of it. It is of use to people only; no rule reads it.
 */
export class Evidence {
  readonly #app: App;
  #gathered = new Map<string, Counts>();
  #timer: NodeJS.Timeout | null = null;

  constructor(app: App) {
    this.#app = app;
  }

  note({ programId, personId, sessionId }: PlayedBy, kind: OddKind, times: number, seconds: number): void {
    const at = this.#app.clock.now();
    const key = `${programId}/${personId}/${sessionId}/${kind}`;
    const counts = this.#gathered.get(key);
    if (counts) {
      counts.times += times;
      counts.seconds += seconds;
      counts.lastAt = at;
      return;
    }
    this.#gathered.set(key, { programId, personId, sessionId, kind, times, seconds, firstAt: at, lastAt: at });
    if (this.#gathered.size >= mostGathered) void this.flush();
    this.#timer ??= setTimeout(() => void this.flush(), gatherMs).unref();
  }

  /** Adds what was gathered; what the table does not take is given up. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const rows = [...this.#gathered.values()];
    this.#gathered = new Map();
    if (rows.length > 0) await addEvidence(this.#app.database.db, rows).catch(() => undefined);
  }
}

const collectors = new WeakMap<App, Evidence>();

export function evidenceOf(app: App): Evidence {
  let evidence = collectors.get(app);
  if (!evidence) {
    evidence = new Evidence(app);
    collectors.set(app, evidence);
  }
  return evidence;
}

const names = z.object({ programId: z.uuid(), sessionId: z.uuid() });

/** A report that the contract refuses: the page sends none, so somebody else has written it. */
export function noteMalformed(app: App, { personId }: Actor, given: unknown): void {
  const named = names.safeParse(given);
  if (named.success) evidenceOf(app).note({ ...named.data, personId }, 'malformed', 1, 0);
}
