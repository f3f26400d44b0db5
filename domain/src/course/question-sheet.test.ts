import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import type { BankQuestion } from './question.ts';
import { type Difficulty, difficulties, trueFalseChoices } from './question-kind.ts';
import { choiceLetters, questionKey, readQuestionSheet, sheetHeadings, sheetRowOf } from './question-sheet.ts';

const heading = [
  sheetHeadings.kind,
  sheetHeadings.stem,
  ...[...choiceLetters].map((letter) => `选项${letter}`),
  sheetHeadings.answer,
  sheetHeadings.points,
  sheetHeadings.difficulty,
  sheetHeadings.tags,
  sheetHeadings.explanation,
];

const sheetOf = (...rows: readonly (readonly string[])[]) => [
  { name: '题目', rows: rows.map((cells, at) => ({ line: at + 1, cells: cells.map((text) => ({ text })) })) },
];

function read(...rows: readonly (readonly string[])[]) {
  const answer = readQuestionSheet(sheetOf(['某县题库'], heading, ...rows));
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

const row = (kind: string, stem: string, choices: readonly string[], answer: string, rest: readonly string[] = []) => [
  kind,
  stem,
  ...[...choiceLetters].map((_, at) => choices[at] ?? ''),
  answer,
  ...rest,
];

const word = fc
  .string({ unit: fc.constantFrom('师', '德', '安', '全', '甲', 'a', '1'), minLength: 2, maxLength: 6 })
  .filter((text) => !/^[1a]/.test(text));
const words = (least: number) => fc.uniqueArray(word, { minLength: least, maxLength: 6 });
const none = { choices: [] as string[], answer: [] as number[], prompts: [] as string[], accepted: [] as string[][] };
const body = fc.oneof(
  words(2).map((choices) => ({ ...none, kind: 'single' as const, choices, answer: [choices.length - 1] })),
  words(3).map((choices) => ({ ...none, kind: 'multiple' as const, choices, answer: [0, 2] })),
  fc
    .constantFrom(0, 1)
    .map((at) => ({ ...none, kind: 'trueFalse' as const, choices: [...trueFalseChoices], answer: [at] })),
  words(3).map((choices) => ({ ...none, kind: 'order' as const, choices, answer: choices.map((_, at) => at) })),
  words(1).map((some) => ({ ...none, kind: 'blank' as const, accepted: [some.slice(0, 3)] })),
  words(0).map((some) => ({ ...none, kind: 'short' as const, accepted: some.map((one) => [one, `${one}者`]) })),
);
const question: fc.Arbitrary<BankQuestion> = fc
  .tuple(body, word, fc.constantFrom<Difficulty>(...difficulties), words(0), fc.integer({ min: 1, max: 100 }))
  .map(([one, stem, difficulty, tags, points]) => ({ ...one, stem, difficulty, tags, points, explanation: '' }));

describe('questions as a sheet', () => {
  it('come back as they went out', () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 5 }), (questions) => {
        const answer = read(...questions.map(sheetRowOf));
        expect(answer.problems).toEqual([]);
        expect(answer.questions.map(({ line: _line, ...one }) => one)).toEqual(questions);
      }),
    );
  });

  it('reads what a clerk types', () => {
    const { questions, problems } = read(
      row('单选', '教师的天职', ['教书育人', '经商'], 'a', ['2', '容易', '师德，必考']),
      row('判断题', '可以体罚学生', [], '错'),
      row('填空题', '____是省会，____是首都', [], '太原|太原市；北京'),
      row('连线题', '连一连', ['孔子=论语', '司马迁＝史记', '=左传'], ''),
      row('排序题', '排一排', ['一', '二', '三'], ''),
      row('排序题', '再排一排', ['一', '二', '三'], 'CAB'),
    );
    expect(problems).toEqual([]);
    expect(questions).toMatchObject([
      { line: 3, answer: [0], points: 2, difficulty: 'easy', tags: ['师德', '必考'] },
      { choices: ['正确', '错误'], answer: [1], difficulty: 'medium' },
      { accepted: [['太原', '太原市'], ['北京']] },
      { prompts: ['孔子', '司马迁'], choices: ['论语', '史记', '左传'], answer: [0, 1] },
      { answer: [0, 1, 2] },
      { choices: ['三', '一', '二'], answer: [0, 1, 2] },
    ]);
  });

  it.each([
    [row('问答', '谈谈体会', [], ''), '题型“问答”不认识，请填单选题、多选题、判断题、排序题、填空题、连线题、简答题。'],
    [row('单选题', '选一个', ['甲', '乙'], 'C'), '正确答案“C”不在选项之内，请填选项的字母，例如 A 或 ACD。'],
    [row('单选题', '选一个', ['甲', '乙'], ''), '没有填正确答案。'],
    [row('单选题', '选一个', ['甲', '乙'], 'AB'), '单选题只能有一个正确答案。'],
    [row('单选题', '选一个', ['甲', '', '乙'], 'A'), '选项B是空的，后面却还有选项。'],
    [row('判断题', '对不对', [], '也许'), '判断题的正确答案要填“正确”或“错误”。'],
    [row('填空题', '____和____', [], '甲'), '题干里有 2 个空，答案却有 1 个空，请对齐。'],
    [row('连线题', '连一连', ['甲', '乙=二'], ''), '选项A要写成“左=右”，例如“孔子=论语”。'],
    [row('单选题', '选一个', ['甲', '乙'], 'A', ['很多']), '分值要填 1 到 100 的整数。'],
    [row('单选题', '选一个', ['甲', '乙'], 'A', ['1', '超难']), '难度“超难”不认识，请填容易、中等或较难。'],
    [row('单选题', '', ['甲', '乙'], 'A'), '请填写题干。'],
  ])('%j is named by its row', (cells, reason) => {
    expect(read(cells)).toEqual({ questions: [], problems: [{ line: 3, reason }] });
  });

  it('a sheet of something else is refused', () => {
    expect(isRefusal(readQuestionSheet(sheetOf(['姓名', '学段'])))).toBe(true);
  });

  it('knows the same question whatever its spaces and width', () => {
    const one = { kind: 'single', stem: '教师 的天职？', choices: ['甲Ａ', '乙'], prompts: [] } as const;
    const key = (wish: object) => questionKey({ ...one, choices: [...one.choices], prompts: [], ...wish });
    expect(key({ stem: '教师的天职?', choices: ['甲a', '乙'] })).toBe(key({}));
    expect(key({ choices: ['甲', '乙'] })).not.toBe(key({}));
  });
});
