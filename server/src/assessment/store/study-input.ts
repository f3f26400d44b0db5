import { sql } from 'kysely';
import { isOffered } from '../../course/store/offered.ts';
import type { Db } from '../../platform/db/database.ts';

/** What the study feature knows of a person, as scoring needs it. */
export interface StudyInput {
  readonly hoursX100: number;
  readonly bestX100: readonly number[];
  /** Quizzes handed in of which no paper is marked yet. */
  readonly quizzesWaiting: number;
}

/** Confirmed online hours and the best result of each quiz taken, of the named people; one query each. */
export async function listStudyInputs(
  db: Db,
  programId: string,
  personIds: readonly string[],
): Promise<Map<string, StudyInput>> {
  const { rows: hours } = await sql<{ personId: string; hoursX100: number }>`
    select person_id as "personId", hours_x100 as "hoursX100" from study_total
    where program_id = ${programId} and person_id = any(${[...personIds]}::uuid[])`.execute(db);
  const { rows: quizzes } = await sql<{ personId: string; bestX100: number[]; waiting: number }>`
    with quiz as materialized (
      select item.stage, lesson.id from course_package_item item
      join lesson on lesson.course_id = item.course_id and lesson.kind = 'quiz' and ${isOffered}
      where item.program_id = ${programId} and not item.to_choose)
    select best.person_id as "personId", coalesce(array_agg(best.score_x100) filter (where best.score_x100 is not null), '{}') as "bestX100",
      (count(*) filter (where best.score_x100 is null))::int as waiting
    from quiz_best best
    join trainee on trainee.program_id = best.program_id and trainee.person_id = best.person_id
    join quiz on quiz.stage = trainee.stage and quiz.id = best.lesson_id
    where best.program_id = ${programId} and best.person_id = any(${[...personIds]}::uuid[])
    group by best.person_id`.execute(db);
  const hoursOf = new Map(hours.map((row) => [row.personId, row.hoursX100]));
  const quizzesOf = new Map(quizzes.map((row) => [row.personId, row]));
  return new Map(
    personIds.map((personId) => [
      personId,
      {
        hoursX100: hoursOf.get(personId) ?? 0,
        bestX100: quizzesOf.get(personId)?.bestX100 ?? [],
        quizzesWaiting: quizzesOf.get(personId)?.waiting ?? 0,
      },
    ]),
  );
}

/** How many quizzes each stage's package holds. */
export async function countQuizzes(db: Db, programId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ stage: string; quizzes: number }>`
    select item.stage, count(*)::int as quizzes
    from course_package_item item
    join lesson on lesson.course_id = item.course_id and lesson.kind = 'quiz' and ${isOffered}
    where item.program_id = ${programId} and not item.to_choose group by item.stage`.execute(db);
  return new Map(rows.map((row) => [row.stage, row.quizzes]));
}
