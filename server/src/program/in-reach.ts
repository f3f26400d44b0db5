import type { Scope } from '@yanxiu/domain/access/scope';
import type { App } from '../platform/http/app-parts.ts';
import { existsInScope } from './store.ts';

/** What was in reach a moment ago is not asked again; what was not is, so that a new right holds at once. */
const keepMs = 5_000;
const longestCache = 20_000;

const caches = new WeakMap<App, Map<string, number>>();

/** Whether a program lies in reach: asked by the adapter for every path that names one. */
export async function programInReach(app: App, scope: Scope, programId: string): Promise<boolean> {
  let cache = caches.get(app);
  if (!cache) {
    cache = new Map();
    caches.set(app, cache);
  }
  const key = `${JSON.stringify(scope)} ${programId}`;
  if ((cache.get(key) ?? 0) > Date.now()) return true;
  const isInReach = await existsInScope(app.database.db, scope, programId);
  if (cache.size >= longestCache) cache.clear();
  if (isInReach) cache.set(key, Date.now() + keepMs);
  return isInReach;
}
