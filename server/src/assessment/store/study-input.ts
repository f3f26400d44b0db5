import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** What the study feature knows of a person, as scoring needs it. */
export interface StudyInput {
  readonly hoursX100: number;
  readonly bestX100: readonly number[];
}

/** Confirmed online hours and the best result of each quiz taken, of the named people; one query each. */
export async function listStudyInputs(
  db: Db,
  programId: string,
  personIds: readonly string[],
): Promise<Map<string, StudyInput>> {
  const { rows } = await sql<{ personId: string; hoursX100: number; bestX100: number[] }>`
    select trainee.person_id as "personId", coalesce(study_total.hours_x100, 0) as "hoursX100", coalesce(best.scores, '{}') as "bestX100"
    from trainee
    left join study_total on study_total.program_id = trainee.program_id and study_total.person_id = trainee.person_id
    left join (
      select taker.person_id, array_agg(quiz_best.score_x100 order by quiz_best.lesson_id) as scores
      from quiz_best
      join trainee taker on taker.program_id = quiz_best.program_id and taker.person_id = quiz_best.person_id
      join lesson on lesson.id = quiz_best.lesson_id and lesson.retired_at is null
      join course_package_item item on item.program_id = quiz_best.program_id and item.stage = taker.stage and item.course_id = lesson.course_id
      where quiz_best.program_id = ${programId} and quiz_best.person_id = any(${personIds}::uuid[])
      group by taker.person_id
    ) best on best.person_id = trainee.person_id
    where trainee.program_id = ${programId} and trainee.person_id = any(${personIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.personId, row]));
}

/** How many quizzes each stage's package holds. */
export async function countQuizzes(db: Db, programId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ stage: string; quizzes: number }>`
    select item.stage, count(*)::int as quizzes
    from course_package_item item
    join lesson on lesson.course_id = item.course_id and lesson.kind = 'quiz' and lesson.retired_at is null
    where item.program_id = ${programId} group by item.stage`.execute(db);
  return new Map(rows.map((row) => [row.stage, row.quizzes]));
}
