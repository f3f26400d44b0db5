import type { Scope } from '@yanxiu/domain/access/scope';
import type { PointsWhy } from '@yanxiu/domain/teaching/work/discussion-points';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { inScope } from '../../../platform/http/scope-sql.ts';
import type { PieceKey } from './piece.ts';

/** Contributions as every scope can reach them: by their own class and place, which an author's move leaves alone. */
export const postReach = {
  path: 'post.org_path',
  programId: 'post.program_id',
  personId: 'post.person_id',
  classId: 'post.class_id',
} as const;

/** A class's board of one discussion. */
export interface Board {
  readonly programId: string;
  readonly lessonId: string;
  readonly classId: string | null;
}

export interface NewPost extends Board {
  readonly id: string;
  readonly orgPath: string;
  readonly personId: string;
  readonly parentId: string | null;
  readonly byTutor: boolean;
  readonly text: string;
  readonly asks: boolean;
  readonly postedAt: Date;
  readonly day: string;
  readonly fingerprints: number[];
}

export async function insertPost(db: Db, row: NewPost): Promise<void> {
  await db.insertInto('discussionPost').values(row).execute();
}

/** One person's contributions to a discussion in the order in which they were said. */
export async function listSaid(db: Db, key: PieceKey) {
  return db
    .selectFrom('discussionPost')
    .select(['id', 'day', 'parentId', 'fine', 'removedAt', 'text', 'points', 'why'])
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('lessonId', '=', key.lessonId)
    .where('byTutor', '=', false)
    .orderBy('postedAt')
    .orderBy('id')
    .execute();
}

export async function writePoints(
  db: Db,
  programId: string,
  rows: readonly { id: string; points: number; why: PointsWhy }[],
): Promise<void> {
  await sql`update discussion_post post set points = r.points, why = r.why
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, points int, why text)
    where post.program_id = ${programId} and post.id = r.id and (post.points <> r.points or post.why <> r.why)`.execute(
    db,
  );
}

/** So many contributions are compared in full with a new one. */
const mostCompared = 5;

/** What others said on the discussion's boards of this program that a new contribution may repeat. */
export async function listAlikePosts(db: Db, key: PieceKey, text: string, fingerprints: readonly number[]) {
  const { rows } = await sql<{ text: string; name: string }>`
    select post.text, person.name
    from discussion_post post
    join person on person.id = post.person_id
    cross join lateral (
      select count(*) as common from unnest(post.fingerprints) print where print = any(${[...fingerprints]}::int[])
    ) likeness
    where post.program_id = ${key.programId} and post.lesson_id = ${key.lessonId} and post.person_id <> ${key.personId}
      and post.removed_at is null and not post.by_tutor and post.parent_id is null
      and (post.fingerprints && ${[...fingerprints]}::int[] or post.text = ${text})
    order by likeness.common desc, post.posted_at limit ${mostCompared}`.execute(db);
  return rows;
}

/** A contribution on this board, for replies and reports; a removed one is none. */
export async function findOnBoard(db: Db, board: Board, id: string) {
  return db
    .selectFrom('discussionPost')
    .select(['id', 'personId', 'parentId', 'orgPath', 'classId'])
    .where('programId', '=', board.programId)
    .where('lessonId', '=', board.lessonId)
    .where('classId', board.classId === null ? 'is' : '=', board.classId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
}

/** A contribution in reach, locked. */
export async function lockPost(db: Db, scope: Scope, programId: string, id: string) {
  return db
    .selectFrom('discussionPost as post')
    .selectAll('post')
    .where('post.programId', '=', programId)
    .where('post.id', '=', id)
    .where(inScope(scope, postReach))
    .forUpdate()
    .executeTakeFirst();
}

type PostChange = Partial<{
  fine: boolean;
  fineBy: string | null;
  removedAt: Date | null;
  removedBy: string | null;
  removedReason: string | null;
  answeredAt: Date | null;
}>;

export async function updatePost(db: Db, programId: string, id: string, change: PostChange): Promise<void> {
  await db.updateTable('discussionPost').set(change).where('programId', '=', programId).where('id', '=', id).execute();
}

/** Notes a report once; false when this person has reported it before. */
export async function insertReport(
  db: Db,
  row: { programId: string; postId: string; reporterId: string; reason: string; reportedAt: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('discussionReport')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function settlePostReports(
  db: Db,
  key: { programId: string; postId: string },
  settled: { settledBy: string; settledAt: Date },
): Promise<number> {
  const result = await db
    .updateTable('discussionReport')
    .set(settled)
    .where('programId', '=', key.programId)
    .where('postId', '=', key.postId)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
