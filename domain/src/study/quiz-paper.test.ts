import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionKinds } from '../course/question-kind.ts';
import { gradeQuiz } from './quiz-grade.ts';
import { drawPaper, isTooLate, leftSecOf, mayReview, paperLength } from './quiz-paper.ts';

const question = fc
  .tuple(fc.constantFrom(...questionKinds), fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 }))
  .map(([kind, choices]) => ({
    id: '',
    kind,
    choices,
    answer: kind === 'order' || kind === 'match' ? choices.map((_, place) => place) : [0],
    accepted: kind === 'blank' || kind === 'short' ? [choices.map((word) => `答${word}`)] : [],
    points: 1,
  }));
const bank = fc
  .array(question, { minLength: 1, maxLength: 8 })
  .map((list) => list.map((one, at) => ({ ...one, id: `q${at}` })));
const rules = fc.record({ draw: fc.option(fc.integer({ min: 1, max: 12 })), shuffled: fc.boolean() });
const dice = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
const rightOf = (one: { choices: readonly string[]; answer: readonly number[] }) =>
  one.answer.map((place) => one.choices[place]);

describe('drawing a paper', () => {
  it('takes so many different questions of the bank, and the right answers stay the right ones', () => {
    fc.assert(
      fc.property(bank, rules, dice, (questions, wish, stream) => {
        const paper = drawPaper(questions, wish, () => stream.next().value);
        expect(paper).toHaveLength(Math.min(wish.draw ?? questions.length, questions.length));
        expect(new Set(paper.map((one) => one.id)).size).toBe(paper.length);
        for (const one of paper) {
          const source = questions.find(({ id }) => id === one.id);
          expect([...one.choices].sort()).toEqual([...(source?.choices ?? [])].sort());
          const [drawn, written] = [rightOf(one), rightOf(source ?? one)];
          const inOrder = one.kind === 'order' || one.kind === 'match';
          expect(inOrder ? drawn : drawn.sort()).toEqual(inOrder ? written : written.sort());
        }
        const typed = (kind: string) => kind === 'blank' || kind === 'short';
        const rightAnswers = paper.map((one) => (typed(one.kind) ? [one.accepted[0]?.[0] ?? ''] : one.answer));
        expect(gradeQuiz(paper, rightAnswers).scoreX100).toBe(10_000);
      }),
    );
  });

  it('keeps the bank’s order where nothing is shuffled', () => {
    fc.assert(
      fc.property(bank, fc.integer({ min: 1, max: 8 }), dice, (questions, draw, stream) => {
        const ids = drawPaper(questions, { draw, shuffled: false }, () => stream.next().value).map((one) => one.id);
        expect(ids).toEqual([...ids].sort());
      }),
    );
  });
});

describe('pools of the bank', () => {
  it('each gives as many as its rule says, beside the own questions', () => {
    const pooled = fc.array(fc.tuple(question, fc.option(fc.integer({ min: 0, max: 1 }))), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(pooled, rules, fc.tuple(fc.nat(4), fc.nat(4)), dice, (list, wish, counts, stream) => {
        const questions = list.map(([one, pool], at) => ({ ...one, id: `q${at}`, pool }));
        const sizeOf = (wanted: number | null) => questions.filter(({ pool }) => pool === wanted).length;
        const pools = counts.map((count, pool) => Math.min(count, sizeOf(pool)));
        const paper = drawPaper(questions, { ...wish, pools }, () => stream.next().value);
        expect(new Set(paper.map(({ id }) => id)).size).toBe(paper.length);
        expect(paper).toHaveLength(paperLength(sizeOf(null), { ...wish, pools }));
        for (const [pool, count] of pools.entries()) {
          expect(paper.filter((one) => one.pool === pool)).toHaveLength(count);
        }
      }),
    );
  });
});

describe('matching and gaps', () => {
  it('count only whole', () => {
    const match = { kind: 'match' as const, answer: [1, 0, 1], points: 1 };
    expect(gradeQuiz([match], [[1, 0, 1]]).scoreX100).toBe(10_000);
    expect(gradeQuiz([match], [[1, 0, -1]]).scoreX100).toBe(0);
    expect(gradeQuiz([match], [[0, 1]]).scoreX100).toBe(0);
    const blank = { kind: 'blank' as const, answer: [], accepted: [['太原', '太原市'], ['5']], points: 1 };
    expect(gradeQuiz([blank], [['太原市', '５']]).scoreX100).toBe(10_000);
    expect(gradeQuiz([blank], [['太原市', '']]).scoreX100).toBe(0);
    expect(gradeQuiz([blank], [[0]]).scoreX100).toBe(0);
  });
});

describe('putting in order', () => {
  it('counts only the whole order', () => {
    const one = { kind: 'order' as const, answer: [2, 0, 1], points: 2 };
    expect(gradeQuiz([one], [[2, 0, 1]]).scoreX100).toBe(10_000);
    expect(gradeQuiz([one], [[0, 1, 2]]).scoreX100).toBe(0);
    expect(gradeQuiz([one], [[2, 0]]).scoreX100).toBe(0);
  });
});

describe('time and review', () => {
  it.each([
    [20, 0, 1200, false],
    [20, 1199, 1, false],
    [20, 1200, 0, false],
    [20, 1260, 0, false],
    [20, 1261, 0, true],
  ])('limit %i minutes, %i s gone: %i s left, too late %s', (minutes, goneSec, leftSec, late) => {
    expect(leftSecOf(0, minutes, goneSec * 1000)).toBe(leftSec);
    expect(isTooLate(0, minutes, goneSec * 1000)).toBe(late);
  });

  it('without a limit nothing is late', () => {
    expect(leftSecOf(0, null, 1e9)).toBeNull();
    expect(isTooLate(0, null, 1e12)).toBe(false);
  });

  it('shows answers after each attempt, or when nothing can be gained by them any more', () => {
    expect(mayReview('each', { passed: false, attemptsLeft: 2 })).toBe(true);
    expect(mayReview('end', { passed: false, attemptsLeft: 2 })).toBe(false);
    expect(mayReview('end', { passed: true, attemptsLeft: 2 })).toBe(true);
    expect(mayReview('end', { passed: false, attemptsLeft: 0 })).toBe(true);
  });
});
