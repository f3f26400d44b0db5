import type { Db } from '../db/database.ts';

export interface SmsRow {
  readonly id: string;
  readonly phoneCipher: Buffer;
  readonly template: string;
  readonly params: unknown;
  readonly text: string;
  readonly createdAt: Date;
  /** This attempt included. */
  readonly attempts: number;
}

/** The message that is to be sent, with this attempt counted; null when it was sent or given up. */
export async function takeSms(db: Db, id: string): Promise<SmsRow | null> {
  const row = await db
    .updateTable('outboxSms')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returning(['id', 'phoneCipher', 'template', 'params', 'text', 'createdAt', 'attempts'])
    .executeTakeFirst();
  return row ?? null;
}

export async function noteSent(
  db: Db,
  id: string,
  sent: { vendor: string | null; serial: string | null; text: string; sentAt: Date },
): Promise<void> {
  const waits = sent.vendor !== null && sent.serial !== null;
  const covered = sent.vendor === null ? {} : { params: JSON.stringify({}) };
  await db
    .updateTable('outboxSms')
    .set({ ...sent, ...covered, state: 'sent', failure: null, receipt: waits ? 'waiting' : null })
    .where('id', '=', id)
    .execute();
}

/** Why it hasn't left; `final` gives it up. */
export async function noteFailure(db: Db, id: string, failure: string, final: boolean): Promise<void> {
  await db
    .updateTable('outboxSms')
    .set({ failure, ...(final ? { state: 'failed' as const } : {}) })
    .where('id', '=', id)
    .execute();
}

export async function noteReceipt(
  db: Db,
  id: string,
  told: {
    receipt: 'delivered' | 'undelivered' | 'unknown';
    receiptAt: Date;
    failure?: string | null;
    wrongNumber?: boolean;
  },
): Promise<void> {
  await db.updateTable('outboxSms').set(told).where('id', '=', id).execute();
}
