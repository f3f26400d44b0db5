import type { Scope } from '@yanxiu/domain/access/scope';
import type { Stage } from '@yanxiu/domain/program/policy';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope, under } from '../../platform/http/scope-sql.ts';

/**
 * Classes in reach: those of the region and below it, those of which the reader has people (a school; a county of a class
 * over several), a tutor's own, a trainee's own. Source: `study_class class`.
 */
export function classInScope(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === 'tree' || (scope.kind === 'program' && scope.path)) {
    const path = scope.path ?? '';
    const within = scope.kind === 'program' ? sql`class.program_id = ${scope.programId} and` : sql``;
    return sql<boolean>`(${within} (${under('class.region_path', path)} or exists (select 1 from trainee mine
      where mine.program_id = class.program_id and mine.class_id = class.id and ${under('mine.org_path', path)})))`;
  }
  if (scope.kind === 'self') {
    return sql<boolean>`exists (select 1 from trainee mine where mine.program_id = class.program_id
      and mine.class_id = class.id and mine.person_id = ${scope.personId})`;
  }
  return inScope(scope, { programId: 'class.program_id', classId: 'class.id' });
}

/** Classes that the reader may arrange: those whose whole region lies in reach. */
export function classInCharge(scope: Scope): RawBuilder<boolean> {
  return inScope(scope, { path: 'class.region_path', programId: 'class.program_id' });
}

export interface ClassRow {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly stage: Stage | null;
  readonly subject: string;
  readonly regionOrgId: string;
  readonly regionName: string;
  readonly sizeTarget: number;
  readonly why: string;
  readonly people: number;
  readonly tutorName: string | null;
  readonly substituteName: string | null;
  /** Whether the reader may arrange the class. */
  readonly inCharge: boolean;
}

export interface ClassFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly regionId?: string | undefined;
  readonly untutored?: boolean | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

/** Days of a tutor's appointment that hold on `today`. */
export const tutorOn = (today: string) =>
  sql`tutor.ended_at is null and tutor.from_on <= ${today}::date and (tutor.until_on is null or tutor.until_on >= ${today}::date)`;

const columns = (scope: Scope, today: string) => sql`
  class.id, class.number, class.name, class.stage, class.subject, class.region_org_id, region.name as region_name,
  class.size_target, class.why, (select count(*)::int from trainee where trainee.program_id = class.program_id
    and trainee.class_id = class.id and trainee.state = 'active') as people,
  (select person.name from class_tutor tutor join person on person.id = tutor.person_id where tutor.program_id = class.program_id
    and tutor.class_id = class.id and tutor.kind = 'lead' and tutor.ended_at is null) as tutor_name,
  (select string_agg(person.name, '、' order by tutor.from_on, tutor.id) from class_tutor tutor join person on person.id = tutor.person_id
    where tutor.program_id = class.program_id and tutor.class_id = class.id and tutor.kind = 'substitute' and ${tutorOn(today)}) as substitute_name,
  ${classInCharge(scope)} as in_charge`;

const orders: Readonly<Record<string, RawBuilder<unknown>>> = {
  number: sql`number`,
  name: sql`name collate "zh-x-icu"`,
  people: sql`people`,
};

/** A page of the classes in reach, by number unless said otherwise. */
export async function pageClasses(db: Db, scope: Scope, today: string, filter: ClassFilter) {
  const words = filter.q ? `%${filter.q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const from = sql`from study_class class join org region on region.id = class.region_org_id
    where class.program_id = ${filter.programId} and class.closed_at is null and ${classInScope(scope)}
    ${filter.stage ? sql`and class.stage = ${filter.stage}` : sql``}
    ${filter.regionId ? sql`and class.region_org_id = ${filter.regionId}` : sql``}
    ${
      filter.untutored === undefined
        ? sql``
        : sql`and ${sql.raw(filter.untutored ? 'not' : '')} exists (select 1 from class_tutor tutor
      where tutor.program_id = class.program_id and tutor.class_id = class.id and tutor.kind = 'lead' and tutor.ended_at is null)`
    }
    ${
      words
        ? sql`and (class.name like ${words} or region.name like ${words} or exists (select 1 from class_tutor tutor
      join person on person.id = tutor.person_id where tutor.program_id = class.program_id and tutor.class_id = class.id
      and tutor.ended_at is null and person.name like ${words}))`
        : sql``
    }`;
  const order = orders[filter.sort?.replace('-', '') ?? 'number'] ?? orders['number'];
  const direction = filter.sort?.startsWith('-') ? sql`desc` : sql`asc`;
  const [counted, page] = await Promise.all([
    sql<{ total: number; untutored: number }>`select count(*)::int as total, count(*) filter (where not exists (
      select 1 from class_tutor tutor where tutor.program_id = class.program_id and tutor.class_id = class.id
      and tutor.kind = 'lead' and tutor.ended_at is null))::int as untutored ${from}`.execute(db),
    sql<ClassRow>`select * from (select ${columns(scope, today)} ${from}) one
      order by ${order} ${direction}, number limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(
      db,
    ),
  ]);
  return { rows: page.rows, total: counted.rows[0]?.total ?? 0, untutored: counted.rows[0]?.untutored ?? 0 };
}

/** One class in reach; 404 otherwise. */
export async function getClass(db: Db, scope: Scope, today: string, programId: string, id: string): Promise<ClassRow> {
  const { rows } = await sql<ClassRow>`
    select ${columns(scope, today)} from study_class class join org region on region.id = class.region_org_id
    where class.program_id = ${programId} and class.id = ${id} and class.closed_at is null and ${classInScope(scope)}`.execute(
    db,
  );
  return orNotFound(rows[0]);
}

/** Whether the program has classes at all. */
export async function hasClasses(db: Db, programId: string): Promise<boolean> {
  const row = await db
    .selectFrom('studyClass')
    .select('id')
    .where('programId', '=', programId)
    .where('closedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
