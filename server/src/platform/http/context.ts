import type { Actor, Scope } from '@yanxiu/domain/access/scope';
import { type AuditEntry, appendAudit } from '../audit/audit.ts';
import type { Db } from '../db/database.ts';
import type { App } from './app-parts.ts';
import type { Fact } from './facts.ts';

/** What an act leaves in the audit; who, where from and when are added by the context. */
export interface Act {
  readonly action: string;
  readonly subject: readonly [kind: string, id: string];
  readonly programId?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
}

/**
 * Everything a handler works with. For a writing request `db` is its one transaction; audit rows and queued jobs are
 * inside it. `scope` is where the endpoint's permission reaches for this actor.
 */
export interface Ctx {
  readonly app: App;
  readonly db: Db;
  readonly scope: Scope;
  /** Null only in public endpoints and in the system's own work. */
  readonly actor: Actor | null;
  readonly now: Date;
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string;
  /** The session token that the request bore, or null. */
  readonly token: string | null;
  /** Gives the browser a new session cookie with the answer; null takes it away. */
  setSession(session: { token: string; maxAgeSec: number | null } | null): void;
  /** Notes an act; written to the hash chain at the end of the transaction. */
  audit(act: Act): void;
  /** Tells later features, in this transaction. */
  publish<P>(fact: Fact<P>, payload: P): Promise<void>;
  /** Work to do once the transaction has committed (in-memory caches, wake-ups); never anything that must not be lost. */
  afterCommit(work: () => void): void;
}

export interface CtxParts {
  readonly app: App;
  readonly db: Db;
  readonly scope: Scope;
  readonly actor: Actor | null;
  readonly requestId: string;
  readonly address: string;
  readonly userAgent?: string;
  readonly token?: string | null;
  readonly setSession?: Ctx['setSession'];
}

/** A context whose acts are collected; `finish` writes them. */
export function makeCtx(parts: CtxParts): { ctx: Ctx; finish: () => Promise<void>; committed: () => void } {
  const acts: AuditEntry[] = [];
  const after: (() => void)[] = [];
  const now = parts.app.clock.now();
  const ctx: Ctx = {
    app: parts.app,
    db: parts.db,
    scope: parts.scope,
    actor: parts.actor,
    requestId: parts.requestId,
    // found out when they are asked for: most requests never do
    get address() {
      return parts.address;
    },
    get userAgent() {
      return parts.userAgent ?? '';
    },
    get token() {
      return parts.token ?? null;
    },
    setSession: parts.setSession ?? (() => undefined),
    now,
    audit(act) {
      acts.push({
        at: now,
        personId: parts.actor?.personId ?? null,
        role: parts.actor?.assignment?.role ?? (parts.actor?.isTrainee ? 'trainee' : null),
        orgId: parts.actor?.assignment?.orgId ?? null,
        programId: act.programId ?? null,
        action: act.action,
        subjectKind: act.subject[0],
        subjectId: act.subject[1],
        before: act.before ?? null,
        after: act.after ?? null,
        reason: act.reason ?? null,
        address: parts.address,
        requestId: parts.requestId,
      });
    },
    publish: (fact, payload) => parts.app.listeners.tell(ctx, fact, payload),
    afterCommit: (work) => after.push(work),
  };
  return {
    ctx,
    finish: () => appendAudit(parts.db, acts),
    committed: () => {
      for (const work of after) work();
    },
  };
}

/** The signed-in actor; endpoints with a permission always have one. */
export function actorOf(ctx: Ctx): Actor {
  if (!ctx.actor) throw new Error('this use case needs a signed-in actor');
  return ctx.actor;
}

/** Runs work of the system itself (a job, a start) in one transaction with its audit. */
export async function asSystem<T>(app: App, scope: Scope, name: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  let committed = () => {};
  const result = await app.database.db.transaction().execute(async (tx) => {
    const made = makeCtx({ app, db: tx, scope, actor: null, requestId: `system:${name}`, address: 'system' });
    const value = await work(made.ctx);
    await made.finish();
    committed = made.committed;
    return value;
  });
  committed();
  return result;
}
