import { describe, expect, it } from 'vitest';
import { presets } from '../program/presets.ts';
import { documentPages, pageSpans } from './document.ts';
import { type PackageCourse, packageProblems } from './package-rule.ts';
import { readPageText, writePageText } from './page-text.ts';
import { quizQuestion } from './question.ts';

describe('readPageText', () => {
  it('reads what an editor types, and writes it back', () => {
    const text = '# 为什么\n\n教师的言行就是教材。\n\n- 爱岗\n- 敬业\n\n1. 一看\n2. 二听';
    const blocks = readPageText(text);
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'list']);
    expect(documentPages.safeParse([{ title: '一', readSec: 60, blocks }]).success).toBe(true);
    expect(readPageText(writePageText(blocks))).toEqual(blocks);
  });

  it('takes markup for text', () => {
    expect(readPageText('<script>alert(1)</script>')).toEqual([
      { kind: 'paragraph', runs: [{ text: '<script>alert(1)</script>' }] },
    ]);
  });
});

describe('pageSpans', () => {
  it('lays the pages one after another', () => {
    expect(pageSpans([{ readSec: 60 }, { readSec: 90 }])).toEqual([
      { fromSec: 0, toSec: 60 },
      { fromSec: 60, toSec: 150 },
    ]);
  });
});

describe('quizQuestion', () => {
  const base = { kind: 'single', stem: '下面哪一项对', choices: ['甲', '乙'], answer: [1] };
  it.each([
    [base, true],
    [{ ...base, answer: [2] }, false],
    [{ ...base, answer: [0, 1] }, false],
    [{ ...base, kind: 'multiple', answer: [0, 1] }, true],
    [{ ...base, kind: 'multiple', answer: [0, 0] }, false],
    [{ ...base, choices: ['甲', '甲'] }, false],
    [{ kind: 'blank', stem: '首都是____，省会是____', accepted: [['北京'], ['太原', '太原市']] }, true],
    [{ kind: 'blank', stem: '首都是____，省会是____', accepted: [['北京']] }, false],
    [{ kind: 'blank', stem: '首都是哪里', accepted: [['北京']] }, true],
    [{ kind: 'blank', stem: '首都是哪里', accepted: [['。']] }, false],
    [{ kind: 'match', stem: '连一连', prompts: ['甲', '乙'], choices: ['一', '二', '三'], answer: [2, 0] }, true],
    [{ kind: 'match', stem: '连一连', prompts: ['甲', '乙'], choices: ['一', '二'], answer: [2, 0] }, false],
    [{ kind: 'match', stem: '连一连', prompts: ['甲', '乙'], choices: ['一', '二'], answer: [1] }, false],
    [{ kind: 'order', stem: '排一排', choices: ['一', '二'], answer: [0] }, false],
  ])('%j: %s', (question, fits) => expect(quizQuestion.safeParse(question).success).toBe(fits));
});

describe('packageProblems', () => {
  const settings = presets.find((preset) => preset.code === 'xinzhou-2020')?.settings;
  const course = (wish: Partial<PackageCourse>): PackageCourse => ({
    title: '课',
    theme: '其他',
    hoursX100: 1000,
    required: true,
    stages: ['primary'],
    published: true,
    ...wish,
  });
  it('wants enough hours and every common theme as required (忻教发〔2020〕98号)', () => {
    if (!settings) throw new Error('no preset');
    const common = settings.themes.common.map((theme) => course({ title: theme, theme }));
    expect(settings.themes.common).toEqual(['师德为先', '依法治教', '校园安全']);
    expect(packageProblems('primary', [...common, course({}), course({})], settings)).toEqual([]);
    expect(packageProblems('primary', common, settings)).toEqual(['课程共 30 学时，不足网络研修的 50 学时。']);
    const elective = common.map((one) => ({ ...one, required: false, hoursX100: 2000 }));
    expect(packageProblems('primary', elective, settings)).toHaveLength(3);
    const few = [
      ...common,
      course({ required: false }),
      course({ required: false }),
      course({ required: false, hoursX100: 500 }),
    ];
    expect(packageProblems('primary', few, settings, 2)).toEqual([
      '必修加任选 2 门选修，最少只有 45 学时，不足网络研修的 50 学时。',
    ]);
    expect(packageProblems('primary', few, settings, 3)).toEqual([]);
    expect(packageProblems('junior', [...common, course({ hoursX100: 2000 })], settings)).toHaveLength(4);
  });
});
