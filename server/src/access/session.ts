import { isConsentDue } from '@yanxiu/domain/access/consent';
import { permissions } from '@yanxiu/domain/access/permissions';
import { roleNames, rolePermissions } from '@yanxiu/domain/access/roles';
import { type Actor, type Assignment, systemScope } from '@yanxiu/domain/access/scope';
import { dayOf, endOf } from '@yanxiu/domain/kernel/day';
import type { Db } from '../platform/db/database.ts';
import type { App } from '../platform/http/app-parts.ts';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import { hashToken, newToken } from '../platform/http/session-cookie.ts';
import { newId } from '../platform/id/new-id.ts';
import { loggedIn } from './facts.ts';
import { findConsent, findSessionHolder, insertSession, isTrainee, listAssignments, renewSession } from './store.ts';

/** A phone that is asked to stays logged in for 30 days (rules §5); a desk for half a day after its last use. */
const rememberedMs = 30 * 86_400_000;
const deskMs = 12 * 3_600_000;
/** What was in use lately is not renewed: the longer a session may last, the less often its last use is written down. */
const renewAfterMs = (lengthMs: number) => Math.max(pauseMs, lengthMs / 120);
/** Who comes after a pause of this length has come back. */
const pauseMs = 10 * 60_000;

/**
 * Sessions looked up a moment ago: a heartbeat every 15 s need not ask the database each time. Another server process
 * learns of a revocation after so long at most; this one at once.
 */
const keepMs = 40_000;
const longestCache = 20_000;

interface Cached {
  readonly actor: Actor;
  readonly until: number;
  /** By the product's clock: the session has ended then, or the day is over for which its role was looked up. */
  readonly endsAtMs: number;
}

/** By the token itself: hashing it for every request cost more than the look; nothing of this is ever written down. */
const caches = new WeakMap<App, Map<string, Cached>>();

function cacheOf(app: App): Map<string, Cached> {
  let cache = caches.get(app);
  if (!cache) {
    cache = new Map();
    caches.set(app, cache);
  }
  return cache;
}

/** Forgets everything that was looked up: after a log-out, a role switch or a change of roles. */
export function forgetSessions(app: App): void {
  cacheOf(app).clear();
}

/** The actor behind a session token, or null when it is unknown or has ended; at once where it was looked up a moment ago. */
export function findActor(app: App, token: string): Actor | null | Promise<Actor | null> {
  const cached = cacheOf(app).get(token);
  if (cached && cached.until > Date.now() && cached.endsAtMs > app.clock.now().getTime()) return cached.actor;
  return lookUpActor(app, token);
}

async function lookUpActor(app: App, token: string): Promise<Actor | null> {
  const now = app.clock.now();
  const found = await loadActor(app, hashToken(token), now);
  const cache = cacheOf(app);
  if (cache.size >= longestCache) cache.clear();
  if (!found) {
    cache.delete(token);
    return null;
  }
  const endsAtMs = Math.min(found.expiresAtMs, endOf(dayOf(now)).getTime());
  cache.set(token, { actor: found.actor, until: Date.now() + keepMs, endsAtMs });
  return found.actor;
}

async function loadActor(app: App, tokenHash: string, now: Date) {
  const db = app.database.db;
  const session = await findSessionHolder(db, tokenHash, dayOf(now));
  if (!session || session.expiresAt <= now) return null;
  const { assignment, awaitsFirstLogin, expiresAt, id: sessionId, isTrainee, name, personId, seenAt } = session;
  const lengthMs = expiresAt.getTime() - seenAt.getTime();
  const pausedMs = now.getTime() - seenAt.getTime();
  const comesBack = awaitsFirstLogin && pausedMs > pauseMs;
  const renewed = comesBack || pausedMs > renewAfterMs(lengthMs);
  const endsAtMs = renewed ? now.getTime() + lengthMs : expiresAt.getTime();
  if (renewed) await renewSession(db, tokenHash, now, new Date(endsAtMs));
  if (comesBack) await comeBack(app, personId);
  return { actor: { personId, name, sessionId, assignment, isTrainee }, expiresAtMs: endsAtMs };
}

/**
 * A phone stays logged in for 30 days (rules §5): who comes back after a pause has logged in, too, as far as 参训率 is
 * concerned. Else a teacher who had activated before the window opened would study as 未登录.
 */
async function comeBack(app: App, personId: string): Promise<void> {
  await asSystem(app, systemScope('a kept session counts as a log-in'), 'access.comeBack', (ctx) =>
    ctx.publish(loggedIn, { personId }),
  );
}

export interface OpenedSession {
  readonly token: string;
  readonly maxAgeSec: number | null;
}

/** Opens a session for a person acting in one of her assignments (the first when none is named). */
export async function openSession(
  ctx: Ctx,
  person: { personId: string; assignmentId?: string | null; remember: boolean; userAgent: string },
): Promise<OpenedSession> {
  const token = newToken();
  const assignments = await listAssignments(ctx.db, person.personId, dayOf(ctx.now));
  const assignmentId = person.assignmentId ?? assignments[0]?.id ?? null;
  const lengthMs = person.remember ? rememberedMs : deskMs;
  await insertSession(ctx.db, {
    tokenHash: hashToken(token),
    id: newId(),
    personId: person.personId,
    assignmentId,
    createdAt: ctx.now,
    seenAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + lengthMs),
    address: ctx.address,
    userAgent: person.userAgent.slice(0, 300),
  });
  return { token, maxAgeSec: person.remember ? lengthMs / 1000 : null };
}

/** What the web apps know of who is signed in. */
export async function describeMe(db: Db, today: string, personId: string, name: string, active: Assignment | null) {
  const assignments = await listAssignments(db, personId, today);
  const trainee = await isTrainee(db, personId);
  const held = new Set([...(active ? rolePermissions[active.role] : []), ...(trainee ? rolePermissions.trainee : [])]);
  return {
    personId,
    name,
    assignment: active ? describeAssignment(active) : null,
    assignments: assignments.map(describeAssignment),
    permissions: permissions.filter((permission) => held.has(permission)),
    isTrainee: trainee,
    consentDue: isConsentDue(await findConsent(db, personId)),
  };
}

function describeAssignment(one: Assignment) {
  return { ...one, roleName: roleNames[one.role] };
}
