import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** One act as the audit keeps it: who, where, what, before, after, why. */
export interface AuditEntry {
  readonly at: Date;
  readonly personId: string | null;
  readonly role: string | null;
  readonly orgId: string | null;
  readonly programId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly address: string | null;
  readonly requestId: string;
}

const firstHash = '0'.repeat(64);
const chainLock = 7_202_101;

/**
 * Appends entries to the hash chain inside the caller's transaction. The chain is one line, so writers queue on an
 * advisory lock: call it last in a transaction.
 */
export async function appendAudit(tx: Db, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`select pg_advisory_xact_lock(${chainLock})`.execute(tx);
  const last = await tx.selectFrom('auditEntry').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  let prevHash = last?.hash ?? firstHash;
  const rows = entries.map((entry) => {
    const before = jsonOrNull(entry.before);
    const after = jsonOrNull(entry.after);
    const hash = hashOf(prevHash, { ...entry, before, after, at: entry.at.toISOString() });
    const row = { ...entry, before, after, prevHash, hash };
    prevHash = hash;
    return row;
  });
  await tx.insertInto('auditEntry').values(rows).execute();
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(sorted(value));
}

/** The database returns jsonb with its own key order, so what is hashed has its keys sorted. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]));
}

interface HashedEntry {
  readonly at: string;
  readonly personId: string | null;
  readonly role: string | null;
  readonly orgId: string | null;
  readonly programId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly address: string | null;
  readonly requestId: string;
}

function hashOf(prevHash: string, entry: HashedEntry): string {
  const parts = [
    prevHash,
    entry.at,
    entry.personId,
    entry.role,
    entry.orgId,
    entry.programId,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.before,
    entry.after,
    entry.reason,
    entry.address,
    entry.requestId,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Walks the whole chain; returns the number of entries and the first broken sequence number, or null. */
export async function verifyAudit(db: Db): Promise<{ entries: number; brokenAt: number | null }> {
  let prevHash = firstHash;
  let entries = 0;
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('auditEntry')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(2000)
      .execute();
    if (rows.length === 0) return { entries, brokenAt: null };
    for (const row of rows) {
      const hash = hashOf(prevHash, {
        ...row,
        at: row.at.toISOString(),
        before: jsonOrNull(row.before),
        after: jsonOrNull(row.after),
      });
      if (row.prevHash !== prevHash || row.hash !== hash) return { entries, brokenAt: row.seq };
      prevHash = row.hash;
      entries += 1;
      after = row.seq;
    }
  }
}
