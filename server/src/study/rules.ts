import { programSettings } from '@yanxiu/domain/program/policy';
import { type StudyRules, studyRulesOf } from '@yanxiu/domain/study/policy';
import type { Db } from '../platform/db/database.ts';
import type { App } from '../platform/http/app-parts.ts';
import type { Ctx } from '../platform/http/context.ts';
import { orNotFound } from '../platform/http/errors.ts';

/** A program's rules are looked up anew after this long: reports come every few seconds from everybody. */
const keepMs = 5_000;

interface Kept {
  readonly rules: Promise<StudyRules>;
  /** As soon as they are there. */
  loaded?: StudyRules;
  readonly until: number;
}

const caches = new WeakMap<App, Map<string, Kept>>();

function cacheOf(app: App): Map<string, Kept> {
  const cache = caches.get(app) ?? new Map<string, Kept>();
  caches.set(app, cache);
  return cache;
}

/** The rules of a program's study time, a few seconds old at most, at once where they are kept; not for use inside a transaction. */
export function rulesNow(app: App, programId: string): StudyRules | Promise<StudyRules> {
  const cache = cacheOf(app);
  const kept = cache.get(programId);
  if (kept && kept.until > Date.now()) return kept.loaded ?? kept.rules;
  const rules = loadRules(app.database.db, programId);
  const fresh: Kept = { rules, until: Date.now() + keepMs };
  rules.then(
    (loaded) => {
      fresh.loaded = loaded;
    },
    () => cache.delete(programId),
  );
  cache.set(programId, fresh);
  return rules;
}

/** As `rulesNow`, for who waits anyway. */
export async function keptRules(app: App, programId: string): Promise<StudyRules> {
  return rulesNow(app, programId);
}

export async function loadRules(db: Db, programId: string): Promise<StudyRules> {
  const row = await db.selectFrom('program').select('settings').where('id', '=', programId).executeTakeFirst();
  return studyRulesOf(programSettings.parse(orNotFound(row).settings));
}

/** The rules where a transaction is under way: what is kept, else read over the transaction's own connection. */
export async function rulesWithin(ctx: Ctx, programId: string): Promise<StudyRules> {
  const cache = cacheOf(ctx.app);
  const kept = cache.get(programId);
  if (kept?.loaded && kept.until > Date.now()) return kept.loaded;
  const loaded = await loadRules(ctx.db, programId);
  cache.set(programId, { rules: Promise.resolve(loaded), loaded, until: Date.now() + keepMs });
  return loaded;
}
