import { standardQuestions } from '@yanxiu/domain/teaching/work/survey-presets';
import type { SurveyQuestion } from '@yanxiu/domain/teaching/work/survey-question';
import type { Db } from '../../../platform/db/database.ts';

export interface Form {
  /** 0: nobody has saved one, the standard questions are asked. */
  readonly version: number;
  readonly questions: readonly SurveyQuestion[];
  readonly savedByName: string | null;
  readonly savedAt: Date | null;
}

/** The questions as an answer sends them. */
export const sent = (questions: readonly SurveyQuestion[]) =>
  questions.map((one) => ({ ...one, options: [...one.options] }));

const unsaved: Form = { version: 0, questions: standardQuestions, savedByName: null, savedAt: null };

/** A version of a program's questions, or the latest. */
export async function findForm(db: Db, programId: string, version: number | null = null): Promise<Form> {
  let query = db
    .selectFrom('surveyForm as form')
    .leftJoin('person as saver', 'saver.id', 'form.savedBy')
    .select(['form.version', 'form.questions', 'form.savedAt', 'saver.name as savedByName'])
    .where('form.programId', '=', programId);
  if (version !== null) query = query.where('form.version', '=', version);
  const row = await query.orderBy('form.version', 'desc').limit(1).executeTakeFirst();
  return row ? { ...row, questions: row.questions as unknown as readonly SurveyQuestion[] } : unsaved;
}

/** Saves a version; false when there is one of that number. */
export async function insertForm(
  db: Db,
  form: {
    readonly programId: string;
    readonly version: number;
    readonly questions: readonly SurveyQuestion[];
    readonly savedBy: string | null;
    readonly savedAt: Date | null;
  },
): Promise<boolean> {
  const result = await db
    .insertInto('surveyForm')
    .values({ ...form, questions: JSON.stringify(form.questions) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
