import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { inScope } from '../../../platform/http/scope-sql.ts';
import { traineesRead } from '../../../study/store/people-in-reach.ts';
import { traineeReach } from './piece.ts';
import { postReach } from './post.ts';

/** What waits for tutors in one class; `classId` is null for people who are in none. */
export interface Waiting {
  readonly classId: string | null;
  /** Pieces that wait for marking, and when the oldest of them was handed in. */
  readonly toMark: number;
  readonly oldestAt: Date | null;
  /** Short answers of quizzes that no machine can mark. */
  readonly toRead: number;
  /** Contributions whose author asks the tutor to answer. */
  readonly toAnswer: number;
  /** Contributions that were reported and not looked at yet. */
  readonly reported: number;
}

/**
 * Counts what waits for tutors, class by class within reach; `notOf` is the reader, whose own pieces another marks. Reads
 * the partial indexes of what is open alone.
 */
export async function countWaiting(
  db: Db,
  scope: Scope,
  programId: string,
  notOf: string | null = null,
): Promise<Waiting[]> {
  const reach = inScope(scope, traineeReach);
  const posts = inScope(scope, postReach);
  const { rows } = await sql<Waiting>`
    select class_id as "classId", sum(marks)::int as "toMark", min(oldest_at) as "oldestAt", sum(reads)::int as "toRead",
      sum(asks)::int as "toAnswer", sum(reports)::int as reported
    from (
      select trainee.class_id, count(*) as marks, min(piece.handed_in_at) as oldest_at, 0 as reads, 0 as asks, 0 as reports
      from assignment_piece piece
      join ${traineesRead(scope, programId)} trainee on trainee.program_id = piece.program_id and trainee.person_id = piece.person_id
      where piece.program_id = ${programId} and piece.state = 'handedIn' and ${reach}
        and piece.person_id is distinct from ${notOf}::uuid
      group by trainee.class_id
      union all
      select trainee.class_id, 0, null, count(*), 0, 0
      from quiz_answer answer
      join quiz_attempt attempt on attempt.program_id = answer.program_id and attempt.id = answer.attempt_id
      join ${traineesRead(scope, programId)} trainee on trainee.program_id = attempt.program_id and trainee.person_id = attempt.person_id
      where answer.program_id = ${programId} and answer.machine_x100 is null and answer.mark_x100 is null and ${reach}
        and attempt.person_id is distinct from ${notOf}::uuid
      group by trainee.class_id
      union all
      select post.class_id, 0, null, 0, count(*), 0
      from discussion_post post
      where post.program_id = ${programId} and post.asks and post.answered_at is null and post.removed_at is null and ${posts}
      group by post.class_id
      union all
      select post.class_id, 0, null, 0, 0, count(distinct post.id)
      from discussion_report report
      join discussion_post post on post.program_id = report.program_id and post.id = report.post_id
      where report.program_id = ${programId} and report.settled_at is null and post.removed_at is null and ${posts}
      group by post.class_id
    ) waiting
    group by class_id`.execute(db);
  return rows;
}
