import { programSettings } from '@yanxiu/domain/program/policy';
import { type StudyRules, studyRulesOf } from '@yanxiu/domain/study/policy';
import type { Db } from '../platform/db/database.ts';
import type { App } from '../platform/http/app-parts.ts';
import { orNotFound } from '../platform/http/errors.ts';

/** A program's rules are looked up anew after this long: reports come every few seconds from everybody. */
const keepMs = 5_000;

interface Kept {
  readonly rules: Promise<StudyRules>;
  readonly until: number;
}

const caches = new WeakMap<App, Map<string, Kept>>();

/** The rules of a program's study time, a few seconds old at most; not for use inside a transaction. */
export function keptRules(app: App, programId: string): Promise<StudyRules> {
  let cache = caches.get(app);
  if (!cache) {
    cache = new Map();
    caches.set(app, cache);
  }
  const kept = cache.get(programId);
  if (kept && kept.until > Date.now()) return kept.rules;
  const rules = loadRules(app.database.db, programId);
  rules.catch(() => cache.delete(programId));
  cache.set(programId, { rules, until: Date.now() + keepMs });
  return rules;
}

export async function loadRules(db: Db, programId: string): Promise<StudyRules> {
  const row = await db.selectFrom('program').select('settings').where('id', '=', programId).executeTakeFirst();
  return studyRulesOf(programSettings.parse(orNotFound(row).settings));
}
