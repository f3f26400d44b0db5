import { z } from 'zod';
import type { Day } from '../../kernel/day.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { refuseVoice } from './refusals.ts';
import { mostWords, type SurveyDays, surveyPhase } from './survey.ts';
import { formProblems, questionKinds, type SurveyAnswers, type SurveyQuestion } from './survey-question.ts';

/** A question as it crosses the wire. */
export const questionShape = z.strictObject({
  key: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,19}$/),
  kind: z.enum(questionKinds),
  text: z.string().trim(),
  options: z.array(z.string().trim()).max(50).default([]),
});

/** Questions that may be saved; the rule itself needs no zod, so that the page can tell what is wrong while one types. */
export const surveyForm = z
  .array(questionShape)
  .max(100)
  .superRefine((questions, context) => {
    for (const { at, part, message } of formProblems(questions))
      context.addIssue({ code: 'custom', message, path: at === null ? [] : [at, part] });
  });

/**
 * Takes what was answered to a form, tidied: words without spaces around them, places in order, empty words left out.
 * Everything but words must be answered; the refusal names the first question that isn't, or whose answer isn't one.
 */
export function readAnswers(form: readonly SurveyQuestion[], given: SurveyAnswers): SurveyAnswers | Refusal {
  const taken: Record<string, number | readonly number[] | string> = {};
  for (const [at, question] of form.entries()) {
    const place = { n: at + 1, text: question.text };
    const value = given[question.key];
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    if (isEmpty && question.kind !== 'text') return refuseVoice('unanswered', place);
    const answer = isEmpty ? '' : readAnswer(question, value);
    if (answer === null) return refuseVoice('wrongAnswer', place);
    if (answer !== '') taken[question.key] = answer;
  }
  return taken;
}

function readAnswer({ kind, options }: SurveyQuestion, value: SurveyAnswers[string]) {
  const isPlace = (one: number) => Number.isInteger(one) && one >= 0 && one < options.length;
  if (kind === 'text') {
    const words = typeof value === 'string' ? value.trim() : null;
    return words !== null && [...words].length <= mostWords ? words : null;
  }
  if (kind === 'multiple')
    return typeof value === 'object' && value.every(isPlace) ? [...new Set(value)].sort((a, b) => a - b) : null;
  if (typeof value !== 'number') return null;
  if (kind === 'single') return isPlace(value) ? value : null;
  return Number.isInteger(value) && value >= 1 && value <= 5 ? value : null;
}

/** Why a survey's questions can't be changed any more; null while they can: until the day before it opens. */
export function refuseFormChange(days: SurveyDays, today: Day): Refusal | null {
  const phase = surveyPhase(days, today);
  if (phase === 'before') return null;
  return refuseVoice(phase === 'open' ? 'formOpen' : 'formOver');
}
