import type { BankDraw, QuizQuestion, QuizRules } from '@yanxiu/domain/course/question';
import { paperLength } from '@yanxiu/domain/study/quiz-paper';
import type { Db } from '../../platform/db/database.ts';

export interface KeptQuestion extends QuizQuestion {
  readonly id: string;
  /** Place in the quiz's draws; null for one of its own. */
  readonly pool: number | null;
}

/** A rule of drawing with the number of questions that it had when the quiz was saved. */
export interface KeptDraw extends BankDraw {
  readonly pooled: number;
}

export interface KeptQuiz {
  readonly questions: readonly KeptQuestion[];
  readonly draws: readonly KeptDraw[];
  readonly rules: QuizRules;
}

export async function replaceQuestions(db: Db, lessonId: string, quiz: KeptQuiz): Promise<void> {
  const { draw, ...rules } = quiz.rules;
  await db.deleteFrom('quizQuestion').where('lessonId', '=', lessonId).execute();
  await insertQuestions(db, lessonId, quiz.questions);
  await db
    .updateTable('lesson')
    .set({ questionCount: quiz.questions.length, drawCount: draw, draws: JSON.stringify(quiz.draws), ...rules })
    .where('id', '=', lessonId)
    .execute();
}

/** A pool of the bank may be large: rows go in batches below the limit of parameters. */
const batch = 500;

async function insertQuestions(db: Db, lessonId: string, questions: readonly KeptQuestion[]): Promise<void> {
  for (let from = 0; from < questions.length; from += batch) {
    const rows = questions.slice(from, from + batch).map((question, at) => ({
      ...question,
      lessonId,
      position: from + at,
      choices: JSON.stringify(question.choices),
      answer: JSON.stringify(question.answer),
      prompts: JSON.stringify(question.prompts),
      accepted: JSON.stringify(question.accepted),
    }));
    await db.insertInto('quizQuestion').values(rows).execute();
  }
}

interface QuizColumns {
  readonly passPercent: number;
  readonly attempts: number;
  readonly drawCount: number | null;
  readonly shuffled: boolean;
  readonly limitMinutes: number | null;
  readonly keeps: QuizRules['keeps'];
  readonly review: QuizRules['review'];
}

/** A quiz's rules as its lesson's row holds them. */
export function quizRulesOf(lesson: QuizColumns): QuizRules {
  const { passPercent, attempts, drawCount, shuffled, limitMinutes, keeps, review } = lesson;
  return { passPercent, attempts, draw: drawCount, shuffled, limitMinutes, keeps, review };
}

export function drawsOf({ draws }: { readonly draws: unknown }): KeptDraw[] {
  return draws as KeptDraw[];
}

/** Questions on each paper of a quiz. */
export function paperLengthOf(
  lesson: QuizColumns & { readonly questionCount: number; readonly draws: unknown },
): number {
  const draws = drawsOf(lesson);
  const own = lesson.questionCount - draws.reduce((sum, { pooled }) => sum + pooled, 0);
  return paperLength(own, { draw: lesson.drawCount, pools: draws.map(({ count }) => count) });
}

/** With answers: for graders and authors only. */
export async function listQuestions(db: Db, lessonId: string): Promise<KeptQuestion[]> {
  const rows = await db
    .selectFrom('quizQuestion')
    .select(['id', 'kind', 'stem', 'choices', 'answer', 'prompts', 'accepted', 'explanation', 'points', 'pool'])
    .where('lessonId', '=', lessonId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    ...row,
    choices: row.choices as string[],
    answer: row.answer as number[],
    prompts: row.prompts as string[],
    accepted: row.accepted as string[][],
  }));
}

export async function widenQuestion(
  db: Db,
  lessonId: string,
  id: string,
  accepted: readonly (readonly string[])[],
): Promise<void> {
  await db
    .updateTable('quizQuestion')
    .set({ accepted: JSON.stringify(accepted) })
    .where('lessonId', '=', lessonId)
    .where('id', '=', id)
    .execute();
}
