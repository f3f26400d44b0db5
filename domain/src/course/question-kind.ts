export const questionKinds = ['single', 'multiple', 'trueFalse', 'order'] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const questionKindNames: Readonly<Record<QuestionKind, string>> = {
  single: '单选题',
  multiple: '多选题',
  trueFalse: '判断题',
  order: '排序题',
};

export const trueFalseChoices = ['正确', '错误'] as const;
