import type { Block } from '@yanxiu/domain/course/document';
import {
  type AssignmentRules,
  assignmentRules,
  type DiscussionRules,
  discussionRules,
} from '@yanxiu/domain/course/work-rules';
import type { Db } from '../../platform/db/database.ts';

export type JudgedKind = 'assignment' | 'discussion';

export interface LessonWork {
  readonly prompt: Block[];
  readonly assignment: AssignmentRules | null;
  readonly discussion: DiscussionRules | null;
}

export async function findWork(db: Db, lessonId: string, kind: JudgedKind): Promise<LessonWork | null> {
  const row = await db
    .selectFrom('lessonWork')
    .select(['prompt', 'rules'])
    .where('lessonId', '=', lessonId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    prompt: row.prompt as unknown as Block[],
    assignment: kind === 'assignment' ? assignmentRules.parse(row.rules) : null,
    discussion: kind === 'discussion' ? discussionRules.parse(row.rules) : null,
  };
}

export async function saveWork(
  db: Db,
  lessonId: string,
  work: { prompt: readonly Block[]; rules: AssignmentRules | DiscussionRules; promptLength: number },
): Promise<void> {
  const kept = { prompt: JSON.stringify(work.prompt), rules: JSON.stringify(work.rules) };
  await db
    .insertInto('lessonWork')
    .values({ lessonId, ...kept })
    .onConflict((conflict) => conflict.column('lessonId').doUpdateSet(kept))
    .execute();
  await db.updateTable('lesson').set({ promptLength: work.promptLength }).where('id', '=', lessonId).execute();
}
