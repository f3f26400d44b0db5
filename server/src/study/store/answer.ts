import type { Marks } from '@yanxiu/domain/study/quiz-grade';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** A short answer that was given; its words stand in the attempt. */
export interface NewAnswer {
  readonly programId: string;
  readonly attemptId: string;
  /** Of the question on the paper, from 0. */
  readonly place: number;
  readonly lessonId: string;
  readonly questionId: string;
  readonly handedInAt: Date;
  /** Hundredths of a point; null: a tutor has to read it. */
  readonly machineX100: number | null;
}

export async function insertAnswers(db: Db, rows: readonly NewAnswer[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('quizAnswer')
      .values([...rows])
      .execute();
}

/** What a tutor gave for one answer. */
export interface AnswerMark {
  readonly attemptId: string;
  readonly place: number;
  readonly markX100: number;
  readonly comment: string;
  readonly markedByName: string;
}

/** What tutors gave for the answers of these attempts. */
export async function listMarks(db: Db, programId: string, attemptIds: readonly string[]): Promise<AnswerMark[]> {
  if (attemptIds.length === 0) return [];
  const rows = await db
    .selectFrom('quizAnswer as answer')
    .innerJoin('person as marker', 'marker.id', 'answer.markedBy')
    .select(['answer.attemptId', 'answer.place', 'answer.markX100', 'answer.comment', 'marker.name as markedByName'])
    .where('answer.programId', '=', programId)
    .where('answer.attemptId', 'in', [...attemptIds])
    .execute();
  return rows.flatMap(({ markX100, ...row }) => (markX100 === null ? [] : [{ ...row, markX100 }]));
}

/** The marks of one attempt by the place of the question, as grading takes them. */
export function marksOf(attemptId: string, marks: readonly AnswerMark[]): Marks {
  const byPlace: (number | undefined)[] = [];
  for (const mark of marks) if (mark.attemptId === attemptId) byPlace[mark.place] = mark.markX100;
  return byPlace;
}

export interface AnswerKey {
  readonly programId: string;
  readonly attemptId: string;
  readonly place: number;
}

/** What the machine makes of an answer after its question takes more for right. */
export async function setMachine(db: Db, key: AnswerKey, machineX100: number | null): Promise<void> {
  await db
    .updateTable('quizAnswer')
    .set({ machineX100 })
    .where('programId', '=', key.programId)
    .where('attemptId', '=', key.attemptId)
    .where('place', '=', key.place)
    .execute();
}

export interface GivenMark {
  readonly markX100: number;
  readonly markedBy: string;
  readonly markedAt: Date;
  readonly comment: string;
}

export async function giveMark(db: Db, key: AnswerKey, mark: GivenMark): Promise<void> {
  await db
    .updateTable('quizAnswer')
    .set(mark)
    .where('programId', '=', key.programId)
    .where('attemptId', '=', key.attemptId)
    .where('place', '=', key.place)
    .execute();
}

/** Whether a quiz asks for short answers that a tutor has to read. */
export async function asksTutor(db: Db, lessonId: string): Promise<boolean> {
  const { rows } = await sql<{ asks: boolean }>`
    select exists (select 1 from quiz_question
      where lesson_id = ${lessonId} and kind = 'short' and accepted = '[]') as asks`.execute(db);
  return rows[0]?.asks ?? false;
}
