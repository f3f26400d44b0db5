import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface FundsUnit {
  readonly orgId: string;
  readonly name: string;
  readonly kind: 'county' | 'city';
}

/** Counties, and cities for the schools directly below them, in the order of the region codes. */
export async function listFundsUnits(db: Db, scope: Scope, orgId?: string): Promise<FundsUnit[]> {
  const { rows } = await sql<FundsUnit>`
    select org.id as "orgId", org.name, org.kind from org
    where org.kind in ('county', 'city') and org.active and ${inScope(scope, { path: 'org.path' })}
      ${orgId ? sql`and org.id = ${orgId}` : sql``}
    order by org.sort_key, org.id`.execute(db);
  return rows;
}

export interface FundsRecord {
  readonly orgId: string;
  readonly year: number;
  readonly payrollFen: number;
  readonly trainingFen: number;
  readonly publicFen: number;
  readonly publicTrainingFen: number;
  readonly note: string;
  readonly updatedAt: Date;
  readonly updatedByName: string | null;
  readonly version: number;
}

/** What was entered of one year, or of one unit. */
export async function listFunds(
  db: Db,
  scope: Scope,
  filter: { readonly year?: number; readonly orgId?: string },
): Promise<FundsRecord[]> {
  let query = db
    .selectFrom('trainingFunds')
    .innerJoin('org', 'org.id', 'trainingFunds.orgId')
    .leftJoin('person', 'person.id', 'trainingFunds.updatedBy')
    .where(inScope(scope, { path: 'org.path' }));
  if (filter.year !== undefined) query = query.where('trainingFunds.year', '=', filter.year);
  if (filter.orgId !== undefined) query = query.where('trainingFunds.orgId', '=', filter.orgId);
  return query
    .select([
      'trainingFunds.orgId',
      'trainingFunds.year',
      'trainingFunds.payrollFen',
      'trainingFunds.trainingFen',
      'trainingFunds.publicFen',
      'trainingFunds.publicTrainingFen',
      'trainingFunds.note',
      'trainingFunds.updatedAt',
      'person.name as updatedByName',
      'trainingFunds.version',
    ])
    .orderBy('trainingFunds.year', 'desc')
    .execute();
}

export interface FeesOfYear {
  readonly orgId: string;
  readonly year: number;
  readonly feesFen: number;
}

/** Training fees booked to the bills of the schools right below each unit, net, by the year of the booking. */
export async function listFeesByYear(
  db: Db,
  scope: Scope,
  filter: { readonly year?: number; readonly orgId?: string },
): Promise<FeesOfYear[]> {
  const { rows } = await sql<FeesOfYear>`
    select school.parent_id as "orgId", extract(year from allocation.booked_on)::int as year,
      sum(allocation.amount_fen)::bigint as "feesFen"
    from allocation
    join bill on bill.program_id = allocation.program_id and bill.id = allocation.bill_id
    join org school on school.id = bill.school_id
    where ${inScope(scope, { path: 'school.path' })}
      ${
        filter.year === undefined
          ? sql``
          : sql`and allocation.booked_on between ${`${filter.year}-01-01`}::date and ${`${filter.year}-12-31`}::date`
      }
      ${filter.orgId === undefined ? sql`` : sql`and school.parent_id = ${filter.orgId}`}
    group by 1, 2`.execute(db);
  return rows;
}

type Amounts = Pick<FundsRecord, 'payrollFen' | 'trainingFen' | 'publicFen' | 'publicTrainingFen' | 'note'>;
interface Change {
  readonly orgId: string;
  readonly year: number;
  /** The version that was read; 0 when nothing was there. */
  readonly version: number;
  readonly amounts: Amounts;
  readonly by: string;
  readonly at: Date;
}

/** Keeps a year's amounts when nobody else has changed them meanwhile; returns whether it did. */
export async function saveFundsRow(db: Db, { orgId, year, version, amounts, by, at }: Change): Promise<boolean> {
  if (version === 0) {
    const added = await db
      .insertInto('trainingFunds')
      .values({ orgId, year, ...amounts, updatedAt: at, updatedBy: by })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  }
  const changed = await db
    .updateTable('trainingFunds')
    .set({ ...amounts, updatedAt: at, updatedBy: by, version: version + 1 })
    .where('orgId', '=', orgId)
    .where('year', '=', year)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** The acts on a unit's amounts as the audit keeps them, newest first; the caller has checked that the unit is in reach. */
export async function listFundsChanges(db: Db, orgId: string) {
  return db
    .selectFrom('auditEntry')
    .leftJoin('person', 'person.id', 'auditEntry.personId')
    .where('auditEntry.subjectKind', '=', 'funds')
    .where('auditEntry.subjectId', '=', orgId)
    .select(['auditEntry.at', 'auditEntry.after', 'person.name as byName'])
    .orderBy('auditEntry.seq', 'desc')
    .limit(50)
    .execute();
}
