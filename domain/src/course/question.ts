import { z } from 'zod';
import { gapsOf, plainAnswer } from './blank.ts';
import { difficulties, type QuestionKind, questionKindNames, questionKinds } from './question-kind.ts';

const words = (message: string) => z.string().trim().min(1, message).max(300);

const questionFields = {
  kind: z.enum(questionKinds),
  stem: z.string().trim().min(2, '请填写题干。').max(1000),
  /** What there is to choose from; of a match the right-hand side, distractors included; none for a blank. */
  choices: z.array(words('选项不能为空。')).max(8, '最多 8 个选项。').default([]),
  /** Places of the right choices from 0; of an order the whole order; of a match the choice of each prompt. */
  answer: z.array(z.int().min(0).max(7)).max(8).default([]),
  /** Left-hand side of a match. */
  prompts: z.array(words('左列不能为空。')).max(8, '左列最多 8 项。').default([]),
  /**
   * For each gap of a blank the answers that are taken for right; of a short answer its 要点, each with its wordings, or
   * none where a tutor is to read it.
   */
  accepted: z
    .array(
      z.array(words('可接受的答案不能为空。')).min(1, '每个空至少要有一个答案。').max(20, '一个空最多 20 种答案。'),
    )
    .max(8, '最多 8 个空。')
    .default([]),
  explanation: z.string().trim().max(1000).default(''),
  points: z.int().min(1).max(100).default(1),
};

type Written = z.infer<z.ZodObject<typeof questionFields>>;

const check = (question: Written, context: z.RefinementCtx) => {
  const problem = problemOf(question);
  if (problem) context.addIssue({ code: 'custom', message: problem, path: ['answer'] });
};

/** A question with its answer, as its author writes it. */
export const quizQuestion = z.strictObject(questionFields).superRefine(check);

export type QuizQuestion = z.infer<typeof quizQuestion>;

const tag = z.string().trim().min(1, '标签不能为空。').max(20, '标签最多 20 个字。');

/** How a question of a bank is found again. */
export const bankFields = {
  difficulty: z.enum(difficulties).default('medium'),
  tags: z.array(tag).max(8, '最多 8 个标签。').default([]),
};

/** A question of a provider's bank. */
export const bankQuestion = z.strictObject({ ...questionFields, ...bankFields }).superRefine(check);

export type BankQuestion = z.infer<typeof bankQuestion>;

const problems: Readonly<Record<QuestionKind, (question: Written) => string | null>> = {
  single: (question) => choiceProblem(question),
  multiple: (question) => choiceProblem(question),
  trueFalse: (question) => choiceProblem(question),
  order: (question) =>
    choiceProblem(question) ??
    (question.answer.length === question.choices.length ? null : '排序题的选项要全部排进正确顺序。'),
  blank: blankProblem,
  match: matchProblem,
  short: shortProblem,
};

function problemOf(question: Written): string | null {
  return problems[question.kind](question);
}

function choiceProblem({ kind, choices, answer }: Written): string | null {
  if (choices.length < 2) return '至少要有两个选项。';
  if (answer.length === 0) return '请选出正确答案。';
  if (answer.some((place) => place >= choices.length)) return '正确答案不在选项之内。';
  if (new Set(answer).size !== answer.length) return '正确答案有重复。';
  if ((kind === 'single' || kind === 'trueFalse') && answer.length !== 1)
    return `${questionKindNames[kind]}只能有一个正确答案。`;
  return new Set(choices).size === choices.length ? null : '有两个选项相同。';
}

function blankProblem({ stem, accepted }: Written): string | null {
  const gaps = gapsOf(stem);
  if (accepted.length !== gaps) return `题干里有 ${gaps} 个空，答案却有 ${accepted.length} 个空，请对齐。`;
  const empty = accepted.findIndex((some) => some.some((one) => plainAnswer(one) === ''));
  return empty < 0 ? null : `第 ${empty + 1} 个空的答案只有标点，没有内容。`;
}

function shortProblem({ choices, prompts, accepted }: Written): string | null {
  if (choices.length + prompts.length > 0) return '简答题没有选项。';
  const empty = accepted.findIndex((some) => some.some((one) => plainAnswer(one) === ''));
  return empty < 0 ? null : `第 ${empty + 1} 个要点只有标点，没有内容。`;
}

function matchProblem({ prompts, choices, answer }: Written): string | null {
  if (prompts.length < 2) return '连线题的左列至少要有两项。';
  if (choices.length < 2) return '连线题的右列至少要有两项。';
  if (answer.length !== prompts.length) return '左列每一项都要连到右列。';
  if (answer.some((place) => place >= choices.length)) return '正确答案不在右列之内。';
  if (new Set(prompts).size !== prompts.length) return '左列有两项相同。';
  const spare = choices.filter((_, place) => !answer.includes(place)).length;
  if (prompts.length + spare > 8) return '左列加上多余的右列最多 8 项。';
  return new Set(choices).size === choices.length ? null : '右列有两项相同。';
}

export const quizRules = z.strictObject({
  passPercent: z.int().min(0).max(100).default(60),
  attempts: z.int().min(1).max(20).default(3),
  /** Questions of its own on a paper, drawn anew for each attempt; null: all of them. */
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

/** So many questions of the bank that have this tag and difficulty; null: any. */
export const bankDraw = z.strictObject({
  tag: tag.nullable().default(null),
  difficulty: z.enum(difficulties).nullable().default(null),
  count: z.int().min(1, '至少抽 1 题。').max(100, '一组最多抽 100 题。'),
});

export const bankDraws = z.array(bankDraw).max(10, '最多 10 组抽题规则。').default([]);

export type BankDraw = z.infer<typeof bankDraw>;
