import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { namedLike } from '../../school-based/store/session.ts';
import type { Printed } from './award.ts';

interface Filter {
  readonly programId: string;
  readonly state?: 'valid' | 'revoked' | undefined;
  readonly schoolId?: string | undefined;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
}

function certificates(db: Db, scope: Scope, programId: string) {
  return db
    .selectFrom('certificate')
    .innerJoin('trainee', (join) =>
      join
        .onRef('trainee.programId', '=', 'certificate.programId')
        .onRef('trainee.personId', '=', 'certificate.personId'),
    )
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .innerJoin('org as unit', 'unit.id', 'trainee.schoolId')
    .innerJoin('org as parent', 'parent.id', 'unit.parentId')
    .leftJoin('bill', (join) =>
      join.onRef('bill.programId', '=', 'trainee.programId').onRef('bill.schoolId', '=', 'trainee.schoolId'),
    )
    .where('certificate.programId', '=', programId)
    .where(
      inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', personId: 'trainee.person_id' }),
    );
}

const columns = [
  'certificate.personId',
  'certificate.number',
  'certificate.token',
  'certificate.issuedOn',
  'certificate.printed',
  'certificate.revokedAt',
  'certificate.revokedReason',
  'trainee.name',
  'org.name as schoolName',
  'unit.name as unitName',
  'parent.kind as parentKind',
  'bill.balanceFen',
] as const;

function readPrinted<T extends { printed: unknown }>(row: T): Omit<T, 'printed'> & { printed: Printed } {
  return { ...row, printed: row.printed as Printed };
}

export async function pageCertificates(db: Db, scope: Scope, filter: Filter) {
  let query = certificates(db, scope, filter.programId);
  if (filter.schoolId) query = query.where('trainee.schoolId', '=', filter.schoolId);
  if (filter.state) query = query.where('certificate.revokedAt', filter.state === 'valid' ? 'is' : 'is not', null);
  if (filter.q)
    query = query.where(sql<boolean>`(${namedLike(filter.q)} or certificate.number = ${filter.q.toUpperCase()})`);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .orderBy('certificate.number')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map(readPrinted), total: Number(total) };
}

export async function findCertificate(db: Db, scope: Scope, programId: string, personId: string) {
  const row = await certificates(db, scope, programId)
    .select(columns)
    .where('certificate.personId', '=', personId)
    .executeTakeFirst();
  return row ? readPrinted(row) : null;
}

export async function getCertificate(db: Db, scope: Scope, programId: string, personId: string) {
  return orNotFound(await findCertificate(db, scope, programId, personId));
}

/** Units with certificates: how many can be printed, how many were revoked. */
export async function pageUnits(
  db: Db,
  scope: Scope,
  filter: { programId: string; q?: string | undefined; page: number; size: number },
) {
  const from = sql`from certificate
    join trainee on trainee.program_id = certificate.program_id and trainee.person_id = certificate.person_id
    join org unit on unit.id = trainee.school_id
    left join bill on bill.program_id = trainee.program_id and bill.school_id = trainee.school_id
    where certificate.program_id = ${filter.programId}
      and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' })}
      ${filter.q ? sql`and unit.name like ${`%${filter.q.replace(/[%_\\]/g, '\\$&')}%`}` : sql``}`;
  const { rows: counted } = await sql<{ total: number }>`select count(distinct unit.id)::int as total ${from}`.execute(
    db,
  );
  const { rows } = await sql<{
    schoolId: string;
    schoolName: string;
    valid: number;
    revoked: number;
    balanceFen: number | null;
  }>`
    select unit.id as "schoolId", unit.name as "schoolName", count(*) filter (where certificate.revoked_at is null)::int as valid,
      count(certificate.revoked_at)::int as revoked, max(bill.balance_fen) as "balanceFen"
    ${from} group by unit.id, unit.name, unit.path order by unit.path
    limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db);
  return { rows, total: counted[0]?.total ?? 0 };
}

export async function listUnitCertificates(db: Db, scope: Scope, programId: string, schoolId: string) {
  const rows = await certificates(db, scope, programId)
    .select(columns)
    .where('trainee.schoolId', '=', schoolId)
    .where('certificate.revokedAt', 'is', null)
    .orderBy('certificate.number')
    .execute();
  return rows.map(readPrinted);
}

/** By the token of the QR code alone: whoever holds the paper. */
export async function findByToken(db: Db, token: string) {
  const row = await db
    .selectFrom('certificate')
    .select(['number', 'issuedOn', 'printed', 'revokedAt'])
    .where('token', '=', token)
    .executeTakeFirst();
  return row ? readPrinted(row) : null;
}

export async function listOwnEntries(db: Db, personId: string) {
  return db
    .selectFrom('creditEntry')
    .select(['id', 'number', 'year', 'kind', 'title', 'hoursX100', 'creditsX100', 'state', 'at'])
    .where('personId', '=', personId)
    .orderBy('year', 'desc')
    .orderBy('at', 'desc')
    .execute();
}

export async function listOwnCertificates(db: Db, personId: string) {
  return db
    .selectFrom('certificate')
    .innerJoin('program', 'program.id', 'certificate.programId')
    .select([
      'certificate.programId',
      'program.name as programName',
      'certificate.number',
      'certificate.issuedOn',
      'certificate.revokedAt',
      'certificate.token',
    ])
    .where('certificate.personId', '=', personId)
    .orderBy('certificate.issuedOn', 'desc')
    .execute();
}

export async function pageLedger(db: Db, scope: Scope, filter: Filter) {
  let query = db
    .selectFrom('creditEntry')
    .innerJoin('trainee', (join) =>
      join
        .onRef('trainee.programId', '=', 'creditEntry.programId')
        .onRef('trainee.personId', '=', 'creditEntry.personId'),
    )
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .where('creditEntry.programId', '=', filter.programId)
    .where(inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' }));
  if (filter.schoolId) query = query.where('trainee.schoolId', '=', filter.schoolId);
  if (filter.q) query = query.where(namedLike(filter.q));
  const { total, hoursX100, creditsX100 } = await query
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(hours_x100) filter (where credit_entry.state = 'valid'), 0)`.as('hoursX100'),
      sql<number>`coalesce(sum(credits_x100) filter (where credit_entry.state = 'valid'), 0)`.as('creditsX100'),
    ])
    .executeTakeFirstOrThrow();
  const rows = await query
    .select([
      'creditEntry.id',
      'creditEntry.personId',
      'creditEntry.number',
      'creditEntry.year',
      'creditEntry.kind',
      'creditEntry.title',
      'creditEntry.hoursX100',
      'creditEntry.creditsX100',
      'creditEntry.state',
      'creditEntry.at',
      'trainee.name',
      'org.name as schoolName',
    ])
    .orderBy('org.sortKey')
    .orderBy('trainee.nameKey')
    .orderBy('creditEntry.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total), totals: { hoursX100: Number(hoursX100), creditsX100: Number(creditsX100) } };
}
