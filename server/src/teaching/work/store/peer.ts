import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import type { PieceKey } from './piece.ts';

/** What colleagues were asked to say about a piece, and said. */
export async function listPeerReviews(db: Db, programId: string, pieceId: string) {
  return db
    .selectFrom('peerReview as review')
    .innerJoin('person as reviewer', 'reviewer.id', 'review.reviewerId')
    .select(['review.reviewerId', 'review.scoreX100', 'review.comment', 'review.doneAt', 'reviewer.name'])
    .where('review.programId', '=', programId)
    .where('review.pieceId', '=', pieceId)
    .orderBy('review.givenAt')
    .orderBy('review.reviewerId')
    .execute();
}

/** The pieces that a trainee was given to review in a lesson. */
export async function listPeerTasks(db: Db, key: PieceKey) {
  return db
    .selectFrom('peerReview as review')
    .innerJoin('assignmentPiece as piece', (join) =>
      join.onRef('piece.programId', '=', 'review.programId').onRef('piece.id', '=', 'review.pieceId'),
    )
    .select(['review.pieceId', 'review.points', 'review.comment', 'review.doneAt', 'piece.text', 'piece.fileIds'])
    .where('review.programId', '=', key.programId)
    .where('review.reviewerId', '=', key.personId)
    .where('review.lessonId', '=', key.lessonId)
    .orderBy('review.givenAt')
    .orderBy('review.pieceId')
    .execute();
}

/**
 * Gives a reviewer so many pieces of classmates that stand handed in or marked: those with the fewest reviews first, the
 * oldest of them. Without classes, of the whole program. Returns how many.
 */
export async function givePeerTasks(
  db: Db,
  key: PieceKey & { classId: string | null },
  count: number,
  givenAt: Date,
): Promise<number> {
  const result = await sql`
    insert into peer_review (program_id, piece_id, reviewer_id, lesson_id, given_at)
    select piece.program_id, piece.id, ${key.personId}::uuid, piece.lesson_id, ${givenAt}
    from assignment_piece piece
    join trainee on trainee.program_id = piece.program_id and trainee.person_id = piece.person_id
    where piece.program_id = ${key.programId} and piece.lesson_id = ${key.lessonId} and piece.person_id <> ${key.personId}
      and piece.state in ('handedIn', 'marked') and trainee.class_id is not distinct from ${key.classId}::uuid
      and not exists (select 1 from peer_review had where had.program_id = piece.program_id
        and had.piece_id = piece.id and had.reviewer_id = ${key.personId})
    order by (select count(*) from peer_review given where given.program_id = piece.program_id and given.piece_id = piece.id),
      piece.handed_in_at, piece.id
    limit ${count}`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Writes a review once; false when it was not this reviewer's or is done. */
export async function writePeerReview(
  db: Db,
  key: { programId: string; pieceId: string; reviewerId: string },
  review: { points: number[]; scoreX100: number; comment: string; doneAt: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('peerReview')
    .set(review)
    .where('programId', '=', key.programId)
    .where('pieceId', '=', key.pieceId)
    .where('reviewerId', '=', key.reviewerId)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** A piece that colleagues review, locked, whoever wrote it: for the score that their reviews change. */
export async function lockReviewed(db: Db, programId: string, pieceId: string) {
  return db
    .selectFrom('assignmentPiece')
    .select(['id', 'personId', 'lessonId', 'state', 'tutorX100', 'lateDays', 'fileIds'])
    .where('programId', '=', programId)
    .where('id', '=', pieceId)
    .forUpdate()
    .executeTakeFirst();
}
