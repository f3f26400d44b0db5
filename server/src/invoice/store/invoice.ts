import type { Scope } from '@yanxiu/domain/access/scope';
import { invoiceSerial } from '@yanxiu/domain/invoice/serial';
import type { InvoiceState } from '@yanxiu/domain/invoice/states';
import type { TaxSetting } from '@yanxiu/domain/invoice/tax';
import type { InvoiceTitle } from '@yanxiu/domain/invoice/title';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

function invoices(db: Db, scope: Scope) {
  return db
    .selectFrom('invoice')
    .innerJoin('org as school', 'school.id', 'invoice.schoolId')
    .leftJoin('org as region', 'region.id', 'school.parentId')
    .leftJoin('person as asker', 'asker.id', 'invoice.requestedBy')
    .leftJoin('invoiceBatch as batch', 'batch.id', 'invoice.batchId')
    .where(inScope(scope, { path: 'school.path', programId: 'invoice.program_id' }));
}

const columns = [
  'invoice.id',
  'invoice.programId',
  'invoice.billId',
  'invoice.schoolId',
  'invoice.payerId',
  'invoice.serial',
  'invoice.state',
  'invoice.title',
  'invoice.totalFen',
  'invoice.netFen',
  'invoice.taxFen',
  'invoice.heads',
  'invoice.wish',
  'invoice.requestedAt',
  'invoice.number',
  'invoice.issuedOn',
  'invoice.fileIds',
  'invoice.deliveredHow',
  'invoice.deliveredTo',
  'invoice.deliveredAt',
  'invoice.redNumber',
  'invoice.redOn',
  'invoice.endedReason',
  'invoice.version',
  'school.name as schoolName',
  'region.name as countyName',
  'asker.name as requestedByName',
  'batch.number as batchNumber',
] as const;

const files = sql<
  { id: string; name: string; mediaType: string }[]
>`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type) order by f.name)
  from stored_file f where f.id = any(invoice.file_ids)), '[]'::jsonb)`;

function readRow<T extends { title: unknown }>(row: T): Omit<T, 'title'> & { title: InvoiceTitle } {
  return { ...row, title: row.title as InvoiceTitle };
}

export interface InvoiceFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly state?: InvoiceState | undefined;
  readonly regionId?: string | undefined;
  readonly schoolId?: string | undefined;
  readonly billId?: string | undefined;
  readonly page: number;
  readonly size: number;
}

export async function pageInvoices(db: Db, scope: Scope, filter: InvoiceFilter) {
  let query = invoices(db, scope).where('invoice.programId', '=', filter.programId);
  if (filter.state) query = query.where('invoice.state', '=', filter.state);
  if (filter.schoolId) query = query.where('invoice.schoolId', '=', filter.schoolId);
  if (filter.billId) query = query.where('invoice.billId', '=', filter.billId);
  if (filter.regionId) query = query.where(sql<boolean>`school.path like '%' || ${filter.regionId}::text || '/%'`);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('school.name', 'like', words),
        eb('invoice.number', 'like', words),
        eb('invoice.serial', 'like', words),
        sql<boolean>`invoice.title ->> 'name' like ${words}`,
      ]),
    );
  }
  const { total, totals } = await query
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<Record<string, number>>`jsonb_build_object(
        'totalFen', coalesce(sum(invoice.total_fen) filter (where invoice.state <> 'withdrawn'), 0),
        'issuedFen', coalesce(sum(invoice.total_fen) filter (where invoice.state in ('issued', 'delivered', 'reddened')), 0),
        'redFen', coalesce(sum(invoice.total_fen) filter (where invoice.state = 'reddened'), 0))`.as('totals'),
    ])
    .executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select(files.as('files'))
    .orderBy('invoice.requestedAt', 'desc')
    .orderBy('invoice.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map(readRow), total: Number(total), totals };
}

export type InvoiceRow = Awaited<ReturnType<typeof getInvoice>>;

export async function getInvoice(db: Db, scope: Scope, programId: string, id: string) {
  const row = await invoices(db, scope)
    .select(columns)
    .select(files.as('files'))
    .where('invoice.programId', '=', programId)
    .where('invoice.id', '=', id)
    .executeTakeFirst();
  return readRow(orNotFound(row));
}

/** Invoices of the provider by our serials or the bureau's numbers, locked: a result names them. */
export async function lockInvoicesNamed(db: Db, scope: Scope, serials: readonly string[], numbers: readonly string[]) {
  const rows = await db
    .selectFrom('invoice')
    .select(['id', 'programId', 'billId', 'serial', 'state', 'title', 'totalFen', 'taxFen', 'number', 'version'])
    .where(inScope(scope, { programId: 'invoice.program_id' }))
    .where((eb) =>
      eb.or([
        sql<boolean>`invoice.serial in (select jsonb_array_elements_text(${JSON.stringify(serials)}::jsonb))`,
        sql<boolean>`invoice.number in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb))`,
      ]),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.map(readRow);
}

/** Waiting invoices of a program, oldest first, locked so that two batches take none twice. */
export async function lockRequested(
  db: Db,
  scope: Scope,
  filter: { programId: string; ids?: readonly string[] | undefined; regionId?: string | undefined; limit: number },
) {
  let query = db
    .selectFrom('invoice')
    .innerJoin('org as school', 'school.id', 'invoice.schoolId')
    .select([
      'invoice.id',
      'invoice.programId',
      'invoice.serial',
      'invoice.totalFen',
      'invoice.version',
      'invoice.title',
      'invoice.heads',
      'invoice.wish',
    ])
    .where(inScope(scope, { programId: 'invoice.program_id' }))
    .where('invoice.programId', '=', filter.programId)
    .where('invoice.state', '=', 'requested');
  if (filter.ids) query = query.where('invoice.id', 'in', [...filter.ids]);
  if (filter.regionId) query = query.where(sql<boolean>`school.path like '%' || ${filter.regionId}::text || '/%'`);
  const rows = await query
    .orderBy('invoice.requestedAt')
    .orderBy('invoice.id')
    .limit(filter.limit)
    .forNoKeyUpdate('invoice')
    .execute();
  return rows.map(readRow);
}

export async function countRequested(db: Db, scope: Scope, programId: string): Promise<number> {
  const row = await db
    .selectFrom('invoice')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(inScope(scope, { programId: 'invoice.program_id' }))
    .where('programId', '=', programId)
    .where('state', '=', 'requested')
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function nextSerial(db: Db): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('invoice_serial') as n`.execute(db);
  return invoiceSerial(Number(rows[0]?.n ?? 0));
}

export interface NewInvoice {
  readonly programId: string;
  readonly id: string;
  readonly billId: string;
  readonly schoolId: string;
  readonly payerId: string;
  readonly serial: string;
  readonly title: InvoiceTitle;
  readonly totalFen: number;
  readonly heads: number;
  readonly wish: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
}

export async function insertInvoice(db: Db, row: NewInvoice): Promise<void> {
  await db
    .insertInto('invoice')
    .values({ ...row, title: JSON.stringify(row.title) })
    .execute();
}

export interface InvoiceChange {
  readonly state?: InvoiceState;
  readonly batchId?: string | null;
  readonly rateBp?: number;
  readonly netFen?: number;
  readonly taxFen?: number;
  readonly number?: string;
  readonly issuedOn?: string;
  readonly fileIds?: string[];
  readonly deliveredHow?: 'email' | 'pickup' | 'download';
  readonly deliveredTo?: string;
  readonly deliveredAt?: Date;
  readonly redNumber?: string;
  readonly redOn?: string;
  readonly endedReason?: string;
}

/** Changes an invoice that is still as it was read; false when somebody was quicker. */
export async function updateInvoice(
  db: Db,
  row: { programId: string; id: string; version: number },
  change: InvoiceChange,
): Promise<boolean> {
  const result = await db
    .updateTable('invoice')
    .set({ ...change, version: row.version + 1 })
    .where('programId', '=', row.programId)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function findTitle(db: Db, schoolId: string) {
  const row = await db.selectFrom('invoiceTitle').selectAll().where('schoolId', '=', schoolId).executeTakeFirst();
  return row ?? null;
}

/** Writes a title; version 0 stands for none yet. False when somebody was quicker. */
export async function saveTitle(
  db: Db,
  schoolId: string,
  known: number,
  title: InvoiceTitle,
  by: { updatedBy: string; updatedAt: Date },
): Promise<boolean> {
  if (known === 0) {
    const inserted = await db
      .insertInto('invoiceTitle')
      .values({ ...title, ...by, schoolId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const result = await db
    .updateTable('invoiceTitle')
    .set({ ...title, ...by, version: known + 1 })
    .where('schoolId', '=', schoolId)
    .where('version', '=', known)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function findSetting(db: Db, providerId: string) {
  const row = await db.selectFrom('invoiceSetting').selectAll().where('providerId', '=', providerId).executeTakeFirst();
  return row ? { ...row, setting: row.setting as unknown as TaxSetting } : null;
}

export async function saveSetting(
  db: Db,
  providerId: string,
  known: number,
  setting: TaxSetting,
  by: { updatedBy: string; updatedAt: Date },
): Promise<boolean> {
  const row = { setting: JSON.stringify(setting), ...by };
  if (known === 0) {
    const inserted = await db
      .insertInto('invoiceSetting')
      .values({ ...row, providerId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const result = await db
    .updateTable('invoiceSetting')
    .set({ ...row, version: known + 1 })
    .where('providerId', '=', providerId)
    .where('version', '=', known)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
