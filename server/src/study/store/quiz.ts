import type { Scope } from '@yanxiu/domain/access/scope';
import type { QuestionKind } from '@yanxiu/domain/course/question-kind';
import type { Given } from '@yanxiu/domain/study/quiz-grade';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface QuizKey {
  readonly programId: string;
  readonly personId: string;
  readonly lessonId: string;
}

/** A question as it stood when the paper was drawn, with its answer: never leaves the server before submission. */
export interface PaperQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly choices: string[];
  readonly answer: number[];
  readonly prompts: string[];
  readonly accepted: string[][];
  readonly explanation: string;
  readonly points: number;
}

/** Papers that were drawn before there were gaps and pairs have neither. */
function readPaper(paper: unknown): PaperQuestion[] {
  return (paper as PaperQuestion[]).map((question) => ({ ...question, ...extrasOf(question) }));
}

function extrasOf({ prompts, accepted }: Partial<PaperQuestion>) {
  return { prompts: prompts ?? [], accepted: accepted ?? [] };
}

function readGiven(given: unknown): Given[] {
  return (given ?? []) as Given[];
}

export interface Attempt {
  readonly id: string;
  readonly number: number;
  readonly startedAt: Date;
  readonly submittedAt: Date | null;
  readonly paper: PaperQuestion[];
  readonly given: readonly Given[];
  /** Null until it is handed in, and while an answer waits for a tutor. */
  readonly scoreX100: number | null;
  /** Answers that wait for a tutor. */
  readonly waiting: number;
}

/** All attempts of a trainee at a quiz, the newest first. */
export async function listAttempts(db: Db, key: QuizKey): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('quizAttempt')
    .select(['id', 'number', 'startedAt', 'submittedAt', 'paper', 'given', 'scoreX100', 'waiting'])
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('lessonId', '=', key.lessonId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    paper: readPaper(row.paper),
    given: readGiven(row.given),
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
  submission: { submittedAt: Date; given: readonly Given[]; scoreX100: number | null; waiting: number },
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

/**
 * Keeps the better of the score so far and this one, or by the quiz's rule this last one, and returns it: never less than
 * what was carried over.
 */
export async function keepScore(
  db: Db,
  key: QuizKey,
  { scoreX100, keeps }: { scoreX100: number; keeps: 'best' | 'last' },
  scoredAt: Date,
): Promise<number> {
  const { rows } = await sql<{ scoreX100: number }>`
    insert into quiz_best (program_id, person_id, lesson_id, score_x100, scored_at)
    values (${key.programId}, ${key.personId}, ${key.lessonId}, ${scoreX100}, ${scoredAt})
    on conflict (program_id, person_id, lesson_id) do update set
      scored_at = case when ${keeps} = 'last' or quiz_best.score_x100 is null or excluded.score_x100 > quiz_best.score_x100 then excluded.scored_at else quiz_best.scored_at end,
      score_x100 = case when ${keeps} = 'last' then greatest(quiz_best.carried_x100, excluded.score_x100) else greatest(quiz_best.score_x100, excluded.score_x100) end
    returning score_x100`.execute(db);
  return rows[0]?.scoreX100 ?? scoreX100;
}

/** Handed in, and nothing of it is marked yet: what counted before still counts. */
export async function keepWaiting(db: Db, key: QuizKey, at: Date): Promise<number | null> {
  const { programId, personId, lessonId } = key;
  await db
    .insertInto('quizBest')
    .values({ programId, personId, lessonId, scoreX100: null, scoredAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('quizBest')
    .select('scoreX100')
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .where('lessonId', '=', lessonId)
    .executeTakeFirst();
  return row?.scoreX100 ?? null;
}

/** The score of a quiz that no attempt here explains; null where there is none. */
export async function findCarried(db: Db, key: QuizKey): Promise<number | null> {
  const row = await db
    .selectFrom('quizBest')
    .select('carriedX100')
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('lessonId', '=', key.lessonId)
    .executeTakeFirst();
  return row?.carriedX100 ?? null;
}

/** Writes the score that counts after a paper was marked, again perhaps: it may have fallen. */
export async function setScore(db: Db, key: QuizKey, scoreX100: number | null, scoredAt: Date): Promise<void> {
  await db
    .insertInto('quizBest')
    .values({ ...key, scoreX100, scoredAt })
    .onConflict((conflict) =>
      conflict.columns(['programId', 'personId', 'lessonId']).doUpdateSet({ scoreX100, scoredAt }),
    )
    .execute();
}

export async function updateScore(
  db: Db,
  key: { programId: string; id: string },
  { scoreX100, waiting }: { scoreX100: number | null; waiting: number },
): Promise<void> {
  await db
    .updateTable('quizAttempt')
    .set({ scoreX100, waiting })
    .where('programId', '=', key.programId)
    .where('id', '=', key.id)
    .execute();
}

/** So many papers say what there is to say of a quiz; the latest are taken. */
const mostPapers = 5_000;

/** Each trainee's first paper, of those in reach; one that waits for a tutor tells nothing yet. */
export async function listFirstPapers(db: Db, scope: Scope, programId: string, lessonId: string) {
  const rows = await db
    .selectFrom('quizAttempt as attempt')
    .innerJoin('trainee', (join) =>
      join.onRef('trainee.programId', '=', 'attempt.programId').onRef('trainee.personId', '=', 'attempt.personId'),
    )
    .select(['attempt.id', 'attempt.paper', 'attempt.given'])
    .where('attempt.programId', '=', programId)
    .where('attempt.lessonId', '=', lessonId)
    .where('attempt.number', '=', 1)
    .where('attempt.scoreX100', 'is not', null)
    .where(inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', classId: 'trainee.class_id' }))
    .orderBy('attempt.submittedAt', 'desc')
    .limit(mostPapers)
    .execute();
  return rows.map(({ id, paper, given }) => ({
    id,
    paper: readPaper(paper),
    given: readGiven(given),
  }));
}

/** A paper that holds a certain question, and what was given to it. */
export interface PaperOf {
  readonly id: string;
  readonly programId: string;
  readonly personId: string;
  readonly submittedAt: Date | null;
  /** Of the question on the paper, from 0. */
  readonly place: number;
  readonly question: PaperQuestion;
  readonly given: Given;
  readonly keeps: 'best' | 'last';
}

/** Papers of a quiz that hold a question, in the order of their ids, after the named one. */
export async function listPapersWith(
  db: Db,
  of: { lessonId: string; questionId: string },
  after: string | null,
  limit: number,
): Promise<PaperOf[]> {
  const holds = JSON.stringify([{ id: of.questionId }]);
  let query = db
    .selectFrom('quizAttempt as attempt')
    .innerJoin('lesson', 'lesson.id', 'attempt.lessonId')
    .select(['attempt.id', 'attempt.programId', 'attempt.personId', 'attempt.submittedAt', 'attempt.paper'])
    .select(['attempt.given', 'lesson.keeps'])
    .where('attempt.lessonId', '=', of.lessonId)
    .where(sql<boolean>`attempt.paper @> ${holds}::jsonb`);
  if (after) query = query.where('attempt.id', '>', after);
  const rows = await query.orderBy('attempt.id').limit(limit).execute();
  return rows.flatMap(({ paper, given, ...row }) => {
    const questions = readPaper(paper);
    const place = questions.findIndex(({ id }) => id === of.questionId);
    const question = questions[place];
    return question ? [{ ...row, place, question, given: readGiven(given)[place] ?? [] }] : [];
  });
}

/** The question on a paper takes these answers from now on. */
export async function widenPaper(
  db: Db,
  key: { programId: string; id: string },
  place: number,
  accepted: readonly (readonly string[])[],
): Promise<void> {
  await sql`update quiz_attempt
    set paper = jsonb_set(paper, array[${String(place)}, 'accepted'], ${JSON.stringify(accepted)}::jsonb)
    where program_id = ${key.programId} and id = ${key.id}`.execute(db);
}
