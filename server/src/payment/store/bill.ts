import type { Scope } from '@yanxiu/domain/access/scope';
import { billStanding } from '@yanxiu/domain/payment/balance';
import { paymentCodeOf } from '@yanxiu/domain/payment/remark-code';
import type { Standing } from '@yanxiu/domain/payment/states';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export function billsInScope(db: Db, scope: Scope) {
  return db
    .selectFrom('bill')
    .innerJoin('org as school', 'school.id', 'bill.schoolId')
    .leftJoin('org as region', 'region.id', 'school.parentId')
    .innerJoin('org as payer', 'payer.id', 'bill.payerId')
    .where(inScope(scope, { path: 'school.path', programId: 'bill.program_id' }));
}

const registered = sql<number>`(select coalesce(sum(r.amount_fen), 0)::bigint from remittance r
  where r.program_id = bill.program_id and r.bill_id = bill.id and r.state in ('registered', 'checked'))`;

/** What a unit is called in the bill's program: a program that is closed keeps the names of its time (rules §1). */
const nameThen = (unit: 'school' | 'payer') =>
  sql<string>`org_name_in(bill.program_id, ${sql.ref(`${unit}.id`)}, ${sql.ref(`${unit}.name`)})`;

const columns = [
  'bill.id',
  'bill.programId',
  'bill.schoolId',
  'bill.payerId',
  'bill.serial',
  'bill.state',
  'bill.feeFen',
  'bill.heads',
  'bill.dueFen',
  'bill.adjustedFen',
  'bill.allocatedFen',
  'bill.balanceFen',
  'bill.requestedFen',
  'bill.invoicedFen',
  'bill.redFen',
  'bill.version',
  nameThen('school').as('schoolName'),
  'school.registeredName',
  'school.path as schoolPath',
  'region.id as countyId',
  'region.name as countyName',
  'region.kind as countyKind',
  nameThen('payer').as('payerName'),
] as const;

/** Rules §6 in SQL, so that lists can be filtered by it; the words are the domain's. */
const standingIs: Readonly<Record<Standing, RawBuilder<boolean>>> = {
  none: sql<boolean>`(bill.due_fen + bill.adjusted_fen = 0 and bill.allocated_fen = 0)`,
  unpaid: sql<boolean>`(bill.balance_fen > 0 and bill.allocated_fen = 0)`,
  part: sql<boolean>`(bill.balance_fen > 0 and bill.allocated_fen > 0)`,
  settled: sql<boolean>`(bill.balance_fen = 0 and bill.allocated_fen > 0)`,
  over: sql<boolean>`(bill.balance_fen < 0)`,
};

interface Amounts {
  serial: number;
  dueFen: number;
  adjustedFen: number;
  allocatedFen: number;
  feeFen: number;
  heads: number;
}

function describe<T extends Amounts>(row: T) {
  const { standing, paidHeads } = billStanding(row);
  return { ...row, code: paymentCodeOf(row.serial), standing, paidHeads };
}

export interface BillFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly regionId?: string | undefined;
  readonly schoolId?: string | undefined;
  readonly standing?: Standing | undefined;
  readonly state?: 'provisional' | 'firm' | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

function filtered(db: Db, scope: Scope, filter: Omit<BillFilter, 'page' | 'size'>) {
  let query = billsInScope(db, scope).where('bill.programId', '=', filter.programId);
  if (filter.schoolId) query = query.where('bill.schoolId', '=', filter.schoolId);
  if (filter.regionId) query = query.where(sql<boolean>`school.path like '%' || ${filter.regionId}::text || '/%'`);
  if (filter.state) query = query.where('bill.state', '=', filter.state);
  if (filter.standing) query = query.where(standingIs[filter.standing]);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    const serial = /^(?:JF)?0*(\d{1,10})\d{2}$/i.exec(filter.q)?.[1];
    query = query.where((eb) =>
      eb.or([
        eb('school.name', 'like', words),
        eb('school.registeredName', 'like', words),
        sql<boolean>`${filter.q} = any(school.aliases)`,
        serial ? eb('bill.serial', '=', Number(serial)) : sql<boolean>`false`,
      ]),
    );
  }
  return query;
}

const sums = sql<Record<string, number>>`jsonb_build_object('heads', coalesce(sum(bill.heads), 0),
  'owedFen', coalesce(sum(bill.due_fen + bill.adjusted_fen), 0), 'allocatedFen', coalesce(sum(bill.allocated_fen), 0),
  'balanceFen', coalesce(sum(bill.balance_fen), 0), 'unpaidFen', coalesce(sum(greatest(bill.balance_fen, 0)), 0),
  'overFen', coalesce(sum(greatest(-bill.balance_fen, 0)), 0), 'invoicedFen', coalesce(sum(bill.invoiced_fen - bill.red_fen), 0))`;

const orders = {
  school: 'school.sortKey',
  balanceFen: 'bill.balanceFen',
  allocatedFen: 'bill.allocatedFen',
  heads: 'bill.heads',
} as const;

export async function pageBills(db: Db, scope: Scope, filter: BillFilter) {
  const query = filtered(db, scope, filter);
  const { total, totals } = await query
    .select((eb) => [eb.fn.countAll<number>().as('total'), sums.as('totals')])
    .executeTakeFirstOrThrow();
  const field = filter.sort?.replace('-', '') ?? '';
  const order = field in orders ? orders[field as keyof typeof orders] : null;
  let sorted = query.select(columns).select(registered.as('registeredFen'));
  if (order) sorted = sorted.orderBy(order, filter.sort?.startsWith('-') ? 'desc' : 'asc');
  const rows = await sorted
    .orderBy('region.sortKey')
    .orderBy('school.sortKey')
    .orderBy('bill.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map(describe), total: Number(total), totals };
}

/** Every bill of a filter, for exports: in pages by id so that memory stays flat. */
export async function* allBills(db: Db, scope: Scope, filter: Omit<BillFilter, 'page' | 'size'>) {
  for (let page = 1; ; page += 1) {
    const { rows } = await pageBills(db, scope, { ...filter, page, size: 2000 });
    yield* rows;
    if (rows.length < 2000) return;
  }
}

export type BillRow = Awaited<ReturnType<typeof getBill>>;

export async function getBill(db: Db, scope: Scope, programId: string, id: string) {
  const row = await billsInScope(db, scope)
    .select(columns)
    .select(registered.as('registeredFen'))
    .where('bill.programId', '=', programId)
    .where('bill.id', '=', id)
    .executeTakeFirst();
  return describe(orNotFound(row));
}

export async function findBillOfSchool(db: Db, scope: Scope, programId: string, schoolId: string) {
  const row = await billsInScope(db, scope)
    .select(columns)
    .where('bill.programId', '=', programId)
    .where('bill.schoolId', '=', schoolId)
    .executeTakeFirst();
  return row ? describe(row) : null;
}

const nameIn = (programId: string, node: 'region' | 'school') =>
  sql<string>`org_name_in(${programId}, ${sql.ref(`${node}.id`)}, ${sql.ref(`${node}.name`)})`;

/** Sums by the county (or city, for 市直) above the schools, or by school. */
export async function sumBills(
  db: Db,
  scope: Scope,
  filter: { programId: string; level: 'county' | 'school'; regionId?: string | undefined },
) {
  const node = filter.level === 'county' ? 'region' : 'school';
  const query = filtered(db, scope, filter)
    .select([`${node}.id as nodeId`, nameIn(filter.programId, node).as('nodeName')])
    .select([
      sql<number>`count(*)::int`.as('bills'),
      sql<number>`count(*) filter (where bill.balance_fen <= 0 and bill.allocated_fen > 0)::int`.as('settledBills'),
      sql<number>`coalesce(sum(bill.heads), 0)::int`.as('heads'),
      sql<number>`coalesce(sum(case when bill.fee_fen > 0 then least(bill.heads, bill.allocated_fen / bill.fee_fen) else bill.heads end), 0)::int`.as(
        'paidHeads',
      ),
      sql<number>`coalesce(sum(bill.due_fen + bill.adjusted_fen), 0)::bigint`.as('owedFen'),
      sql<number>`coalesce(sum(bill.allocated_fen), 0)::bigint`.as('allocatedFen'),
      sql<number>`coalesce(sum(bill.invoiced_fen - bill.red_fen), 0)::bigint`.as('invoicedFen'),
      sql<number>`coalesce(sum(greatest(bill.balance_fen, 0)), 0)::bigint`.as('unpaidFen'),
      sql<number>`coalesce(sum(greatest(-bill.balance_fen, 0)), 0)::bigint`.as('overFen'),
    ])
    .groupBy([`${node}.id`, `${node}.name`, `${node}.sortKey`])
    .orderBy(`${node}.sortKey`);
  return query.execute();
}

/** Bills by their ids, in reach, with what a booking needs; those that don't exist are absent. */
export async function listBillsById(db: Db, scope: Scope, refs: readonly { programId: string; billId: string }[]) {
  const wanted = JSON.stringify(refs.map((ref) => ({ program_id: ref.programId, id: ref.billId })));
  return billsInScope(db, scope)
    .select([
      'bill.id',
      'bill.programId',
      'bill.schoolId',
      'bill.payerId',
      'bill.heads',
      'bill.feeFen',
      'bill.balanceFen',
      'bill.serial',
      'school.name as schoolName',
      'region.name as countyName',
      'payer.name as payerName',
    ])
    .where(
      sql<boolean>`(bill.program_id, bill.id) in (select program_id, id from jsonb_to_recordset(${wanted}::jsonb) as w(program_id uuid, id uuid))`,
    )
    .execute();
}

/** What is allocated to each of these bills now. */
export async function allocatedOf(db: Db, billIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; allocatedFen: number }>`select id, allocated_fen from bill
    where id in (select (jsonb_array_elements_text(${JSON.stringify(billIds)}::jsonb))::uuid)`.execute(db);
  return new Map(rows.map((row) => [row.id, row.allocatedFen]));
}

/** Bills of the programs that are paid into an account, by a school's name or the 缴费码; those still owed come first. */
export async function findBillsForAccount(
  db: Db,
  scope: Scope,
  search: { bankAccountId: string; programId?: string; words: string; limit: number },
) {
  const like = `%${search.words.replace(/[%_\\]/g, '\\$&')}%`;
  const serial = /^(?:JF)0*(\d{1,10})\d{2}$/i.exec(search.words)?.[1] ?? null;
  let query = billsInScope(db, scope)
    .innerJoin('program', 'program.id', 'bill.programId')
    .innerJoin('programAccount', (join) =>
      join
        .onRef('programAccount.programId', '=', 'bill.programId')
        .on('programAccount.bankAccountId', '=', search.bankAccountId),
    );
  if (search.programId) query = query.where('bill.programId', '=', search.programId);
  return query
    .where((eb) =>
      eb.or([
        eb('school.name', 'like', like),
        eb('school.registeredName', 'like', like),
        sql<boolean>`exists (select 1 from unnest(school.aliases) alias where alias like ${like})`,
        serial === null ? sql<boolean>`false` : eb('bill.serial', '=', Number(serial)),
      ]),
    )
    .select([
      'bill.id as billId',
      'bill.programId',
      'program.name as programName',
      'bill.schoolId',
      'school.name as schoolName',
      'school.registeredName',
      'school.aliases',
      'region.name as countyName',
      'bill.heads',
      'bill.balanceFen',
      'bill.serial',
    ])
    .orderBy(sql`bill.balance_fen > 0`, 'desc')
    .orderBy(sql`length(school.name)`)
    .orderBy('bill.id')
    .limit(search.limit)
    .execute();
}
