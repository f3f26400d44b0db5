import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { inScope } from '../../../platform/http/scope-sql.ts';

const mixedWith = 20;

export async function listRated(db: Db, programId: string, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('courseRatingDone')
    .select('courseId')
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .execute();
  return rows.map((row) => row.courseId);
}

/** Notes that a person has rated a course, once; false when she had. */
export async function noteRated(
  db: Db,
  row: { programId: string; personId: string; courseId: string },
): Promise<boolean> {
  const result = await db
    .insertInto('courseRatingDone')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Whether the course is in the trainee's package and she has studied any of it. */
export async function hasStudied(
  db: Db,
  key: { programId: string; personId: string; courseId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('lessonProgress')
    .select('lessonId')
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('courseId', '=', key.courseId)
    .where('creditedSec', '>', 0)
    .executeTakeFirst();
  return row !== undefined;
}

interface Rated {
  readonly programId: string;
  readonly courseId: string;
}

/**
 * How many ratings of a course are in no figures yet, and of each place how many are not in the place's own; no other
 * rating of the course comes in until this transaction ends.
 */
export async function listUntold(db: Db, { programId, courseId }: Rated) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${programId}${courseId}`}, 0))`.execute(db);
  const { rows } = await sql<{ regionId: string; untold: number; hidden: number }>`
    select region_id, count(*) filter (where not told)::int as untold, count(*)::int as hidden
    from course_rating
    where program_id = ${programId} and course_id = ${courseId} and not told_to_region
    group by region_id`.execute(db);
  return rows;
}

/** Puts a rating among those of its course, in no order. */
export async function insertRating(
  db: Db,
  row: Rated & { readonly regionId: string; readonly stars: number; readonly words: string },
): Promise<void> {
  await sql`
    with moved as (
      delete from course_rating where ctid = any(array(
        select ctid from course_rating where program_id = ${row.programId} and course_id = ${row.courseId}
        order by random() limit ${mixedWith}))
      returning program_id, course_id, region_id, stars, words, told, told_to_region)
    insert into course_rating (program_id, course_id, region_id, stars, words, told, told_to_region)
    select * from (
      select * from moved
      union all
      select ${row.programId}::uuid, ${row.courseId}::uuid, ${row.regionId}::uuid, ${row.stars}::int, ${row.words}::text,
        false, false
    ) mixed order by random()`.execute(db);
}

/** From now on all ratings of a course are in the figures of the program, and those of these places in the places' own. */
export async function tellRatings(
  db: Db,
  { programId, courseId, regionIds }: Rated & { readonly regionIds: readonly string[] },
): Promise<void> {
  const own = sql`region_id = any(${[...regionIds]}::uuid[])`;
  await sql`
    update course_rating set told = true, told_to_region = told_to_region or ${own}
    where program_id = ${programId} and course_id = ${courseId} and (not told or (not told_to_region and ${own}))`.execute(
    db,
  );
}

/** The figures of the whole program for who reaches all of it, of the places' own for everybody else. */
const shownTo = (whole: boolean) => sql.ref(whole ? 'rating.told' : 'rating.told_to_region');

const reach = (scope: Scope) => inScope(scope, { path: 'region.path', programId: 'rating.program_id' });

export interface RatingRow {
  readonly courseId: string;
  readonly title: string;
  readonly theme: string;
  /** All that came in. */
  readonly answers: number;
  /** One star to five of those that are shown. */
  readonly counts: number[];
}

interface Filter {
  /** The reader reaches all of the program. */
  readonly whole: boolean;
  readonly programId: string;
  readonly courseId?: string | undefined;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

/** The courses of the program's packages with their ratings in reach, the best rated first unless sorted. */
export async function pageRatings(db: Db, scope: Scope, filter: Filter) {
  const words = `%${(filter.q ?? '').replace(/[%_\\]/g, '\\$&')}%`;
  const order =
    filter.sort === 'title' ? sql`course.title` : filter.sort === 'answers' ? sql`answers` : sql`answers desc`;
  const { rows } = await sql<RatingRow & { total: number }>`
    select course.id as "courseId", course.title, course.theme, coalesce(own.answers, 0) as answers,
      coalesce(own.counts, '{0,0,0,0,0}') as counts, count(*) over ()::int as total
    from course
    left join (
      select rating.course_id, count(*)::int as answers, array[
        count(*) filter (where ${shownTo(filter.whole)} and stars = 1), count(*) filter (where ${shownTo(filter.whole)} and stars = 2),
        count(*) filter (where ${shownTo(filter.whole)} and stars = 3), count(*) filter (where ${shownTo(filter.whole)} and stars = 4),
        count(*) filter (where ${shownTo(filter.whole)} and stars = 5)]::int[] as counts
      from course_rating rating join org region on region.id = rating.region_id
      where rating.program_id = ${filter.programId} and ${reach(scope)}
      group by rating.course_id
    ) own on own.course_id = course.id
    where course.id in (select course_id from course_package_item where program_id = ${filter.programId})
      and course.title like ${words} and (${filter.courseId ?? null}::uuid is null or course.id = ${filter.courseId ?? null}::uuid)
    order by ${order}, course.title, course.id
    limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** What was written of a course by those whose ratings are shown, in the order of the words themselves. */
export async function pageRatingWords(
  db: Db,
  scope: Scope,
  filter: { whole: boolean; programId: string; courseId: string; page: number; size: number },
) {
  const { rows } = await sql<{ words: string; total: number }>`
    select rating.words, count(*) over ()::int as total
    from course_rating rating join org region on region.id = rating.region_id
    where rating.program_id = ${filter.programId} and rating.course_id = ${filter.courseId}
      and ${shownTo(filter.whole)} and rating.words <> ''
      and ${reach(scope)}
    order by rating.words limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db);
  return { rows: rows.map(({ words }) => ({ words })), total: rows[0]?.total ?? 0 };
}
