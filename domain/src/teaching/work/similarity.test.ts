import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintsOf, gramLength, isNearDuplicate, likenessOf, plainText, surelyFound } from './similarity.ts';

const char = fc.constantFrom(...'教师学生课堂提问倾听合作评价反思目标活动作业反馈家长班级阅读书写');
const words = (minLength: number, maxLength: number) =>
  fc.array(char, { minLength, maxLength }).map((list) => list.join(''));
const noise = fc.constantFrom('，', '。', ' ', '\n', '、', '“', '', '', '');

describe('fingerprints', () => {
  it('find every common run that is long enough, whatever stands around it', () => {
    fc.assert(
      fc.property(words(surelyFound, 60), words(0, 80), words(0, 80), words(0, 80), words(0, 80), (run, a, b, c, d) => {
        const own = new Set(fingerprintsOf(a + run + b));
        expect(fingerprintsOf(c + run + d).some((one) => own.has(one))).toBe(true);
      }),
    );
  });

  it('do not see spaces, punctuation, width and case', () => {
    expect(fingerprintsOf('ＡＢＣ课堂提问要面向全体学生 abc')).toEqual(
      fingerprintsOf('abc课堂提问，要面向全体学生。ABC'),
    );
    fc.assert(
      fc.property(words(0, 60), fc.array(noise, { minLength: 60, maxLength: 60 }), (text, marks) => {
        const spread = [...text].map((one, at) => one + (marks[at] ?? '')).join('');
        expect(fingerprintsOf(spread)).toEqual(fingerprintsOf(text));
      }),
    );
  });

  it('leave out the assignment’s own text', () => {
    const prompt = '请结合一节课的教学实录，谈谈您怎样设计提问，并附一个课堂片段。';
    expect(fingerprintsOf(prompt, prompt)).toEqual([]);
    fc.assert(
      fc.property(words(0, 80), (text) => {
        expect(fingerprintsOf(text, text)).toEqual([]);
        expect(likenessOf(text, text, text).percent).toBe(0);
      }),
    );
  });

  it('are 32-bit integers, each once and in order', () => {
    fc.assert(
      fc.property(words(0, 120), (text) => {
        const prints = fingerprintsOf(text);
        expect(prints).toEqual([...new Set(prints)].sort((a, b) => a - b));
        for (const one of prints) expect(one).toBe(one | 0);
      }),
    );
  });
});

describe('likeness', () => {
  it('is whole with itself and nothing with what has no gram in common', () => {
    fc.assert(
      fc.property(words(gramLength, 120), (text) => {
        expect(likenessOf(text, text).percent).toBe(100);
        expect(likenessOf(text, '甲乙丙丁戊己庚辛壬癸子丑寅卯').percent).toBe(0);
      }),
    );
  });

  it('shows passages that stand in both texts, in order and apart', () => {
    fc.assert(
      fc.property(words(0, 60), words(gramLength, 40), words(0, 60), words(0, 60), (a, run, b, c) => {
        const [own, other] = [`${a}，${run}。${b}`, `${c}${run}`];
        const { passages, percent } = likenessOf(own, other);
        let last = 0;
        for (const { from, to, otherFrom, otherTo } of passages) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(plainText(own.slice(from, to)).chars).toEqual(plainText(other.slice(otherFrom, otherTo)).chars);
          last = to;
        }
        expect(passages.length).toBeGreaterThan(0);
        expect(percent).toBeGreaterThan(0);
        expect(percent).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('counts what both took from the prompt for nobody', () => {
    const prompt = '请围绕“怎样让每个学生都开口”写一篇不少于三百字的教学反思';
    const own = `${prompt}。我班有四十二人，先从同桌互说开始。`;
    const other = `${prompt}。我校条件有限，我用小组轮流发言。`;
    expect(likenessOf(own, other, prompt)).toEqual({ percent: 0, passages: [] });
    const copied = `${prompt}。我班有四十二人，先从同桌互说开始，再到全班。`;
    expect(likenessOf(own, copied, prompt).percent).toBe(100);
  });

  it('puts the passage where it stands in the original, behind rare characters too', () => {
    const own = '𠮷老师说：课堂提问要面向全体学生，这一点最要紧。';
    const [passage] = likenessOf(own, '我认为课堂提问要面向全体学生').passages;
    expect(passage && own.slice(passage.from, passage.to)).toBe('课堂提问要面向全体学生');
  });
});

describe('near duplicates', () => {
  it.each([
    ['同意', '同意。', true],
    ['同意', '不同意', false],
    ['', '', false],
    ['提问要给学生思考的时间，不要急着叫人回答。', '提问要给学生思考的时间，不要急着叫人回答！', true],
    ['提问要给学生思考的时间，不要急着叫人回答。', '我会先让学生写下来，再请不举手的同学说一说自己的想法。', false],
  ])('%s / %s: %s', (text, other, expected) => expect(isNearDuplicate(text, other)).toBe(expected));
});
