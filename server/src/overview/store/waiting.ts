import type { Scope } from '@yanxiu/domain/access/scope';
import type { ReviewLevel } from '@yanxiu/domain/program/route';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

/** A program's review, as far as counting what waits at a level needs it. */
export interface Review {
  readonly programId: string;
  readonly route: readonly ReviewLevel[];
  readonly level: ReviewLevel;
  /** 公示 that began on this day or before is over. */
  readonly postedBy: string;
}

/** The route of a unit: its program's, but a city-direct school goes to the city alone (rules §3). */
const routeOf = (route: readonly ReviewLevel[]): RawBuilder<string[]> =>
  sql<string[]>`(case when parent.kind = 'city' then array['city'] else ${[...route]}::text[] end)`;

const units = (scope: Scope, programId: string, column: string) => sql`
  join org unit on unit.id = ${sql.ref(column)} join org parent on parent.id = unit.parent_id
  where ${sql.ref(`${column.split('.')[0]}.program_id`)} = ${programId}
    and ${inScope(scope, { path: 'unit.path', programId: `${column.split('.')[0]}.program_id` })}`;

export interface WaitingAtLevel {
  readonly registrations: number;
  readonly extensions: number;
  readonly exemptions: number;
  readonly changes: number;
  readonly conflicts: number;
  readonly remittances: number;
  readonly activities: number;
  readonly sheets: number;
  readonly corrections: number;
}

/** What waits for a reviewing bureau, by kind; each count is of what its own level decides now. */
export async function countAtLevel(db: Db, scope: Scope, review: Review): Promise<WaitingAtLevel> {
  const { programId, route, level } = review;
  const at = routeOf(route);
  const { rows } = await sql<WaitingAtLevel>`select
    (select count(*) from registration r ${units(scope, programId, 'r.school_id')}
      and r.state = 'submitted' and ${at}[r.step + 1] = ${level})::int as registrations,
    (select count(*) from registration r ${units(scope, programId, 'r.school_id')}
      and r.extension_asked_until is not null and r.state in ('draft', 'returned', 'withPrincipal') and ${at}[1] = ${level})::int as extensions,
    (select count(*) from roster_entry e
      join registration r on r.program_id = e.program_id and r.school_id = e.school_id ${units(scope, programId, 'e.school_id')}
      and e.exempt_state = 'asked' and e.withdrawn_at is null and r.state = 'submitted' and e.exempt_step <= r.step
      and ${at}[r.step + 1] = ${level})::int as exemptions,
    (select count(*) from roster_change c ${units(scope, programId, 'c.school_id')}
      and c.state = 'asked' and ${at}[1] = ${level} and (not c.move_bill or c.to_agreed_at is not null))::int as changes,
    (select count(*) from (select e.document_index from roster_entry e ${units(scope, programId, 'e.school_id')}
      and e.withdrawn_at is null and e.document_index is not null
      group by 1 having count(distinct e.school_id) > 1) twice)::int as conflicts,
    (select count(*) from remittance m ${units(scope, programId, 'm.school_id')}
      and m.state = 'registered' and ${at}[1] = ${level})::int as remittances,
    (select count(*) from school_based_activity a ${units(scope, programId, 'a.school_id')}
      and a.state = 'confirmed' and ${at}[1] = ${level})::int as activities,
    (select count(*) from score_sheet s ${units(scope, programId, 's.school_id')} and (
      (s.state = 'posted' and s.posted_on <= ${review.postedBy}::date and ${at}[1] = ${level})
      or (s.state = 'countyConfirmed' and ${at}[2] = ${level})))::int as sheets,
    (select count(*) from score_correction c
      join trainee t on t.program_id = c.program_id and t.person_id = c.person_id ${units(scope, programId, 't.school_id')}
      and c.state = 'asked' and ${at}[array_length(${at}, 1)] = ${level})::int as corrections`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no answer from the database');
  return row;
}

/** What waits for the provider of a program. */
export async function countAtProvider(db: Db, scope: Scope, programId: string) {
  const { rows } = await sql<{ uncomputed: number; computed: number; notActivated: number }>`select
    (select count(*) from registration r ${units(scope, programId, 'r.school_id')} and r.state = 'locked' and not exists (
      select 1 from score_sheet s where s.program_id = r.program_id and s.school_id = r.school_id))::int as uncomputed,
    (select count(*) from score_sheet s ${units(scope, programId, 's.school_id')} and s.state = 'computed')::int as computed,
    (select count(*) from trainee t left join account on account.person_id = t.person_id ${units(scope, programId, 't.school_id')}
      and t.state = 'active' and account.activated_at is null)::int as "notActivated"
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no answer from the database');
  return row;
}

/** Changes of payee or fee that wait, of programs that a unit publishes or carries out. */
export async function countPayeeChanges(db: Db, orgId: string, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from program_change change join program on program.id = change.program_id
    where change.state = 'waiting' and (
      (program.publisher_id = ${orgId} and change.asked_by <> ${personId} and change.bureau_by is null)
      or (program.provider_id = ${orgId} and change.provider_by is null))`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Drafts of programs that a bureau has begun and not published. */
export async function countDrafts(db: Db, orgId: string): Promise<number> {
  const row = await db
    .selectFrom('program')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('publisherId', '=', orgId)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
