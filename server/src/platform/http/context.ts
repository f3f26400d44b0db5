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

/** A class, since one is made for every request and most of what it offers is never asked for. */
class CtxOfParts implements Ctx {
  readonly app: App;
  readonly db: Db;
  readonly scope: Scope;
  readonly actor: Actor | null;
  readonly now: Date;
  readonly #parts: CtxParts;
  #acts: AuditEntry[] | null = null;
  #after: (() => void)[] | null = null;

  constructor(parts: CtxParts) {
    this.app = parts.app;
    this.db = parts.db;
    this.scope = parts.scope;
    this.actor = parts.actor;
    this.now = parts.app.clock.now();
    this.#parts = parts;
  }

  get requestId(): string {
    return this.#parts.requestId;
  }

  get address(): string {
    return this.#parts.address;
  }

  get userAgent(): string {
    return this.#parts.userAgent ?? '';
  }

  get token(): string | null {
    return this.#parts.token ?? null;
  }

  setSession(session: { token: string; maxAgeSec: number | null } | null): void {
    this.#parts.setSession?.(session);
  }

  audit(act: Act): void {
    const { actor, address, requestId } = this.#parts;
    this.#acts ??= [];
    this.#acts.push({
      at: this.now,
      personId: actor?.personId ?? null,
      role: actor?.assignment?.role ?? (actor?.isTrainee ? 'trainee' : null),
      orgId: actor?.assignment?.orgId ?? null,
      programId: act.programId ?? null,
      action: act.action,
      subjectKind: act.subject[0],
      subjectId: act.subject[1],
      before: act.before ?? null,
      after: act.after ?? null,
      reason: act.reason ?? null,
      address,
      requestId,
    });
  }

  publish<P>(fact: Fact<P>, payload: P): Promise<void> {
    return this.app.listeners.tell(this, fact, payload);
  }

  afterCommit(work: () => void): void {
    this.#after ??= [];
    this.#after.push(work);
  }

  finish(): Promise<void> {
    return appendAudit(this.db, this.#acts ?? []);
  }

  committed(): void {
    for (const work of this.#after ?? []) work();
  }
}

/** A context whose acts are collected; `finish` writes them. */
export function makeCtx(parts: CtxParts): { ctx: Ctx; finish: () => Promise<void>; committed: () => void } {
  const ctx = new CtxOfParts(parts);
  return { ctx, finish: () => ctx.finish(), committed: () => ctx.committed() };
}

/** For reading requests, and for handlers that manage their own transactions: nobody collects their acts. */
export function makeReadingCtx(parts: CtxParts): Ctx {
  return new CtxOfParts(parts);
}

/** The same context with another reach; acts and facts stay those of the request. */
export function withScope(ctx: Ctx, scope: Scope): Ctx {
  return {
    app: ctx.app,
    db: ctx.db,
    scope,
    actor: ctx.actor,
    now: ctx.now,
    requestId: ctx.requestId,
    address: ctx.address,
    userAgent: ctx.userAgent,
    token: ctx.token,
    setSession: (session) => ctx.setSession(session),
    audit: (act) => ctx.audit(act),
    publish: (fact, payload) => ctx.publish(fact, payload),
    afterCommit: (work) => ctx.afterCommit(work),
  };
}

/** The signed-in actor; endpoints with a permission always have one. */
export function actorOf(ctx: Ctx): Actor {
  if (!ctx.actor) throw new Error('this use case needs a signed-in actor');
  return ctx.actor;
}

/** Runs work of the system itself (a job, a start) in one transaction with its audit. */
export function asSystem<T>(app: App, scope: Scope, name: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return asActor(app, null, scope, name, work);
}

/** Runs a job's step in one transaction as the person who asked for it: the audit names her, her scope bounds it. */
export async function asActor<T>(
  app: App,
  actor: Actor | null,
  scope: Scope,
  name: string,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  let committed = () => {};
  const result = await app.database.db.transaction().execute(async (tx) => {
    const made = makeCtx({ app, db: tx, scope, actor, requestId: `system:${name}`, address: 'system' });
    const value = await work(made.ctx);
    await made.finish();
    committed = made.committed;
    return value;
  });
  committed();
  return result;
}
