export const questionKinds = ['single', 'multiple', 'trueFalse', 'order', 'blank', 'match', 'short'] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const questionKindNames: Readonly<Record<QuestionKind, string>> = {
  single: '单选题',
  multiple: '多选题',
  trueFalse: '判断题',
  order: '排序题',
  blank: '填空题',
  match: '连线题',
  short: '简答题',
};

export const trueFalseChoices = ['正确', '错误'] as const;

export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];
export const difficultyNames: Readonly<Record<Difficulty, string>> = { easy: '容易', medium: '中等', hard: '较难' };
