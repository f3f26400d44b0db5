import type { Scope } from '@yanxiu/domain/access/scope';
import type { RemittanceState } from '@yanxiu/domain/payment/states';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

function remittances(db: Db, scope: Scope, programId: string) {
  return db
    .selectFrom('remittance')
    .innerJoin('org as school', 'school.id', 'remittance.schoolId')
    .leftJoin('org as region', 'region.id', 'school.parentId')
    .innerJoin('bill', (join) =>
      join.onRef('bill.programId', '=', 'remittance.programId').onRef('bill.id', '=', 'remittance.billId'),
    )
    .leftJoin('person as county', 'county.id', 'remittance.countyBy')
    .leftJoin('person as provider', 'provider.id', 'remittance.providerBy')
    .where('remittance.programId', '=', programId)
    .where(inScope(scope, { path: 'school.path', programId: 'remittance.program_id' }));
}

const columns = [
  'remittance.id',
  'remittance.programId',
  'remittance.billId',
  'remittance.schoolId',
  'remittance.payerName',
  'remittance.payerAccount',
  'remittance.payerBank',
  'remittance.paidOn',
  'remittance.amountFen',
  'remittance.heads',
  'remittance.bankSerial',
  'remittance.remark',
  'remittance.contactName',
  'remittance.voucherFileIds',
  'remittance.state',
  'remittance.registeredAt',
  'remittance.countyAt',
  'remittance.endedReason',
  'remittance.version',
  'school.name as schoolName',
  'school.registeredName',
  'school.uscc',
  'school.address',
  'school.phone',
  'school.email',
  'region.name as countyName',
  'bill.allocatedFen as billAllocatedFen',
  'bill.payerId',
  'county.name as countyByName',
  'provider.name as providerByName',
] as const;

/** What the unit registered in all and not taken back: compared with what arrived. */
const registeredFen = sql<number>`(select sum(r.amount_fen)::bigint from remittance r where r.program_id = remittance.program_id
  and r.bill_id = remittance.bill_id and r.state in ('registered', 'checked'))`;

const vouchers = sql<
  { id: string; name: string; mediaType: string }[]
>`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type))
  from stored_file f where f.id = any(remittance.voucher_file_ids)), '[]'::jsonb)`;

export interface RemittanceFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly regionId?: string | undefined;
  readonly schoolId?: string | undefined;
  readonly billId?: string | undefined;
  readonly state?: RemittanceState | undefined;
  readonly page: number;
  readonly size: number;
}

export async function pageRemittances(db: Db, scope: Scope, filter: RemittanceFilter) {
  let query = remittances(db, scope, filter.programId);
  if (filter.schoolId) query = query.where('remittance.schoolId', '=', filter.schoolId);
  if (filter.billId) query = query.where('remittance.billId', '=', filter.billId);
  if (filter.state) query = query.where('remittance.state', '=', filter.state);
  if (filter.regionId) query = query.where(sql<boolean>`school.path like '%' || ${filter.regionId}::text || '/%'`);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('school.name', 'like', words), eb('remittance.payerName', 'like', words)]));
  }
  const { total, amountFen, heads } = await query
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(remittance.amount_fen) filter (where remittance.state in ('registered', 'checked')), 0)::bigint`.as(
        'amountFen',
      ),
      sql<number>`coalesce(sum(remittance.heads) filter (where remittance.state in ('registered', 'checked')), 0)::int`.as(
        'heads',
      ),
    ])
    .executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select([registeredFen.as('registeredFen'), vouchers.as('vouchers')])
    .orderBy('remittance.registeredAt', 'desc')
    .orderBy('remittance.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total), totals: { amountFen, heads } };
}

export async function getRemittance(db: Db, scope: Scope, programId: string, id: string) {
  const row = await remittances(db, scope, programId)
    .select(columns)
    .select([registeredFen.as('registeredFen'), vouchers.as('vouchers')])
    .where('remittance.id', '=', id)
    .executeTakeFirst();
  return orNotFound(row);
}

export interface NewRemittance {
  readonly programId: string;
  readonly id: string;
  readonly billId: string;
  readonly schoolId: string;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly payerBank: string;
  readonly paidOn: string;
  readonly amountFen: number;
  readonly heads: number;
  readonly bankSerial: string;
  readonly remark: string;
  readonly contactName: string;
  readonly voucherFileIds: string[];
  readonly registeredBy: string;
  readonly registeredAt: Date;
}

export async function insertRemittance(db: Db, row: NewRemittance): Promise<void> {
  await db.insertInto('remittance').values(row).execute();
}

/** Changes a remittance that is still as it was read; false when somebody was quicker. */
export async function updateRemittance(
  db: Db,
  programId: string,
  id: string,
  version: number,
  change: {
    state?: RemittanceState;
    countyBy?: string;
    countyAt?: Date;
    providerBy?: string;
    providerAt?: Date;
    endedReason?: string;
  },
): Promise<boolean> {
  const result = await db
    .updateTable('remittance')
    .set({ ...change, version: version + 1 })
    .where('programId', '=', programId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Registered remittances of these bills, for the workbench beside a line. */
export function listRemittancesOfBills(db: Db, billIds: readonly string[]) {
  return db
    .selectFrom('remittance')
    .select(['id', 'billId', 'paidOn', 'amountFen', 'payerName', 'state'])
    .select(vouchers.as('vouchers'))
    .where('billId', 'in', [...billIds])
    .where('state', 'in', ['registered', 'checked'])
    .orderBy('paidOn', 'desc')
    .execute();
}
