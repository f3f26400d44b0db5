import type { Scope } from '@yanxiu/domain/access/scope';
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
  readonly stars: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, string>>;
}

/** Puts an answer among those of its place, in no order. */
export async function insertAnswer(db: Db, { programId, regionId, stars, words }: NewAnswer): Promise<void> {
  await sql`
    with moved as (
      delete from survey_answer where ctid = any(array(
        select ctid from survey_answer where program_id = ${programId} and region_id = ${regionId}
        order by random() limit ${mixedWith}))
      returning program_id, region_id, stars, words)
    insert into survey_answer (program_id, region_id, stars, words)
    select * from (
      select * from moved
      union all
      select ${programId}::uuid, ${regionId}::uuid, ${JSON.stringify(stars)}::jsonb, ${JSON.stringify(words)}::jsonb
    ) mixed order by random()`.execute(db);
}

const reach = { path: 'region.path', programId: 'answer.program_id' } as const;

/** How many answered in each place in reach, and how many there could have. */
export async function listRegions(db: Db, scope: Scope, programId: string) {
  const { rows } = await sql<{ id: string; name: string; answers: number }>`
    select region.id, region.name, count(*)::int as answers
    from survey_answer answer join org region on region.id = answer.region_id
    where answer.program_id = ${programId} and ${inScope(scope, reach)}
    group by region.id, region.name, region.sort_key order by region.sort_key`.execute(db);
  return rows;
}

export async function countAsked(db: Db, scope: Scope, programId: string): Promise<number> {
  const { rows } = await sql<{ asked: number }>`
    select count(*)::int as asked from trainee where program_id = ${programId} and state = 'active'
      and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' })}`.execute(db);
  return rows[0]?.asked ?? 0;
}

export interface Spread {
  readonly key: string;
  readonly counts: number[];
}

/** For each question how many gave one star to five, over the named places in reach. */
export async function listSpreads(
  db: Db,
  scope: Scope,
  programId: string,
  regionIds: readonly string[],
): Promise<Spread[]> {
  const { rows } = await sql<Spread>`
    select given.key, array[
      count(*) filter (where given.value = '1'), count(*) filter (where given.value = '2'),
      count(*) filter (where given.value = '3'), count(*) filter (where given.value = '4'),
      count(*) filter (where given.value = '5')]::int[] as counts
    from survey_answer answer
    join org region on region.id = answer.region_id
    cross join lateral jsonb_each_text(answer.stars) given
    where answer.program_id = ${programId} and answer.region_id = any(${[...regionIds]}::uuid[]) and ${inScope(scope, reach)}
    group by given.key`.execute(db);
  return rows;
}

/** What was written to a question, in the order of the words themselves. */
export async function listWords(
  db: Db,
  scope: Scope,
  programId: string,
  regionIds: readonly string[],
): Promise<{ key: string; words: string }[]> {
  const { rows } = await sql<{ key: string; words: string }>`
    select given.key, given.value as words
    from survey_answer answer
    join org region on region.id = answer.region_id
    cross join lateral jsonb_each_text(answer.words) given
    where answer.program_id = ${programId} and answer.region_id = any(${[...regionIds]}::uuid[])
      and given.value <> '' and ${inScope(scope, reach)}
    order by given.key, given.value`.execute(db);
  return rows;
}
