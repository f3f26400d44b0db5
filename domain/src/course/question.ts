import { z } from 'zod';
import { type QuestionKind, questionKindNames, questionKinds } from './question-kind.ts';

/** A question with its answer, as its author writes it: `answer` holds the places of the right choices from 0. */
export const quizQuestion = z
  .strictObject({
    kind: z.enum(questionKinds),
    stem: z.string().trim().min(2, '请填写题干。').max(1000),
    choices: z
      .array(z.string().trim().min(1, '选项不能为空。').max(300))
      .min(2, '至少要有两个选项。')
      .max(8, '最多 8 个选项。'),
    answer: z.array(z.int().min(0).max(7)).min(1, '请选出正确答案。').max(8),
    explanation: z.string().trim().max(1000).default(''),
    points: z.int().min(1).max(100).default(1),
  })
  .superRefine((question, context) => {
    const problem = problemOf(question);
    if (problem) context.addIssue({ code: 'custom', message: problem, path: ['answer'] });
  });

export type QuizQuestion = z.infer<typeof quizQuestion>;

function problemOf({
  kind,
  choices,
  answer,
}: {
  kind: QuestionKind;
  choices: string[];
  answer: number[];
}): string | null {
  if (answer.some((place) => place >= choices.length)) return '正确答案不在选项之内。';
  if (new Set(answer).size !== answer.length) return '正确答案有重复。';
  if (kind === 'order' && answer.length !== choices.length) return '排序题的选项要全部排进正确顺序。';
  if ((kind === 'single' || kind === 'trueFalse') && answer.length !== 1)
    return `${questionKindNames[kind]}只能有一个正确答案。`;
  if (new Set(choices).size !== choices.length) return '有两个选项相同。';
  return null;
}

export const quizRules = z.strictObject({
  passPercent: z.int().min(0).max(100).default(60),
  attempts: z.int().min(1).max(20).default(3),
  /** Questions on a paper, drawn anew for each attempt; null: all of them. */
  draw: z.int().min(1).max(200).nullable().default(null),
  /** Questions and choices stand in an order of each paper's own. */
  shuffled: z.boolean().default(false),
  /** From the start of an attempt; null: no limit. */
  limitMinutes: z.int().min(1, '限时至少 1 分钟。').max(240, '限时最多 240 分钟。').nullable().default(null),
  keeps: z.enum(['best', 'last']).default('best'),
  /** When right answers are shown: after each attempt, or only after a pass or the last one. */
  review: z.enum(['each', 'end']).default('each'),
});

export type QuizRules = z.infer<typeof quizRules>;
