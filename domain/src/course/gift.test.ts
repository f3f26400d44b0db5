import { describe, expect, it } from 'vitest';
import { readGift } from './gift.ts';
import { quizQuestion } from './question.ts';

const sample = `// 师德
$CATEGORY: 师德为先

::第一题:: 教师的天职是什么？ {
  =教书育人#很好
  ~经商

  ~看门
  ####见职业道德规范。
}

教师可以体罚学生。{F}

哪些属于校园安全？{~%50%消防 ~%50%食品 ~%-100%天气}

2\\=1\\+1 对吗 {TRUE####加法}
中国的首都是{=北京 ~南京 ~西安}，位于华北。
`;

describe('GIFT', () => {
  it('reads choices, truth, several answers, explanations, escapes and gaps', () => {
    const { questions, problems } = readGift(sample.replace('加法}\n中国', '加法}\n\n中国'));
    expect(problems).toEqual([]);
    expect(questions).toEqual([
      {
        kind: 'single',
        stem: '教师的天职是什么？',
        choices: ['教书育人', '经商', '看门'],
        answer: [0],
        explanation: '见职业道德规范。',
        points: 1,
      },
      {
        kind: 'trueFalse',
        stem: '教师可以体罚学生。',
        choices: ['正确', '错误'],
        answer: [1],
        explanation: '',
        points: 1,
      },
      {
        kind: 'multiple',
        stem: '哪些属于校园安全？',
        choices: ['消防', '食品', '天气'],
        answer: [0, 1],
        explanation: '',
        points: 1,
      },
      {
        kind: 'trueFalse',
        stem: '2=1\\+1 对吗',
        choices: ['正确', '错误'],
        answer: [0],
        explanation: '加法',
        points: 1,
      },
      {
        kind: 'single',
        stem: '中国的首都是____，位于华北。',
        choices: ['北京', '南京', '西安'],
        answer: [0],
        explanation: '',
        points: 1,
      },
    ]);
    for (const question of questions) expect(quizQuestion.safeParse(question).success).toBe(true);
  });

  it.each([
    ['首都是 {=北京}', '是填空题（只有正确答案），暂不支持导入。'],
    ['连一连 {=甲 -> 一 =乙 -> 二}', '是连线题，暂不支持导入。'],
    ['圆周率 {#3.14:0.01}', '是数值题，暂不支持导入。'],
    ['谈谈体会 {}', '是简答题，暂不支持导入。'],
    ['没有答案的一句话', '没有写在花括号里的答案。'],
    ['{T}', '没有题干。'],
    ['选一个 {甲 乙}', '答案前要有 = 或 ~。'],
  ])('%s is named with its line', (words, reason) => {
    expect(readGift(`\n${words}\n`)).toEqual({ questions: [], problems: [{ line: 2, reason }] });
  });
});
