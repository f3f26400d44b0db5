import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface QuizKey {
  readonly programId: string;
  readonly personId: string;
  readonly lessonId: string;
}

/** A question as it stood when the paper was drawn, with its answer: never leaves the server before submission. */
export interface PaperQuestion {
  readonly id: string;
  readonly kind: 'single' | 'multiple' | 'trueFalse';
  readonly stem: string;
  readonly choices: string[];
  readonly answer: number[];
  readonly explanation: string;
  readonly points: number;
}

export interface Attempt {
  readonly id: string;
  readonly number: number;
  readonly submittedAt: Date | null;
  readonly paper: PaperQuestion[];
  readonly given: number[][];
  readonly scoreX100: number | null;
}

/** All attempts of a trainee at a quiz, the newest first. */
export async function listAttempts(db: Db, key: QuizKey): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('quizAttempt')
    .select(['id', 'number', 'submittedAt', 'paper', 'given', 'scoreX100'])
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('lessonId', '=', key.lessonId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    paper: row.paper as unknown as PaperQuestion[],
    given: (row.given ?? []) as unknown as number[][],
  }));
}

export async function insertAttempt(
  db: Db,
  row: QuizKey & { id: string; number: number; startedAt: Date; paper: readonly PaperQuestion[] },
): Promise<void> {
  await db
    .insertInto('quizAttempt')
    .values({ ...row, paper: JSON.stringify(row.paper) })
    .execute();
}

/** Writes a submission once; returns whether it was the first. */
export async function submitAttempt(
  db: Db,
  key: { programId: string; id: string },
  submission: { submittedAt: Date; given: readonly number[][]; scoreX100: number },
): Promise<boolean> {
  const result = await db
    .updateTable('quizAttempt')
    .set({ ...submission, given: JSON.stringify(submission.given) })
    .where('programId', '=', key.programId)
    .where('id', '=', key.id)
    .where('submittedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Keeps the better of the score so far and this one, and returns it. */
export async function keepBest(db: Db, key: QuizKey, scoreX100: number, scoredAt: Date): Promise<number> {
  const { rows } = await sql<{ scoreX100: number }>`
    insert into quiz_best (program_id, person_id, lesson_id, score_x100, scored_at)
    values (${key.programId}, ${key.personId}, ${key.lessonId}, ${scoreX100}, ${scoredAt})
    on conflict (program_id, person_id, lesson_id) do update set
      scored_at = case when excluded.score_x100 > quiz_best.score_x100 then excluded.scored_at else quiz_best.scored_at end,
      score_x100 = greatest(quiz_best.score_x100, excluded.score_x100)
    returning score_x100`.execute(db);
  return rows[0]?.scoreX100 ?? scoreX100;
}
