import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

/**
 * For seeds and imports that know only a trainee's sum: lays it over the lessons of her package in order, each course at
 * most its nominal hours, as if she had studied from the front. Lessons that she has more of stay as they are. Returns the
 * number of rows written.
 */
export async function spreadCredit(
  db: Db,
  program: { programId: string; minutesPerHour: number; personIds: readonly string[] },
): Promise<number> {
  const { programId, minutesPerHour } = program;
  const result = await sql`
    with timed as (
      select item.stage, item.position as place, unit.position as unit_place, lesson.position as lesson_place, lesson.id, lesson.course_id,
        least(lesson.length_sec, greatest(0, floor(course.hours_x100 * ${minutesPerHour}::int * 60 / 100.0)::int
          - (sum(lesson.length_sec) over in_course - lesson.length_sec)))::int as usable_sec
      from course_package_item item
      join course on course.id = item.course_id
      join lesson on lesson.course_id = course.id and lesson.retired_at is null and lesson.kind <> 'quiz'
      join unit on unit.course_id = lesson.course_id and unit.id = lesson.unit_id
      where item.program_id = ${programId}
      window in_course as (partition by item.stage, course.id order by unit.position, lesson.position, lesson.id)
    ), laid as (
      select *, (sum(usable_sec) over (partition by stage order by place, unit_place, lesson_place, id) - usable_sec)::int as from_sec from timed
    )
    insert into lesson_progress (program_id, person_id, lesson_id, course_id, watched, credited, credited_sec, position_sec, updated_at)
    select total.program_id, total.person_id, laid.id, laid.course_id, part.seconds, part.seconds, part.sec, part.sec, total.last_studied_at
    from study_total total
    join trainee on trainee.program_id = total.program_id and trainee.person_id = total.person_id
    join laid on laid.stage = trainee.stage and laid.usable_sec > 0 and total.credited_sec > laid.from_sec
    cross join lateral (select least(laid.usable_sec, total.credited_sec - laid.from_sec) as sec) as own
    cross join lateral (select own.sec, int4multirange(int4range(0, own.sec)) as seconds) as part
    where total.program_id = ${programId} and total.person_id = any(${[...program.personIds]}::uuid[]) and total.last_studied_at is not null
    on conflict (program_id, person_id, lesson_id) do update set
      watched = excluded.watched, credited = excluded.credited, credited_sec = excluded.credited_sec,
      position_sec = excluded.position_sec, updated_at = excluded.updated_at
    where lesson_progress.credited_sec < excluded.credited_sec`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}
