import type { FilePurpose } from '@yanxiu/domain/file/purpose';
import type { Db } from '../platform/db/database.ts';
import { orNotFound } from '../platform/http/errors.ts';

export interface UploadRow {
  readonly id: string;
  readonly name: string;
  readonly purpose: FilePurpose;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
}

const columns = ['id', 'name', 'purpose', 'sizeBytes', 'receivedBytes', 'orgId', 'programId'] as const;

const asRow = <T extends { readonly purpose: string }>(row: T) => ({ ...row, purpose: row.purpose as FilePurpose });

interface UploadKey {
  readonly personId: string;
  readonly purpose: FilePurpose;
  readonly fingerprint: string;
}

/** The unfinished upload of the same file by the same person. */
export async function findOpenUpload(db: Db, key: UploadKey) {
  const row = await db
    .selectFrom('fileUpload')
    .select(columns)
    .where('personId', '=', key.personId)
    .where('purpose', '=', key.purpose)
    .where('fingerprint', '=', key.fingerprint)
    .where('fileId', 'is', null)
    .executeTakeFirst();
  return row ? asRow(row) : null;
}

/** One's own unfinished upload, held until the request is over: two pages may send the same part. */
export async function getUpload(db: Db, personId: string, id: string) {
  const row = await db
    .selectFrom('fileUpload')
    .select(columns)
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('fileId', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return asRow(orNotFound(row));
}

interface NewUpload extends UploadRow, UploadKey {
  readonly orgId: string | null;
  readonly programId: string | null;
  readonly createdAt: Date;
  readonly touchedAt: Date;
}

/** The same file twice at once is one upload. */
export async function insertUpload(db: Db, row: NewUpload): Promise<void> {
  await db
    .insertInto('fileUpload')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function countOpenUploads(db: Db, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('fileUpload')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('personId', '=', personId)
    .where('fileId', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function noteReceived(db: Db, id: string, receivedBytes: number, touchedAt: Date): Promise<void> {
  await db.updateTable('fileUpload').set({ receivedBytes, touchedAt }).where('id', '=', id).execute();
}

export async function finishUpload(db: Db, id: string, fileId: string): Promise<void> {
  await db.updateTable('fileUpload').set({ fileId }).where('id', '=', id).execute();
}

/** Forgets some uploads that nobody has touched since; returns their ids. */
export async function dropStale(db: Db, before: Date): Promise<string[]> {
  const stale = db
    .selectFrom('fileUpload')
    .select('id')
    .where('fileId', 'is', null)
    .where('touchedAt', '<', before)
    .limit(50)
    .forUpdate()
    .skipLocked();
  const rows = await db.deleteFrom('fileUpload').where('id', 'in', stale).returning('id').execute();
  return rows.map((row) => row.id);
}
