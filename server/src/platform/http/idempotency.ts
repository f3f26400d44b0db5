import { createHash } from 'node:crypto';
import type { Db } from '../db/database.ts';
import { HttpError } from './errors.ts';

export interface IdempotencyKey {
  readonly personId: string;
  readonly key: string;
  /** The whole request as text; only its hash is kept. */
  readonly request: string;
}

/** The kept answer of an earlier call with this key, or null; a second call at the same time waits for the first. */
export async function claimIdempotency(tx: Db, key: IdempotencyKey): Promise<{ body: unknown } | null> {
  const requestHash = hash(key.request);
  const inserted = await tx
    .insertInto('idempotency')
    .values({ personId: key.personId, key: key.key, requestHash, status: 0, body: 'null' })
    .onConflict((conflict) => conflict.columns(['personId', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (inserted) return null;
  const kept = await tx
    .selectFrom('idempotency')
    .select(['requestHash', 'body'])
    .where('personId', '=', key.personId)
    .where('key', '=', key.key)
    .executeTakeFirstOrThrow();
  if (kept.requestHash !== requestHash)
    throw new HttpError('invalid', '同一个请求编号不能用于不同的内容，请刷新页面后重试。');
  return { body: kept.body };
}

export async function keepAnswer(tx: Db, key: IdempotencyKey, answer: unknown): Promise<void> {
  await tx
    .updateTable('idempotency')
    .set({ status: 200, body: JSON.stringify(answer ?? null) })
    .where('personId', '=', key.personId)
    .where('key', '=', key.key)
    .execute();
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
