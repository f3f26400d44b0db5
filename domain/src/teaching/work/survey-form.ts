import { z } from 'zod';
import type { Day } from '../../kernel/day.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { refuseVoice } from './refusals.ts';
import { mostWords, type SurveyDays, surveyPhase } from './survey.ts';

/** What a survey's question is answered with: one to five, one of its options, several of them, one's own words. */
export const questionKinds = ['scale', 'single', 'multiple', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const questionKindNames: Readonly<Record<QuestionKind, string>> = {
  scale: '打分（1–5 分）',
  single: '单选',
  multiple: '多选',
  text: '填写',
};

export const mostQuestions = 30;
export const mostOptions = 10;
export const mostQuestionChars = 100;
export const mostOptionChars = 40;

/** An anonymous survey does not ask who one is: no question may ask to write down these. */
const asksWho = /姓名|身份证|手机号|电话号|微信号|学校名称|单位名称/;

const isChoice = (kind: QuestionKind) => kind === 'single' || kind === 'multiple';

export const questionShape = z.strictObject({
  /** Names the question within its form; answers and figures go by it. */
  key: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,19}$/),
  kind: z.enum(questionKinds),
  text: z.string().trim().min(1, '请写出题目。').max(mostQuestionChars, `题目最多 ${mostQuestionChars} 个字。`),
  options: z
    .array(
      z
        .string()
        .trim()
        .min(1, '有选项是空的，请写出来或去掉。')
        .max(mostOptionChars, `选项最多 ${mostOptionChars} 个字。`),
    )
    .max(mostOptions, `最多 ${mostOptions} 个选项。`)
    .default([]),
});

const surveyQuestion = questionShape.superRefine(({ kind, text, options }, context) => {
  const add = (message: string, path: string) => context.addIssue({ code: 'custom', message, path: [path] });
  if (asksWho.test(text)) add('匿名问卷不能问姓名、证件号、电话或学校名称，请换一种问法。', 'text');
  if (!isChoice(kind) && options.length > 0) add('打分题和填写题没有选项。', 'options');
  if (isChoice(kind) && options.length < 2) add('选择题至少要有 2 个选项。', 'options');
  if (new Set(options).size < options.length) add('有两个选项一样，请改一个。', 'options');
});

export const surveyForm = z
  .array(surveyQuestion)
  .min(1, '至少要有一道题。')
  .max(mostQuestions, `最多 ${mostQuestions} 道题。`)
  .superRefine((questions, context) => {
    for (const part of ['key', 'text'] as const) {
      const seen = new Map<string, number>();
      for (const [at, question] of questions.entries()) {
        const before = seen.get(question[part]);
        if (before !== undefined)
          context.addIssue({ code: 'custom', message: `和第 ${before + 1} 题一样，请改一个。`, path: [at, 'text'] });
        else seen.set(question[part], at);
      }
    }
  });

export type SurveyQuestion = z.infer<typeof questionShape>;

/** A name for a new question that no other of the form has. */
export function newQuestionKey(questions: readonly Pick<SurveyQuestion, 'key'>[]): string {
  const used = new Set(questions.map(({ key }) => key));
  let number = 1;
  while (used.has(`q${number}`)) number += 1;
  return `q${number}`;
}

/** Question → stars 1–5, an option's place, several places, or words. */
export type SurveyAnswers = Readonly<Record<string, number | readonly number[] | string>>;

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
