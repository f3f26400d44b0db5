import { sql } from 'kysely';

/**
 * Whether trainees meet a lesson: it stands in the outline and holds something (isLessonFilled of the domain, the same rule in
 * SQL). A lesson that is added to a published course stays out of their sight, their counts and their scores until then.
 * For queries in which the table is called `lesson`.
 */
export const isOffered = sql<boolean>`(lesson.retired_at is null and case
  when lesson.kind = 'quiz' then lesson.question_count > 0
  when lesson.kind in ('assignment', 'discussion') then lesson.prompt_length > 0
  else lesson.length_sec > 0 end)`;
