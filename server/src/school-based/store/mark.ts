import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import { bulkInsert } from '../../platform/db/bulk-insert.ts';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { newId } from '../../platform/id/new-id.ts';
import { namedLike } from './session.ts';

export interface NewMark {
  readonly personId: string;
  readonly markX100: number;
}

/** Puts new marks in place of the standing ones, which stay as history. */
export async function replaceMarks(
  db: Db,
  given: { programId: string; itemKey: string; note: string; fileId: string | null; givenBy: string; givenAt: Date },
  marks: readonly NewMark[],
): Promise<void> {
  if (marks.length === 0) return;
  const ids = marks.map((mark) => mark.personId);
  await sql`update given_mark set superseded_at = ${given.givenAt} where program_id = ${given.programId}
    and item_key = ${given.itemKey} and superseded_at is null and person_id = any(${ids}::uuid[])`.execute(db);
  await bulkInsert(
    db,
    'givenMark',
    marks.map((mark) => ({ id: newId(), ...given, ...mark })),
  );
}

export interface StandingMark {
  readonly personId: string;
  readonly itemKey: string;
  readonly markX100: number;
}

export async function listMarks(db: Db, programId: string, personIds: readonly string[]): Promise<StandingMark[]> {
  const { rows } = await sql<StandingMark>`
    select person_id as "personId", item_key as "itemKey", mark_x100 as "markX100" from given_mark
    where program_id = ${programId} and superseded_at is null and person_id = any(${personIds}::uuid[])`.execute(db);
  return rows;
}

const reach = (scope: Scope) =>
  inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', classId: 'trainee.class_id' });

/** Trainees in reach with their standing mark of an item. */
export async function pageMarks(
  db: Db,
  scope: Scope,
  filter: {
    programId: string;
    itemKey: string;
    show: 'all' | 'given' | 'missing';
    q?: string | undefined;
    page: number;
    size: number;
  },
) {
  let query = db
    .selectFrom('trainee')
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .leftJoin('givenMark as mark', (join) =>
      join
        .onRef('mark.programId', '=', 'trainee.programId')
        .onRef('mark.personId', '=', 'trainee.personId')
        .on('mark.itemKey', '=', filter.itemKey)
        .on('mark.supersededAt', 'is', null),
    )
    .leftJoin('person as giver', 'giver.id', 'mark.givenBy')
    .where('trainee.programId', '=', filter.programId)
    .where('trainee.state', '=', 'active')
    .where(reach(scope));
  if (filter.show === 'given') query = query.where('mark.id', 'is not', null);
  if (filter.show === 'missing') query = query.where('mark.id', 'is', null);
  if (filter.q) query = query.where(namedLike(filter.q));
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(['trainee.personId', 'trainee.name', 'trainee.stage', 'org.name as schoolName'])
    .select(['mark.markX100', 'mark.note', 'mark.givenAt', 'giver.name as givenByName'])
    .orderBy('org.sortKey')
    .orderBy('trainee.nameKey')
    .orderBy('trainee.personId')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map((row) => ({ ...row, note: row.note ?? '' })), total: Number(total) };
}

/** Which of the people are active trainees in reach. */
export async function findTraineesIn(
  db: Db,
  scope: Scope,
  programId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from trainee where program_id = ${programId} and state = 'active'
      and person_id = any(${personIds}::uuid[]) and ${reach(scope)}`.execute(db);
  return new Set(rows.map((row) => row.personId));
}
