import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GiftQuestion, readGift } from './gift.ts';
import { writeGift } from './gift-write.ts';
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

const plain = ({ line: _line, ...question }: GiftQuestion & { line: number }) => question;

const word = fc
  .string({ unit: fc.constantFrom('师', '德', '安', '全', '=', '~', '{', '}', '#', ':', '\\', 'a', ' '), minLength: 1 })
  .map((text) => text.trim())
  .filter((text) => text.length > 1 && !text.includes('->') && !/^\s*%/.test(text));
const words = (least: number) => fc.uniqueArray(word, { minLength: least, maxLength: 5 });
const empty = { choices: [], answer: [], prompts: [], accepted: [], points: 1 };
const written = fc.oneof(
  words(2).map((choices) => ({ ...empty, kind: 'single' as const, choices, answer: [choices.length - 1] })),
  words(3).map((choices) => ({ ...empty, kind: 'multiple' as const, choices, answer: [0, 2] })),
  words(2).map((choices) => ({ ...empty, kind: 'multiple' as const, choices, answer: [1] })),
  fc
    .constantFrom(0, 1)
    .map((place) => ({ ...empty, kind: 'trueFalse' as const, choices: ['正确', '错误'], answer: [place] })),
  words(1).map((some) => ({ ...empty, kind: 'blank' as const, accepted: [some] })),
  fc.tuple(words(2), words(4)).map(([prompts, choices]) => ({
    ...empty,
    kind: 'match' as const,
    prompts: prompts.slice(0, 2),
    choices,
    answer: [1, 0],
  })),
);

describe('writing GIFT', () => {
  it('gives the same questions when it is read again', () => {
    const question = fc
      .tuple(written, word, fc.oneof(fc.constant(''), word))
      .map(([one, stem, explanation]) => ({ ...one, stem: `题${stem}`, explanation }));
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 4 }), (questions) => {
        const { text, left } = writeGift(questions);
        const { questions: read, problems } = readGift(text);
        expect([left, problems]).toEqual([0, []]);
        // right-hand sides of a match come in the order of its pairs
        const settled = (one: GiftQuestion) =>
          one.kind === 'match'
            ? { ...one, answer: one.answer.map((place) => one.choices[place]), choices: [...one.choices].sort() }
            : one;
        expect(read.map(plain).map(settled)).toEqual(questions.map(settled));
      }),
    );
  });

  it('leaves out what the format cannot hold, and counts it', () => {
    const order = {
      ...empty,
      kind: 'order' as const,
      stem: '排一排',
      choices: ['一', '二'],
      answer: [0, 1],
      explanation: '',
    };
    const gaps = { ...empty, kind: 'blank' as const, stem: '__和__', accepted: [['a'], ['b']], explanation: '' };
    expect(writeGift([order, gaps]).left).toBe(2);
    expect(readGift(writeGift([order, gaps]).text)).toEqual({ questions: [], problems: [] });
  });
});

describe('GIFT', () => {
  it('reads gaps and pairs', () => {
    const { questions } = readGift('首都是{=北京 =北京市}。\n\n连一连 {=甲 -> 一 =乙 -> 二 = -> 三}');
    expect(questions).toMatchObject([
      { kind: 'blank', stem: '首都是____。', accepted: [['北京', '北京市']], line: 1 },
      { kind: 'match', prompts: ['甲', '乙'], choices: ['一', '二', '三'], answer: [0, 1], line: 3 },
    ]);
  });

  it('reads choices, truth, several answers, explanations, escapes and gaps', () => {
    const { questions, problems } = readGift(sample.replace('加法}\n中国', '加法}\n\n中国'));
    expect(problems).toEqual([]);
    expect(questions.map(({ line }) => line)).toEqual([4, 12, 14, 16, 18]);
    expect(questions.map(plain)).toMatchObject([
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
    for (const question of questions.map(plain)) expect(quizQuestion.safeParse(question).success).toBe(true);
  });

  it.each([
    ['连一连 {=甲 -> 一 =乙 ->}', '连线题的每一项都要写成 = 左 -> 右。'],
    ['圆周率 {#3.14:0.01}', '是数值题，暂不支持导入。'],
    ['没有答案的一句话', '没有写在花括号里的答案。'],
    ['{T}', '没有题干。'],
    ['选一个 {甲 乙}', '答案前要有 = 或 ~。'],
  ])('%s is named with its line', (words, reason) => {
    expect(readGift(`\n${words}\n`)).toEqual({ questions: [], problems: [{ line: 2, reason }] });
  });
});
