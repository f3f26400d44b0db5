import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import { type BulkRow, bulkInsert } from '../../platform/db/bulk-insert.ts';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { newId } from '../../platform/id/new-id.ts';

function bookings(db: Db, scope: Scope) {
  return db
    .selectFrom('booking')
    .innerJoin('bankLine', 'bankLine.id', 'booking.bankLineId')
    .innerJoin('bankAccount', 'bankAccount.id', 'bankLine.bankAccountId')
    .innerJoin('org as provider', 'provider.id', 'bankAccount.providerId')
    .leftJoin('person as asker', 'asker.id', 'booking.askedBy')
    .leftJoin('person as second', 'second.id', 'booking.secondBy')
    .where(inScope(scope, { providerId: 'bank_account.provider_id', path: 'provider.path' }));
}

const columns = [
  'booking.id',
  'booking.bankLineId as lineId',
  'bankLine.bankAccountId',
  'booking.kind',
  'booking.by',
  'booking.state',
  'booking.plan',
  'booking.amountFen',
  'booking.reason',
  'booking.needsSecond',
  'booking.bookedOn',
  'booking.askedBy',
  'booking.askedAt',
  'booking.endedReason',
  'booking.version',
  'asker.name as askedByName',
  'second.name as secondByName',
] as const;

const parts = sql<{ programId: string; billId: string; schoolName: string; amountFen: number }[]>`coalesce(
  (select jsonb_agg(jsonb_build_object('programId', a.program_id, 'billId', a.bill_id, 'schoolName', org.name, 'amountFen', a.amount_fen) order by a.id)
     from allocation a join bill b on b.program_id = a.program_id and b.id = a.bill_id join org on org.id = b.school_id
    where a.booking_id = booking.id and a.undo_of is null), '[]'::jsonb)`;

export type BookingRow = Awaited<ReturnType<typeof getBooking>>;

export async function getBooking(db: Db, scope: Scope, id: string) {
  return orNotFound(
    await bookings(db, scope).select(columns).select(parts.as('parts')).where('booking.id', '=', id).executeTakeFirst(),
  );
}

export function listBookingsOfLine(db: Db, scope: Scope, lineId: string) {
  return bookings(db, scope)
    .select(columns)
    .select(parts.as('parts'))
    .where('booking.bankLineId', '=', lineId)
    .orderBy('booking.askedAt', 'desc')
    .orderBy('booking.id', 'desc')
    .execute();
}

export interface BookingFilter {
  readonly bankAccountId: string;
  readonly state?: 'waiting' | 'booked' | 'undone' | 'returned' | 'withdrawn' | undefined;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
}

export async function pageBookings(db: Db, scope: Scope, filter: BookingFilter) {
  let query = bookings(db, scope).where('bankLine.bankAccountId', '=', filter.bankAccountId);
  if (filter.state) query = query.where('booking.state', '=', filter.state);
  if (filter.q) query = query.where('bankLine.counterName', 'like', `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select(parts.as('parts'))
    .select(['bankLine.at as lineAt', 'bankLine.counterName', 'bankLine.amountFen as lineAmountFen'])
    .orderBy(sql`booking.state = 'waiting'`, 'desc')
    .orderBy('booking.askedAt', 'desc')
    .orderBy('booking.id', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

export interface NewBooking {
  readonly id: string;
  readonly bankLineId: string;
  readonly kind: 'allocation' | 'other' | 'refund' | 'reversal' | 'carryOut';
  readonly by: 'engine' | 'person';
  readonly state: 'waiting' | 'booked';
  readonly plan: unknown;
  readonly amountFen: number;
  readonly reason: string;
  readonly needsSecond: boolean;
  readonly bookedOn: string | null;
  readonly askedBy: string | null;
  readonly askedAt: Date;
}

export async function insertBooking(db: Db, row: NewBooking): Promise<void> {
  await db
    .insertInto('booking')
    .values({ ...row, plan: JSON.stringify(row.plan) })
    .execute();
}

/** Changes a booking that is still as it was read; false when somebody was quicker. */
export async function updateBooking(
  db: Db,
  id: string,
  version: number,
  change: {
    state: 'booked' | 'undone' | 'returned' | 'withdrawn';
    bookedOn?: string;
    secondBy?: string;
    secondAt?: Date;
    endedBy?: string;
    endedAt?: Date;
    endedReason?: string;
  },
): Promise<boolean> {
  const result = await db
    .updateTable('booking')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface NewAllocation {
  readonly programId: string;
  readonly billId: string;
  readonly bankLineId: string;
  readonly bookingId: string;
  readonly amountFen: number;
  readonly bookedOn: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly reason: string;
  readonly undoOf: string | null;
}

export async function insertAllocations(db: Db, rows: readonly NewAllocation[]): Promise<void> {
  await bulkInsert(
    db,
    'allocation',
    rows.map((row) => ({ ...row, id: newId() })),
  );
}

export interface NewLineEntry {
  readonly bankLineId: string;
  readonly bookingId: string;
  readonly kind: 'refund' | 'reversal' | 'other';
  readonly amountFen: number;
  readonly otherLineId: string | null;
  readonly refundId: string | null;
  readonly bookedOn: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly reason: string;
  readonly undoOf: string | null;
}

export async function insertLineEntries(db: Db, rows: readonly NewLineEntry[]): Promise<void> {
  await bulkInsert(
    db,
    'lineEntry',
    rows.map((row) => ({ ...row, id: newId() })),
  );
}

export async function insertBookings(db: Db, rows: readonly BulkRow[]): Promise<void> {
  await bulkInsert(db, 'booking', rows);
}

/** What a booking has put into the ledger; `bounced` counts the refunds that it brought back. */
export async function entriesOfBooking(db: Db, bookingId: string) {
  const [allocations, entries] = await Promise.all([
    db.selectFrom('allocation').selectAll().where('bookingId', '=', bookingId).where('undoOf', 'is', null).execute(),
    db.selectFrom('lineEntry').selectAll().where('bookingId', '=', bookingId).execute(),
  ]);
  const lineEntries = entries.filter((entry) => entry.undoOf === null);
  return { allocations, lineEntries, bounced: entries.length - lineEntries.length };
}

export function listRefundsOfBooking(db: Db, bookingId: string) {
  return db.selectFrom('refund').select(['id', 'state']).where('bookingId', '=', bookingId).forNoKeyUpdate().execute();
}

export async function insertRefund(
  db: Db,
  row: {
    bankLineId: string;
    bookingId: string;
    programId: string | null;
    schoolId: string | null;
    amountFen: number;
    toName: string;
    toAccount: string;
    toBank: string;
    reason: string;
    decidedAt: Date;
  },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('refund')
    .values({ ...row, id })
    .execute();
  return id;
}

export async function updateRefunds(
  db: Db,
  ids: readonly string[],
  change: { state: 'decided' | 'paid' | 'bounced' | 'withdrawn'; carriedOutBy?: string | null },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('refund')
    .set(change)
    .where('id', 'in', [...ids])
    .execute();
}

function refunds(db: Db, scope: Scope) {
  return db
    .selectFrom('refund')
    .innerJoin('bankLine', 'bankLine.id', 'refund.bankLineId')
    .innerJoin('bankAccount', 'bankAccount.id', 'bankLine.bankAccountId')
    .innerJoin('org as provider', 'provider.id', 'bankAccount.providerId')
    .leftJoin('program', 'program.id', 'refund.programId')
    .leftJoin('org as school', 'school.id', 'refund.schoolId')
    .where(inScope(scope, { providerId: 'bank_account.provider_id', path: 'provider.path' }))
    .select([
      'refund.id',
      'refund.bankLineId as lineId',
      'refund.bookingId',
      'refund.amountFen',
      'refund.toName',
      'refund.toAccount',
      'refund.toBank',
      'refund.reason',
      'refund.state',
      'refund.decidedAt',
      'refund.carriedOutBy',
      'program.name as programName',
      'school.name as schoolName',
      'bankLine.bankAccountId',
    ]);
}

export type RefundRow = Awaited<ReturnType<typeof listRefundsOfLine>>[number];

export function listRefundsOfLine(db: Db, scope: Scope, lineId: string) {
  return refunds(db, scope)
    .where((eb) => eb.or([eb('refund.bankLineId', '=', lineId), eb('refund.carriedOutBy', '=', lineId)]))
    .orderBy('refund.decidedAt')
    .execute();
}

export function listRefundsById(db: Db, scope: Scope, ids: readonly string[]) {
  return refunds(db, scope)
    .where('refund.id', 'in', [...ids])
    .forNoKeyUpdate('refund')
    .execute();
}

export async function pageRefunds(
  db: Db,
  scope: Scope,
  filter: {
    bankAccountId: string;
    state?: 'decided' | 'paid' | 'bounced' | 'withdrawn' | undefined;
    page: number;
    size: number;
  },
) {
  let query = refunds(db, scope).where('bankLine.bankAccountId', '=', filter.bankAccountId);
  if (filter.state) query = query.where('refund.state', '=', filter.state);
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .orderBy('refund.decidedAt', 'desc')
    .orderBy('refund.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

/** The entries with which these refunds left their incoming lines and which stand. */
export async function entriesOfRefund(db: Db, refundIds: readonly string[]) {
  if (refundIds.length === 0) return [];
  return db
    .selectFrom('lineEntry')
    .innerJoin('refund', (join) =>
      join.onRef('refund.id', '=', 'lineEntry.refundId').onRef('refund.bankLineId', '=', 'lineEntry.bankLineId'),
    )
    .select(['lineEntry.id', 'lineEntry.bankLineId', 'lineEntry.amountFen', 'lineEntry.refundId'])
    .where('lineEntry.refundId', 'in', [...refundIds])
    .where('lineEntry.undoOf', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('lineEntry as undo').select('undo.id').whereRef('undo.undoOf', '=', 'lineEntry.id')),
      ),
    )
    .execute();
}

/** The day that a booking just posted counts on. */
export async function markBooked(db: Db, id: string, bookedOn: string): Promise<void> {
  await db.updateTable('booking').set({ bookedOn }).where('id', '=', id).execute();
}
