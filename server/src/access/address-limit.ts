import { refuseAccess } from '@yanxiu/domain/access/refusals';
import {
  type AddressLevel,
  addressWaitSec,
  afterOneMore,
  afterSuccess,
  levelAt,
} from '@yanxiu/domain/access/slow-down';
import type { App } from '../platform/http/app-parts.ts';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';

/**
 * Kept in memory: one server works on a database, and a restart that forgets the failures of the last minutes costs
 * nothing, while a row per failure would be written by whoever attacks.
 */
const levels = new WeakMap<App, Map<string, AddressLevel>>();
const mostAddresses = 50_000;

/** What is counted by itself: asking for codes costs money, failing costs guesses. */
export type Slowed = 'proof' | 'code';

function levelsOf(app: App): Map<string, AddressLevel> {
  let map = levels.get(app);
  if (!map) {
    map = new Map();
    levels.set(app, map);
  }
  return map;
}

/** Refuses while the address is slowed; before any password is hashed. Wall-clock time, as demo time jumps. */
export function refuseWhileSlowed(ctx: Ctx, kind: Slowed): void {
  const seconds = addressWaitSec(levelsOf(ctx.app).get(`${kind} ${ctx.address}`), new Date());
  if (seconds > 0) throw new RefusalError(refuseAccess('slowed', { seconds }));
}

/** Counts one failure (or one code asked for) of this address. */
export function countAgainstAddress(ctx: Ctx, kind: Slowed): void {
  const map = levelsOf(ctx.app);
  const now = new Date();
  if (map.size >= mostAddresses) forgetEmpty(map, now);
  const key = `${kind} ${ctx.address}`;
  map.set(key, afterOneMore(map.get(key), now));
}

/** A code that was asked for was used by its owner: a carrier's one address for thousands of phones must not slow them. */
export function giveBackToAddress(ctx: Ctx, kind: Slowed): void {
  const map = levelsOf(ctx.app);
  const key = `${kind} ${ctx.address}`;
  const last = map.get(key);
  if (last) map.set(key, afterSuccess(last, new Date()));
}

function forgetEmpty(map: Map<string, AddressLevel>, now: Date): void {
  for (const [key, level] of map) if (levelAt(level, now) === 0) map.delete(key);
  if (map.size >= mostAddresses) map.clear();
}
