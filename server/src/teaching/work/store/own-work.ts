import type { Stage } from '@yanxiu/domain/program/policy';
import type { PieceState } from '@yanxiu/domain/teaching/work/piece-states';
import { sql } from 'kysely';
import { isOffered } from '../../../course/store/offered.ts';
import type { Db } from '../../../platform/db/database.ts';

export interface OwnWork {
  readonly lessonId: string;
  readonly kind: 'assignment' | 'discussion';
  readonly title: string;
  readonly courseTitle: string;
  readonly rules: unknown;
  readonly pieceState: PieceState | null;
  readonly judged: boolean;
  readonly scoreX100: number | null;
}

/** The lessons of a stage's package that people mark, with one trainee's standing in each. */
export async function listOwnWorks(
  db: Db,
  key: { programId: string; personId: string; stage: Stage },
): Promise<OwnWork[]> {
  const { rows } = await sql<OwnWork>`
    select lesson.id as "lessonId", lesson.kind, lesson.title, course.title as "courseTitle", work.rules,
      piece.state as "pieceState", own.lesson_id is not null as judged, own.score_x100 as "scoreX100"
    from course_package_item item
    join course on course.id = item.course_id
    join lesson on lesson.course_id = course.id and ${isOffered} and lesson.kind in ('assignment', 'discussion')
    join lesson_work work on work.lesson_id = lesson.id
    join unit on unit.course_id = lesson.course_id and unit.id = lesson.unit_id
    left join assignment_piece piece on piece.program_id = item.program_id and piece.person_id = ${key.personId}
      and piece.lesson_id = lesson.id
    left join lesson_score own on own.program_id = item.program_id and own.person_id = ${key.personId}
      and own.lesson_id = lesson.id
    where item.program_id = ${key.programId} and item.stage = ${key.stage}
    order by item.position, unit.position, lesson.position, lesson.id`.execute(db);
  return rows;
}
