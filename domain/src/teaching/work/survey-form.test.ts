import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { readAnswers, refuseFormChange, surveyForm } from './survey-form.ts';
import { surveyPresets } from './survey-presets.ts';
import {
  mostOptionChars,
  mostOptions,
  mostQuestionChars,
  mostQuestions,
  newQuestionKey,
  type SurveyAnswers,
  type SurveyQuestion,
} from './survey-question.ts';

const scale: SurveyQuestion = { key: 'a', kind: 'scale', text: '总体满意', options: [] };
const choice = (kind: 'single' | 'multiple', options: readonly string[]) => ({
  key: 'b',
  kind,
  text: '主要用什么学习',
  options: [...options],
});
const messages = (form: unknown) =>
  surveyForm.safeParse(form).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('the questions of a survey', () => {
  it.each(surveyPresets.map((preset) => [preset.name, preset] as const))(
    '%s is a form that may be saved',
    (_, { questions }) => {
      expect(surveyForm.parse(questions)).toEqual(questions);
    },
  );

  it.each([
    ['no question', [], ': 至少要有一道题。'],
    ['no text', [{ ...scale, text: '  ' }], '0.text: 请写出题目。'],
    ['one option', [choice('single', ['手机'])], '0.options: 选择题至少要有 2 个选项。'],
    ['an option twice', [choice('multiple', ['手机', ' 手机 '])], '0.options: 有两个选项一样，请改一个。'],
    ['an empty option', [choice('single', ['手机', ''])], '0.options: 有选项是空的，请写出来或去掉。'],
    ['a long option', [choice('single', ['手机', '长'.repeat(mostOptionChars + 1)])], '0.options: 选项最多 40 个字。'],
    ['a long text', [{ ...scale, text: '长'.repeat(mostQuestionChars + 1) }], '0.text: 题目最多 100 个字。'],
    ['options of a scale', [{ ...scale, options: ['好'] }], '0.options: 打分题和填写题没有选项。'],
    ['a question twice', [scale, { ...scale, key: 'z' }], '1.text: 和第 1 题一样，请改一个。'],
    ['a key twice', [scale, { ...scale, text: '另一题' }], '1.text: 和第 1 题一样，请改一个。'],
    [
      'asking who',
      [{ ...scale, kind: 'text', text: '您的姓名' }],
      '0.text: 匿名问卷不能问姓名、证件号、电话或学校名称，请换一种问法。',
    ],
  ])('%s is refused where it is', (_what, form, message) => expect(messages(form)).toContain(message));

  it('are thirty at most, an option list ten', () => {
    const many = (n: number) => Array.from({ length: n }, (_, at) => ({ ...scale, key: `k${at}`, text: `题 ${at}` }));
    expect(messages(many(mostQuestions))).toEqual([]);
    expect(messages(many(mostQuestions + 1))).toEqual([': 最多 30 道题。']);
    const options = Array.from({ length: mostOptions + 1 }, (_, at) => `选项 ${at}`);
    expect(messages([choice('single', options)])).toEqual(['0.options: 最多 10 个选项。']);
  });

  it('get a name that no other has', () => {
    expect(newQuestionKey([])).toBe('q1');
    expect(newQuestionKey([{ key: 'q1' }, { key: 'overall' }, { key: 'q3' }])).toBe('q2');
  });

  it.each([
    ['2021-03-28', null],
    ['2021-03-29', 'teaching.voice.formOpen'],
    ['2021-05-01', 'teaching.voice.formOver'],
  ])('may be changed until it opens: %s', (today, code) => {
    const days = { opensOn: '2021-03-29', closesOn: '2021-04-30' };
    expect(refuseFormChange(days, today)?.code ?? null).toBe(code);
  });
});

const form: readonly SurveyQuestion[] = [
  scale,
  { ...choice('single', ['手机', '电脑']), key: 'one', text: '用什么' } as SurveyQuestion,
  { ...choice('multiple', ['早', '中', '晚']), key: 'many', text: '什么时候' } as SurveyQuestion,
  { key: 'words', kind: 'text', text: '想说的', options: [] },
];
const whole: SurveyAnswers = { a: 5, one: 0, many: [2, 0, 2], words: ' 很好 ' };

describe('answers to it', () => {
  it('are taken tidied, words left out when empty', () => {
    expect(readAnswers(form, whole)).toEqual({ a: 5, one: 0, many: [0, 2], words: '很好' });
    expect(readAnswers(form, { ...whole, words: '  ', other: 3 })).toEqual({ a: 5, one: 0, many: [0, 2] });
  });

  it.each([
    ['left out', { one: 0, many: [0] }, 'unanswered', 1],
    ['nothing chosen', { ...whole, many: [] }, 'unanswered', 3],
    ['six of five', { ...whole, a: 6 }, 'wrongAnswer', 1],
    ['half a star', { ...whole, a: 2.5 }, 'wrongAnswer', 1],
    ['no such option', { ...whole, one: 2 }, 'wrongAnswer', 2],
    ['a list for one', { ...whole, one: [0] }, 'wrongAnswer', 2],
    ['one of many out of range', { ...whole, many: [0, 3] }, 'wrongAnswer', 3],
    ['words for a choice', { ...whole, many: '早' }, 'wrongAnswer', 3],
    ['a number for words', { ...whole, words: 3 }, 'wrongAnswer', 4],
    ['too many words', { ...whole, words: '字'.repeat(501) }, 'wrongAnswer', 4],
  ])('%s: refused with the question', (_what, given, code, n) => {
    expect(readAnswers(form, given as SurveyAnswers)).toMatchObject({ code: `teaching.voice.${code}`, params: { n } });
  });

  it('hold nothing but what the form offers, whatever is sent', () => {
    const value = fc.oneof(
      fc.integer({ min: -2, max: 8 }),
      fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 5 }),
      fc.string(),
    );
    const given = fc.dictionary(fc.constantFrom('a', 'one', 'many', 'words', 'x', '__proto__'), value);
    fc.assert(
      fc.property(given, (answers) => {
        const read = readAnswers(form, answers);
        if (isRefusal(read)) return;
        expect(Object.keys(read).every((key) => form.some((question) => question.key === key))).toBe(true);
        expect(readAnswers(form, read)).toEqual(read);
      }),
    );
  });
});
