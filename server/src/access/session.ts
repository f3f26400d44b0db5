import { permissions } from '@yanxiu/domain/access/permissions';
import { roleNames, rolePermissions } from '@yanxiu/domain/access/roles';
import type { Actor, Assignment } from '@yanxiu/domain/access/scope';
import type { Db } from '../platform/db/database.ts';
import type { App } from '../platform/http/app-parts.ts';
import type { Ctx } from '../platform/http/context.ts';
import { hashToken, newToken } from '../platform/http/session-cookie.ts';
import { newId } from '../platform/id/new-id.ts';
import { findSession, insertSession, isTrainee, listAssignments, renewSession } from './store.ts';

/** A phone that is asked to stays logged in for 30 days (rules §5); a desk for half a day after its last use. */
const rememberedMs = 30 * 86_400_000;
const deskMs = 12 * 3_600_000;
const renewAfterMs = 10 * 60_000;

/** Sessions looked up a moment ago: a heartbeat every 15 s need not ask the database each time. */
const keepMs = 5_000;
const longestCache = 20_000;

interface Cached {
  readonly actor: Actor | null;
  readonly until: number;
}

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

/** The actor behind a session token, or null when it is unknown or has ended. */
export async function findActor(app: App, token: string): Promise<Actor | null> {
  const tokenHash = hashToken(token);
  const cache = cacheOf(app);
  const cached = cache.get(tokenHash);
  if (cached && cached.until > Date.now()) return cached.actor;
  const actor = await loadActor(app, tokenHash);
  if (cache.size >= longestCache) cache.clear();
  cache.set(tokenHash, { actor, until: Date.now() + keepMs });
  return actor;
}

async function loadActor(app: App, tokenHash: string): Promise<Actor | null> {
  const db = app.database.db;
  const now = app.clock.now();
  const session = await findSession(db, tokenHash);
  if (!session || session.expiresAt <= now) return null;
  const assignments = await listAssignments(db, session.personId);
  const assignment = assignments.find((one) => one.id === session.assignmentId) ?? null;
  if (now.getTime() - session.seenAt.getTime() > renewAfterMs) {
    const length = session.expiresAt.getTime() - session.seenAt.getTime();
    await renewSession(db, tokenHash, now, new Date(now.getTime() + length));
  }
  return {
    personId: session.personId,
    name: session.name,
    sessionId: session.id,
    assignment,
    isTrainee: await isTrainee(db, session.personId),
  };
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
  const assignments = await listAssignments(ctx.db, person.personId);
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
export async function describeMe(db: Db, personId: string, name: string, active: Assignment | null) {
  const assignments = await listAssignments(db, personId);
  const trainee = await isTrainee(db, personId);
  const held = new Set([...(active ? rolePermissions[active.role] : []), ...(trainee ? rolePermissions.trainee : [])]);
  return {
    personId,
    name,
    assignment: active ? describeAssignment(active) : null,
    assignments: assignments.map(describeAssignment),
    permissions: permissions.filter((permission) => held.has(permission)),
    isTrainee: trainee,
  };
}

function describeAssignment(one: Assignment) {
  return { ...one, roleName: roleNames[one.role] };
}
