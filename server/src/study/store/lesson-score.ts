import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface LessonScore {
  readonly programId: string;
  readonly personId: string;
  readonly lessonId: string;
  /** 0 – 10000; null: handed in, not marked yet. */
  readonly scoreX100: number | null;
}

/** Keeps what a trainee stands at in a lesson that people mark. */
export async function keepLessonScore(db: Db, row: LessonScore, scoredAt: Date): Promise<void> {
  const { scoreX100 } = row;
  await db
    .insertInto('lessonScore')
    .values({ ...row, scoredAt })
    .onConflict((conflict) =>
      conflict.columns(['programId', 'personId', 'lessonId']).doUpdateSet({ scoreX100, scoredAt }),
    )
    .execute();
}

/** Nothing is handed in any more. */
export async function dropLessonScore(db: Db, key: Omit<LessonScore, 'scoreX100'>): Promise<void> {
  await sql`delete from lesson_score where program_id = ${key.programId} and person_id = ${key.personId}
    and lesson_id = ${key.lessonId}`.execute(db);
}
