import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import { courseInScope } from '../../course/store/course.ts';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

const reach = (scope: Scope) =>
  inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', classId: 'trainee.class_id' });

export async function countTrainees(db: Db, scope: Scope, programId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from trainee
    where trainee.program_id = ${programId} and trainee.state = 'active' and ${reach(scope)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** People who lack a standing mark in one of the items that a person marks, and whose scores are not locked yet. */
export async function countUnmarked(
  db: Db,
  scope: Scope,
  programId: string,
  itemKeys: readonly string[],
): Promise<number> {
  if (itemKeys.length === 0) return 0;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from trainee
    where trainee.program_id = ${programId} and trainee.state = 'active' and ${reach(scope)}
      and (select count(*) from given_mark mark where mark.program_id = trainee.program_id and mark.person_id = trainee.person_id
        and mark.superseded_at is null and mark.item_key = any(${[...itemKeys]}::text[])) < ${itemKeys.length}
      and not exists (select 1 from score_sheet sheet where sheet.program_id = trainee.program_id
        and sheet.school_id = trainee.school_id and sheet.state = 'locked')`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Courses in reach and how many of them are not published. */
export async function countCourses(db: Db, scope: Scope) {
  const { rows } = await sql<{ courses: number; drafts: number }>`
    select count(*)::int as courses, count(*) filter (where course.state = 'draft')::int as drafts
    from course where course.state <> 'retired' and ${courseInScope(scope)}`.execute(db);
  return rows[0] ?? { courses: 0, drafts: 0 };
}
