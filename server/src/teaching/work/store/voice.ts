import type { Scope } from '@yanxiu/domain/access/scope';
import type { SurveyAnswers } from '@yanxiu/domain/teaching/work/survey-question';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { inScope } from '../../../platform/http/scope-sql.ts';

/** So many answers of the same place are written anew with each new one, so that no row's own age tells who gave it. */
const mixedWith = 20;

/** The county of a trainee, or the city of a school that has none; null where she works elsewhere. */
export async function findRegion(db: Db, orgPath: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from org where ${orgPath} like path || '%' and kind in ('county', 'city')
    order by length(path) desc limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

export async function hasAnswered(db: Db, programId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('surveyDone')
    .select('personId')
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a person has answered, once; false when she had. */
export async function noteAnswered(db: Db, programId: string, personId: string): Promise<boolean> {
  const result = await db
    .insertInto('surveyDone')
    .values({ programId, personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

interface NewAnswer {
  readonly programId: string;
  readonly regionId: string;
  /** Of the questions that it answers. */
  readonly version: number;
  readonly answers: SurveyAnswers;
}

/** Puts an answer among those of its place, in no order. */
export async function insertAnswer(db: Db, { programId, regionId, version, answers }: NewAnswer): Promise<void> {
  await sql`
    with moved as (
      delete from survey_answer where ctid = any(array(
        select ctid from survey_answer where program_id = ${programId} and region_id = ${regionId}
        order by random() limit ${mixedWith}))
      returning program_id, region_id, version, answers)
    insert into survey_answer (program_id, region_id, version, answers)
    select * from (
      select * from moved
      union all
      select ${programId}::uuid, ${regionId}::uuid, ${version}::int, ${JSON.stringify(answers)}::jsonb
    ) mixed order by random()`.execute(db);
}

const reach = { path: 'region.path', programId: 'answer.program_id' } as const;

/** How many answered each version of the questions in each place in reach. */
export async function listRegions(db: Db, scope: Scope, programId: string) {
  const { rows } = await sql<{ id: string; name: string; version: number; answers: number }>`
    select region.id, region.name, answer.version, count(*)::int as answers
    from survey_answer answer join org region on region.id = answer.region_id
    where answer.program_id = ${programId} and ${inScope(scope, reach)}
    group by region.id, region.name, region.sort_key, answer.version order by region.sort_key, answer.version`.execute(
    db,
  );
  return rows;
}

export async function countAsked(db: Db, scope: Scope, programId: string): Promise<number> {
  const { rows } = await sql<{ asked: number }>`
    select count(*)::int as asked from trainee where program_id = ${programId} and state = 'active'
      and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' })}`.execute(db);
  return rows[0]?.asked ?? 0;
}

/** Which answers are looked at. */
export interface Looked {
  readonly programId: string;
  readonly version: number;
  readonly regionIds: readonly string[];
}

const looked = (scope: Scope, { programId, version, regionIds }: Looked) => sql`
  survey_answer answer
  join org region on region.id = answer.region_id and answer.program_id = ${programId} and answer.version = ${version}
    and answer.region_id = any(${[...regionIds]}::uuid[]) and ${inScope(scope, reach)}`;

export interface Choice {
  readonly key: string;
  /** Stars, or an option's place. */
  readonly choice: number;
  readonly people: number;
}

/** How many chose what: a row for each question and each choice that somebody made. */
export async function listChoices(db: Db, scope: Scope, which: Looked): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select given.key, one.value::int as choice, count(*)::int as people
    from ${looked(scope, which)}
    cross join lateral jsonb_each(answer.answers) given
    cross join lateral jsonb_array_elements(
      case jsonb_typeof(given.value) when 'array' then given.value when 'number' then jsonb_build_array(given.value)
        else '[]'::jsonb end) one
    group by 1, 2`.execute(db);
  return rows;
}

export interface Remark {
  readonly key: string;
  readonly words: string;
  /** How many wrote just this. */
  readonly people: number;
}

/** What was written to a question: what most wrote first, then in the order of the words themselves. */
export async function listWords(db: Db, scope: Scope, which: Looked): Promise<Remark[]> {
  const { rows } = await sql<Remark>`
    select given.key, given.value #>> '{}' as words, count(*)::int as people
    from ${looked(scope, which)}
    cross join lateral jsonb_each(answer.answers) given
    where jsonb_typeof(given.value) = 'string'
    group by 1, 2 order by 1, 3 desc, 2`.execute(db);
  return rows;
}
