import type { Scope } from '@yanxiu/domain/access/scope';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { newId } from '../../platform/id/new-id.ts';

/** The bill of a school, locked; null when nothing was submitted yet. */
export async function lockBillOfSchool(db: Db, programId: string, schoolId: string) {
  const row = await db
    .selectFrom('bill')
    .select(['id', 'heads', 'feeFen', 'state', 'dueFen', 'adjustedFen', 'allocatedFen', 'requestedFen', 'redFen'])
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function insertBill(
  db: Db,
  row: { programId: string; schoolId: string; feeFen: number; createdAt: Date },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('bill')
    .values({ ...row, id, payerId: row.schoolId })
    .execute();
  return id;
}

export interface NewBillEntry {
  readonly programId: string;
  readonly billId: string;
  readonly kind: 'due' | 'adjustment';
  readonly heads: number;
  readonly amountFen: number;
  readonly bookedOn: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly source: 'submission' | 'lock' | 'unlock' | 'change' | 'fee';
  readonly sourceId: string | null;
  readonly reason: string;
}

export async function insertBillEntries(db: Db, rows: readonly NewBillEntry[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('billEntry')
    .values(rows.map((row) => ({ ...row, id: newId() })))
    .execute();
}

export async function updateBill(
  db: Db,
  programId: string,
  id: string,
  change: { state?: 'provisional' | 'firm'; firmAt?: Date | null; payerId?: string; feeFen?: number },
): Promise<void> {
  await db
    .updateTable('bill')
    .set(change)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

export async function lockBillsOfSchools(db: Db, scope: Scope, programId: string, schoolIds: readonly string[]) {
  // without the payer: what is locked is judged again on its latest version, and the payer is what changes
  return db
    .selectFrom('bill')
    .innerJoin('org as school', 'school.id', 'bill.schoolId')
    .where(inScope(scope, { path: 'school.path', programId: 'bill.program_id' }))
    .select([
      'bill.id',
      'bill.schoolId',
      'bill.payerId',
      'bill.allocatedFen',
      'school.name as schoolName',
      'school.parentId',
    ])
    .where('bill.programId', '=', programId)
    .where('bill.schoolId', 'in', [...schoolIds])
    .orderBy('bill.id')
    .forNoKeyUpdate('bill')
    .execute();
}

export async function listBillEntries(db: Db, programId: string, billId: string) {
  return db
    .selectFrom('billEntry')
    .leftJoin('person', 'person.id', 'billEntry.personId')
    .select([
      'billEntry.id',
      'billEntry.at',
      'billEntry.kind',
      'billEntry.heads',
      'billEntry.amountFen',
      'billEntry.reason',
      'person.name as personName',
    ])
    .where('billEntry.programId', '=', programId)
    .where('billEntry.billId', '=', billId)
    .orderBy('billEntry.at')
    .orderBy('billEntry.id')
    .execute();
}

export async function listBillAllocations(db: Db, programId: string, billId: string) {
  return db
    .selectFrom('allocation')
    .innerJoin('bankLine', 'bankLine.id', 'allocation.bankLineId')
    .innerJoin('booking', 'booking.id', 'allocation.bookingId')
    .select([
      'allocation.id',
      'allocation.bookedOn',
      'allocation.amountFen',
      'allocation.reason',
      'bankLine.at as arrivedAt',
      'bankLine.counterName as payerName',
      'bankLine.counterAccount',
      'booking.by',
    ])
    .where('allocation.programId', '=', programId)
    .where('allocation.billId', '=', billId)
    .orderBy('allocation.at')
    .orderBy('allocation.id')
    .execute();
}

export async function listBillRefunds(db: Db, programId: string, schoolId: string) {
  return db
    .selectFrom('refund')
    .select(['id', 'amountFen', 'state', 'toName', 'reason', 'decidedAt'])
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .orderBy('decidedAt')
    .execute();
}

/** Reading one place of the tree: the ids above a school, for names in a remark. */
export async function listPlaces(db: Db, path: string) {
  const ids = path.split('/').filter(Boolean).slice(0, -1);
  if (ids.length === 0) return [];
  return db.selectFrom('org').select(['id', 'name', 'kind']).where('id', 'in', ids).execute();
}

export function listBillsWithOtherFee(db: Db, programId: string, feeFen: number) {
  return db
    .selectFrom('bill')
    .select(['id', 'heads', 'feeFen'])
    .where('programId', '=', programId)
    .where('feeFen', '<>', feeFen)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** Who is paid for, in the order of the roster: for the name list of the 缴费通知单. */
export async function listBillNames(db: Db, programId: string, schoolId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('rosterEntry')
    .select('name')
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .where('withdrawnAt', 'is', null)
    .where('exemptState', '<>', 'approved')
    .where('checkState', '<>', 'error')
    .orderBy('line')
    .execute();
  return rows.map((row) => row.name);
}

export async function insertInvoiceEntry(
  db: Db,
  row: {
    programId: string;
    billId: string;
    invoiceId: string;
    kind: 'request' | 'withdraw' | 'issue' | 'red';
    amountFen: number;
    taxFen: number;
    bookedOn: string;
    at: Date;
    personId: string | null;
  },
): Promise<void> {
  await db
    .insertInto('billInvoiceEntry')
    .values({ ...row, id: newId() })
    .execute();
}
