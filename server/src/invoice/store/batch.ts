import type { Scope } from '@yanxiu/domain/access/scope';
import type { TaxSetting } from '@yanxiu/domain/invoice/tax';
import type { InvoiceTitle } from '@yanxiu/domain/invoice/title';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

function batches(db: Db, scope: Scope) {
  return db
    .selectFrom('invoiceBatch')
    .leftJoin('person', 'person.id', 'invoiceBatch.personId')
    .where(inScope(scope, { providerId: 'invoice_batch.provider_id' }));
}

const issued = sql<number>`(select count(*)::int from invoice where invoice.batch_id = invoice_batch.id and invoice.number is not null)`;

export async function pageBatches(db: Db, scope: Scope, filter: { page: number; size: number }) {
  const query = batches(db, scope);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select([
      'invoiceBatch.id',
      'invoiceBatch.number',
      'invoiceBatch.count',
      'invoiceBatch.totalFen',
      'invoiceBatch.at',
      'invoiceBatch.releasedAt',
      'invoiceBatch.releaseReason',
      'person.name as byName',
    ])
    .select(issued.as('issued'))
    .orderBy('invoiceBatch.at', 'desc')
    .orderBy('invoiceBatch.id', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

export async function getBatch(db: Db, scope: Scope, id: string) {
  const row = await batches(db, scope)
    .select([
      'invoiceBatch.id',
      'invoiceBatch.number',
      'invoiceBatch.setting',
      'invoiceBatch.releasedAt',
      'invoiceBatch.count',
    ])
    .select(issued.as('issued'))
    .where('invoiceBatch.id', '=', id)
    .executeTakeFirst();
  const batch = orNotFound(row);
  return { ...batch, setting: batch.setting as unknown as TaxSetting };
}

export async function insertBatch(
  db: Db,
  row: {
    id: string;
    providerId: string;
    setting: TaxSetting;
    template: string;
    count: number;
    totalFen: number;
    personId: string;
    at: Date;
  },
): Promise<number> {
  const { number } = await db
    .insertInto('invoiceBatch')
    .values({ ...row, setting: JSON.stringify(row.setting) })
    .returning('number')
    .executeTakeFirstOrThrow();
  return number;
}

/** The invoices that were put into a batch and are still in it. */
export async function listBatchInvoices(db: Db, batchId: string) {
  const rows = await db
    .selectFrom('invoice')
    .innerJoin('program', 'program.id', 'invoice.programId')
    .select([
      'invoice.id',
      'invoice.programId',
      'invoice.serial',
      'invoice.title',
      'invoice.totalFen',
      'invoice.heads',
      'invoice.wish',
      'invoice.state',
      'invoice.version',
      'program.name as programName',
    ])
    .where('invoice.batchId', '=', batchId)
    .orderBy('invoice.serial')
    .execute();
  return rows.map((row) => ({ ...row, title: row.title as unknown as InvoiceTitle }));
}

export async function releaseBatch(db: Db, id: string, at: Date, reason: string): Promise<void> {
  await db.updateTable('invoiceBatch').set({ releasedAt: at, releaseReason: reason }).where('id', '=', id).execute();
  await db
    .updateTable('invoice')
    .set((eb) => ({ state: 'requested', batchId: null, version: eb('version', '+', 1) }))
    .where('batchId', '=', id)
    .execute();
}
