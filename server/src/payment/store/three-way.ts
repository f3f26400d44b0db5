import type { Scope } from '@yanxiu/domain/access/scope';
import { type Finding, findingKeys, findings } from '@yanxiu/domain/payment/three-way';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface ThreeWayRow {
  readonly id: string;
  readonly billId: string | null;
  readonly schoolName: string;
  readonly countyName: string | null;
  readonly registrationState: string | null;
  readonly rosterHeads: number;
  readonly heads: number;
  readonly feeFen: number;
  readonly dueFen: number;
  readonly adjustedFen: number;
  readonly allocatedFen: number;
  readonly registeredFen: number;
  readonly invoicedFen: number;
  readonly lines: number;
}

export interface ThreeWayFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly regionId?: string | undefined;
  readonly finding?: Finding | 'exception' | undefined;
}

/** Every unit of a program that has handed up a roster or has a bill, with its four sides beside each other. */
function units(scope: Scope, programId: string) {
  return sql`
    entry as (select school_id, count(*)::int as heads from roster_entry
      where program_id = ${programId} and withdrawn_at is null and exempt_state <> 'approved' group by school_id),
    enrolled as (select school_id, count(*) filter (where state = 'active')::int as heads from trainee
      where program_id = ${programId} group by school_id),
    written as (select bill_id, sum(amount_fen)::bigint as fen from remittance
      where program_id = ${programId} and state in ('registered', 'checked') group by bill_id),
    given as (select bill_id, bank_line_id from allocation where program_id = ${programId}
      group by bill_id, bank_line_id having sum(amount_fen) > 0),
    line as (select bill_id, count(*)::int as lines from given group by bill_id),
    unit as (
      select school.id, bill.id as bill_id, school.name as school_name, school.sort_key, school.path,
        region.id as county_id, region.name as county_name, region.sort_key as county_key,
        registration.state as registration_state,
        coalesce(case when registration.state = 'locked' then enrolled.heads else entry.heads end, 0) as roster_heads,
        coalesce(bill.heads, 0) as heads, coalesce(bill.fee_fen, 0) as fee_fen, coalesce(bill.due_fen, 0) as due_fen,
        coalesce(bill.adjusted_fen, 0) as adjusted_fen, coalesce(bill.allocated_fen, 0) as allocated_fen,
        coalesce(written.fen, 0) as registered_fen, coalesce(bill.invoiced_fen - bill.red_fen, 0) as invoiced_fen,
        coalesce(line.lines, 0) as lines
      from (select school_id, state from registration where program_id = ${programId}) registration
      full join (select * from bill where program_id = ${programId}) bill on bill.school_id = registration.school_id
      join org school on school.id = coalesce(registration.school_id, bill.school_id)
      join program on program.id = ${programId}
      left join org region on region.id = school.parent_id
      left join entry on entry.school_id = school.id
      left join enrolled on enrolled.school_id = school.id
      left join written on written.bill_id = bill.id
      left join line on line.bill_id = bill.id
      where (bill.id is not null or registration.state in ('submitted', 'locked'))
        and ${inScope(scope, { path: 'school.path', programId: 'program.id' })}
    )`;
}

const owed = sql`(unit.due_fen + unit.adjusted_fen)`;

/** The rule of the domain in SQL, so that lists can be filtered and ranked by it; a test holds them together. */
const findingIs: Readonly<Record<Finding, RawBuilder<boolean>>> = {
  paidNoRoster: sql`(unit.allocated_fen > 0 and not (coalesce(unit.registration_state, '') in ('submitted', 'locked') and unit.roster_heads > 0))`,
  over: sql`(${owed} - unit.allocated_fen < 0)`,
  headsDiffer: sql`(unit.registration_state = 'locked' and unit.roster_heads <> unit.heads)`,
  unpaid: sql`(${owed} > 0 and unit.allocated_fen = 0)`,
  part: sql`(unit.allocated_fen > 0 and ${owed} - unit.allocated_fen > 0)`,
  registeredMore: sql`(unit.registered_fen > unit.allocated_fen)`,
  notInvoiced: sql`(unit.invoiced_fen < unit.allocated_fen)`,
  notRegistered: sql`(unit.allocated_fen > unit.registered_fen)`,
};

const isException = sql<boolean>`(${sql.join(
  findingKeys.filter((key) => findings[key].isException).map((key) => findingIs[key]),
  sql` or `,
)})`;

/** The place of the gravest finding; what agrees comes last. */
const gravity = sql<number>`case ${sql.join(
  findingKeys.map((key, at) => sql`when ${findingIs[key]} then ${sql.lit(at)}`),
  sql` `,
)} else ${sql.lit(findingKeys.length)} end`;

function conditions(filter: Omit<ThreeWayFilter, 'programId'>): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (filter.q) parts.push(sql`unit.school_name like ${`%${filter.q.replace(/[%_\\]/g, '\\$&')}%`}`);
  if (filter.regionId) parts.push(sql`unit.path like '%' || ${filter.regionId}::text || '/%'`);
  if (filter.finding) parts.push(filter.finding === 'exception' ? isException : findingIs[filter.finding]);
  return sql.join(parts, sql` and `);
}

const sums = sql`coalesce(sum(unit.roster_heads), 0)::int as roster_heads, coalesce(sum(unit.heads), 0)::int as heads,
  coalesce(sum${owed}, 0)::bigint as owed_fen, coalesce(sum(unit.registered_fen), 0)::bigint as registered_fen,
  coalesce(sum(unit.lines), 0)::int as lines, coalesce(sum(unit.allocated_fen), 0)::bigint as allocated_fen,
  coalesce(sum(unit.invoiced_fen), 0)::bigint as invoiced_fen`;

interface Sums {
  readonly rosterHeads: number;
  readonly heads: number;
  readonly owedFen: number;
  readonly registeredFen: number;
  readonly lines: number;
  readonly allocatedFen: number;
  readonly invoicedFen: number;
}

/** One page of units, those with the gravest findings first, and the sums of all that match. */
export async function pageThreeWay(
  db: Db,
  scope: Scope,
  filter: ThreeWayFilter & { readonly page: number; readonly size: number },
): Promise<{ rows: ThreeWayRow[]; total: number; totals: Record<string, number> }> {
  const { rows } = await sql<ThreeWayRow>`with ${units(scope, filter.programId)}
    select unit.* from unit where ${conditions(filter)}
    order by ${gravity}, unit.county_key, unit.sort_key, unit.id
    limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db);
  const { rows: found } = await sql<Sums & { units: number }>`with ${units(scope, filter.programId)}
    select count(*)::int as units, ${sums} from unit where ${conditions(filter)}`.execute(db);
  const { units: total = 0, ...rest } = found[0] ?? {};
  const totals: Record<string, number> = { ...rest };
  totals['balanceFen'] = (totals['owedFen'] ?? 0) - (totals['allocatedFen'] ?? 0);
  return { rows, total, totals };
}

/** The same by county (or city, for its own schools), with how many units are exceptions. */
export async function sumThreeWay(
  db: Db,
  scope: Scope,
  filter: Omit<ThreeWayFilter, 'q'>,
): Promise<(Sums & { id: string | null; name: string; units: number; exceptions: number })[]> {
  const { rows } = await sql<Sums & { id: string | null; name: string; units: number; exceptions: number }>`
    with ${units(scope, filter.programId)}
    select unit.county_id as id, coalesce(unit.county_name, '') as name, count(*)::int as units,
      count(*) filter (where ${isException})::int as exceptions, ${sums}
    from unit where ${conditions(filter)}
    group by unit.county_id, unit.county_name, unit.county_key order by unit.county_key`.execute(db);
  return rows;
}

/** How many units each finding holds for. */
export async function countFindings(db: Db, scope: Scope, programId: string): Promise<Record<string, number>> {
  const counted = findingKeys.map((key) => sql`count(*) filter (where ${findingIs[key]})::int as ${sql.ref(key)}`);
  const { rows } = await sql<Record<string, number>>`with ${units(scope, programId)}
    select ${sql.join(counted)} from unit`.execute(db);
  return rows[0] ?? {};
}

/** Incoming money of the program's account that nobody has booked yet. */
export async function unclaimedOf(
  db: Db,
  scope: Scope,
  programId: string,
): Promise<{ lines: number; amountFen: number }> {
  const { rows } = await sql<{ lines: number; amountFen: number }>`
    select count(*)::int as lines, coalesce(sum(line.open_fen), 0)::bigint as amount_fen
    from bank_line line join bank_account account on account.id = line.bank_account_id
      join program_account on program_account.bank_account_id = account.id
    where program_account.program_id = ${programId} and line.direction = 'in' and line.open_fen > 0
      and ${inScope(scope, { providerId: 'account.provider_id' })}`.execute(db);
  return rows[0] ?? { lines: 0, amountFen: 0 };
}
