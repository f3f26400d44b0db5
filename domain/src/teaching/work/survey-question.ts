/** What a survey's question is answered with: one to five, one of its options, several of them, one's own words. */
export const questionKinds = ['scale', 'single', 'multiple', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const questionKindNames: Readonly<Record<QuestionKind, string>> = {
  scale: '打分（1–5 分）',
  single: '单选',
  multiple: '多选',
  text: '填写',
};

export interface SurveyQuestion {
  /** Names the question within its form; answers and figures go by it. */
  readonly key: string;
  readonly kind: QuestionKind;
  readonly text: string;
  /** Of a choice alone. */
  readonly options: readonly string[];
}

export const mostQuestions = 30;
export const mostOptions = 10;
export const mostQuestionChars = 100;
export const mostOptionChars = 40;

/** An anonymous survey does not ask who one is: no question may ask to write down these. */
const asksWho = /姓名|身份证|手机号|电话号|微信号|学校名称|单位名称/;

export const isChoice = (kind: QuestionKind): boolean => kind === 'single' || kind === 'multiple';

export interface QuestionProblem {
  /** Which question, from 0; null where it is the form as a whole. */
  readonly at: number | null;
  readonly part: 'text' | 'options';
  readonly message: string;
}

/** What is wrong with a form's questions, in their order; texts and options are taken as they stand. */
export function formProblems(questions: readonly SurveyQuestion[]): QuestionProblem[] {
  const whole = (message: string): QuestionProblem[] => [{ at: null, part: 'text', message }];
  if (questions.length === 0) return whole('至少要有一道题。');
  if (questions.length > mostQuestions) return whole(`最多 ${mostQuestions} 道题。`);
  return questions.flatMap((question, at) => [
    ...textProblems(question, questions.slice(0, at)).map((message) => ({ at, part: 'text' as const, message })),
    ...optionProblems(question).map((message) => ({ at, part: 'options' as const, message })),
  ]);
}

function textProblems({ key, text }: SurveyQuestion, earlier: readonly SurveyQuestion[]): string[] {
  if (text === '') return ['请写出题目。'];
  if ([...text].length > mostQuestionChars) return [`题目最多 ${mostQuestionChars} 个字。`];
  if (asksWho.test(text)) return ['匿名问卷不能问姓名、证件号、电话或学校名称，请换一种问法。'];
  const same = earlier.findIndex((one) => one.text === text || one.key === key);
  return same >= 0 ? [`和第 ${same + 1} 题一样，请改一个。`] : [];
}

function optionProblems({ kind, options }: SurveyQuestion): string[] {
  if (!isChoice(kind)) return options.length > 0 ? ['打分题和填写题没有选项。'] : [];
  if (options.length < 2) return ['选择题至少要有 2 个选项。'];
  if (options.length > mostOptions) return [`最多 ${mostOptions} 个选项。`];
  if (options.includes('')) return ['有选项是空的，请写出来或去掉。'];
  if (options.some((option) => [...option].length > mostOptionChars)) return [`选项最多 ${mostOptionChars} 个字。`];
  return new Set(options).size < options.length ? ['有两个选项一样，请改一个。'] : [];
}

/** A name for a new question that no other of the form has. */
export function newQuestionKey(questions: readonly Pick<SurveyQuestion, 'key'>[]): string {
  const used = new Set(questions.map(({ key }) => key));
  let number = 1;
  while (used.has(`q${number}`)) number += 1;
  return `q${number}`;
}

/** Question → stars 1–5, an option's place, several places, or words. */
export type SurveyAnswers = Readonly<Record<string, number | readonly number[] | string>>;
