import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, startPlay } from './fixture.ts';
import { type Play, takeRequest } from './play.ts';
import { nextQuestionSec } from './presence.ts';
import { drawQuestion } from './presence-question.ts';

describe('drawQuestion', () => {
  it('has one right answer among different choices, and more presses after a wrong one', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(4), (seed, wrongInRow) => {
        const { prompt, choices, answer } = drawQuestion(wrongInRow, seededRandom(seed));
        expect(prompt).toMatch(/[。？]$/);
        expect(new Set(choices).size).toBe(choices.length);
        expect(choices).toHaveLength(wrongInRow === 0 ? 6 : 9);
        expect(answer).toHaveLength(Math.min(3, wrongInRow + 1));
        for (const at of answer) expect(choices[at]).toBeDefined();
      }),
    );
  });

  it('varies text and place', () => {
    const random = seededRandom(7);
    const drawn = Array.from({ length: 200 }, () => drawQuestion(0, random));
    expect(new Set(drawn.map((one) => one.prompt)).size).toBeGreaterThan(50);
    for (let place = 0; place < 6; place += 1) {
      const there = drawn.filter((one) => one.answer[0] === place).length;
      expect(there).toBeGreaterThan(15);
      expect(there).toBeLessThan(60);
    }
  });
});

describe('nextQuestionSec', () => {
  it('is 8–15 minutes, after three right answers 20–30', () => {
    expect([nextQuestionSec(0, () => 0), nextQuestionSec(2, () => 0.999999)]).toEqual([480, 900]);
    expect([nextQuestionSec(3, () => 0), nextQuestionSec(9, () => 0.999999)]).toEqual([1200, 1800]);
  });
});

/** A player who reports every 15 s, up to the moment when the first question is on the page. */
function untilAsked() {
  const { play: start, rules, random } = startPlay({ lengthSec: 2700 });
  let play: Play = start;
  let nowMs = start.openedAtMs;
  const step = (seconds: number, answer: 'right' | 'wrong' | null = null, reporting = true) => {
    nowMs += seconds * 1000;
    const from = play.lesson.watched.at(-1)?.[1] ?? 0;
    const reports = reporting ? [{ seq: play.seq + 1, fromSec: from, toSec: from + seconds, rate: 1 }] : [];
    const question = play.presence.asked?.question;
    const choices = question?.answer.map((at) => (answer === 'right' ? at : (at + 1) % 6)) ?? [];
    const taken = takeRequest(
      play,
      { reports, answer: question && answer ? { questionId: question.id, choices } : null },
      rules,
      nowMs,
      random,
    );
    play = taken.play;
    return taken;
  };
  while (!play.presence.asked) step(15);
  return { step, credited: () => play.totalSec, play: () => play };
}

describe('a presence question', () => {
  it('comes within 8–15 minutes and costs nothing when answered within 60 seconds', () => {
    const { step, credited } = untilAsked();
    const before = credited();
    expect(before).toBeGreaterThanOrEqual(480);
    expect(before).toBeLessThanOrEqual(915);
    expect(step(15)).toMatchObject({ earnedSec: 0, state: 'paused', note: 'question' });
    expect(step(30)).toMatchObject({ earnedSec: 0, state: 'paused' });
    // what was held is credited together with the answer's own report
    expect(step(15, 'right')).toMatchObject({ earnedSec: 60, state: 'counting' });
    expect(credited()).toBe(before + 60);
  });

  it('answered late costs the time from the question to the answer, and nothing earlier', () => {
    const { step, credited } = untilAsked();
    const before = credited();
    for (let i = 0; i < 8; i += 1) step(15);
    expect(step(15)).toMatchObject({ earnedSec: 0, state: 'paused', note: 'questionLate' });
    expect(step(0, 'right', false)).toMatchObject({ earnedSec: 0, state: 'counting', note: 'answerLate' });
    expect(credited()).toBe(before);
    expect(step(15).earnedSec).toBe(15);
  });

  it('keeps lost time off the session’s clock: it is not made good by playing faster', () => {
    const { step, play } = untilAsked();
    for (let i = 0; i < 9; i += 1) step(15);
    step(0, 'right', false);
    expect(play().lostSec).toBe(135);
    const after = play();
    const rules = startPlay({ lengthSec: 2700 }).rules;
    const fast = takeRequest(
      after,
      { reports: [{ seq: 999, fromSec: 2000, toSec: 2300, rate: 16 }], answer: null },
      rules,
      after.lastAtMs + 10_000,
      () => 0.5,
    );
    expect(fast.earnedSec).toBe(10);
  });

  it('answered wrong is asked again after 30 seconds and harder, and the time until a right answer is lost', () => {
    const { step, credited, play } = untilAsked();
    const before = credited();
    expect(step(10, 'wrong')).toMatchObject({ state: 'paused', note: 'answerWrong', earnedSec: 0 });
    expect(step(15).play.presence.asked?.question).toBeNull();
    const asked = step(15);
    expect(asked.play.presence.asked?.question?.answer).toHaveLength(2);
    expect(step(5, 'right', false)).toMatchObject({ earnedSec: 0, state: 'counting', note: 'answerLate' });
    expect(play().lostSec).toBe(45);
    expect(credited()).toBe(before);
  });

  it('that a silent page may never have seen is asked once more, and what was kept back waits for that answer', () => {
    const { step, credited } = untilAsked();
    const before = credited();
    expect(step(300)).toMatchObject({ state: 'paused', note: 'questionAgain', earnedSec: 0 });
    expect(step(10, 'right')).toMatchObject({ state: 'counting', earnedSec: 310 });
    expect(credited()).toBe(before + 310);
  });

  it('is asked once more only once', () => {
    const { step, credited } = untilAsked();
    const before = credited();
    step(300);
    step(300);
    expect(step(0, 'right', false)).toMatchObject({ note: 'answerLate' });
    expect(credited()).toBe(before);
  });

  it('answered after a silence must be answered anew: the old answer frees nothing', () => {
    const { step, credited } = untilAsked();
    const before = credited();
    const again = step(300, 'right');
    expect(again).toMatchObject({ state: 'paused', note: 'questionAgain', earnedSec: 0 });
    expect(step(10, 'right').earnedSec).toBe(310);
    expect(credited()).toBe(before + 310);
  });
});
