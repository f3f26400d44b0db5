import { drawQuestion, type PresenceQuestion, type Random } from './presence-question.ts';
import { type Range, type Ranges, withRanges } from './ranges.ts';

/** Seconds of the server's clock to answer in. */
export const answerWithinSec = 60;
/** After a wrong answer the next question comes no sooner: pressing at random must not pay. */
export const afterWrongSec = 30;

export interface OpenQuestion extends PresenceQuestion {
  readonly id: string;
  /** When it went out; the 60 seconds run from here. */
  readonly issuedAtMs: number;
  /** It has gone out a second time, because the page was silent after the first. */
  readonly again: boolean;
}

/** A question that waits for its answer, or for its next attempt. */
export interface Asked {
  /** When the first question went out: from here on the time is lost if the answer is late. */
  readonly askedAtMs: number;
  /** Null while the pause after a wrong answer lasts. */
  readonly question: OpenQuestion | null;
  readonly waitUntilMs: number;
  /** Intervals played since the question, credited when it is answered in time. */
  readonly held: Ranges;
}

/** Presence of one trainee in one program; it outlives play sessions, so opening a new one does not shake a question off. */
export interface Presence {
  /** Seconds of open session until the next question. */
  readonly leftSec: number;
  readonly rightInRow: number;
  readonly wrongInRow: number;
  readonly asked: Asked | null;
}

export interface PresenceAnswer {
  readonly questionId: string;
  readonly choices: readonly number[];
}

/** What becomes of the reports that came with a request. */
export type Use = 'credit' | 'hold' | 'watch';

export interface Judged {
  readonly presence: Presence;
  readonly use: Use;
  /** Held intervals that an answer in time sets free, to be credited before the request's own. */
  readonly released: Ranges;
  /** Seconds that a late or wrong answer has cost: taken off the session's clock. */
  readonly lostSec: number;
  readonly verdict: 'none' | 'right' | 'late' | 'wrong' | 'waiting' | 'again';
}

/** Seconds until the next question: 8–15 minutes, after three right answers in a row 20–30 (rules §7). */
export function nextQuestionSec(rightInRow: number, random: Random): number {
  return rightInRow >= 3 ? 1200 + Math.floor(random() * 601) : 480 + Math.floor(random() * 421);
}

export function freshPresence(random: Random): Presence {
  return { leftSec: nextQuestionSec(0, random), rightInRow: 0, wrongInRow: 0, asked: null };
}

/**
 * Judges an open question when a request comes in. `lastAtMs` is when the session's last accepted request came; a page
 * that has been silent since the question went out may never have got it, so it gets it once more and the 60 seconds
 * run anew: what it kept back meanwhile waits for that answer.
 */
export function judgePresence(
  presence: Presence,
  request: { nowMs: number; lastAtMs: number; answer: PresenceAnswer | null },
  random: Random,
): Judged {
  const { asked } = presence;
  if (!asked) return { presence, use: 'credit', released: [], lostSec: 0, verdict: 'none' };
  const { question } = asked;
  if (!question) return judgePause(presence, asked, request.nowMs, random);
  const inTime = Math.floor((request.nowMs - question.issuedAtMs) / 1000) <= answerWithinSec;
  const maybeUnseen = !question.again && request.lastAtMs <= question.issuedAtMs;
  const answer = request.answer?.questionId === question.id ? request.answer : null;
  if (!answer) {
    if (inTime) return { presence, use: 'hold', released: [], lostSec: 0, verdict: 'waiting' };
    if (maybeUnseen) return askAgain(presence, asked, { ...question, issuedAtMs: request.nowMs, again: true });
    return {
      presence: { ...presence, asked: { ...asked, held: [] } },
      use: 'watch',
      released: [],
      lostSec: 0,
      verdict: 'waiting',
    };
  }
  if (!sameChoices(answer.choices, question.answer)) return judgeWrong(presence, asked, request.nowMs);
  // a question that follows a wrong answer ends the loss, it does not undo it
  if (inTime && presence.wrongInRow === 0) return judgeRight(presence, asked, random);
  if (maybeUnseen) {
    return askAgain(presence, asked, { ...issue(presence.wrongInRow, request.nowMs, random), again: true });
  }
  return judgeLate(asked, request.nowMs, random);
}

/** Keeps the intervals of a request that waits for an answer. */
export function holdIntervals(presence: Presence, intervals: readonly Range[]): Presence {
  const { asked } = presence;
  if (!asked) return presence;
  return { ...presence, asked: { ...asked, held: withRanges(asked.held, intervals) } };
}

/** Counts down by the seconds of an accepted request and asks when the time has come. */
export function countDown(presence: Presence, elapsedSec: number, nowMs: number, random: Random): Presence {
  if (presence.asked) return presence;
  const leftSec = presence.leftSec - elapsedSec;
  if (leftSec > 0) return { ...presence, leftSec };
  return { ...presence, leftSec: 0, asked: ask(presence.wrongInRow, nowMs, random) };
}

/** A new session takes an open question over: it goes out at once, and what was held for the old session is gone. */
export function carryQuestion(presence: Presence, nowMs: number, random: Random): Presence {
  const { asked } = presence;
  if (!asked) return presence;
  if (!asked.question && nowMs < asked.waitUntilMs)
    return { ...presence, asked: { ...asked, askedAtMs: nowMs, held: [] } };
  const question = asked.question
    ? { ...asked.question, issuedAtMs: nowMs, again: true }
    : { ...issue(presence.wrongInRow, nowMs, random), again: true };
  return { ...presence, asked: { ...asked, askedAtMs: nowMs, question, held: [] } };
}

function judgePause(presence: Presence, asked: Asked, nowMs: number, random: Random): Judged {
  const rest = { use: 'watch', released: [], lostSec: 0, verdict: 'waiting' } as const;
  if (nowMs < asked.waitUntilMs) return { presence, ...rest };
  // time since the first question is lost already: `again` keeps silence from setting anything free
  const question = { ...issue(presence.wrongInRow, nowMs, random), again: true };
  return { presence: { ...presence, asked: { ...asked, question } }, ...rest };
}

function judgeRight(presence: Presence, asked: Asked, random: Random): Judged {
  const rightInRow = presence.rightInRow + 1;
  return {
    presence: { leftSec: nextQuestionSec(rightInRow, random), rightInRow, wrongInRow: 0, asked: null },
    use: 'credit',
    released: asked.held,
    lostSec: 0,
    verdict: 'right',
  };
}

function judgeLate(asked: Asked, nowMs: number, random: Random): Judged {
  return {
    presence: freshPresence(random),
    use: 'watch',
    released: [],
    lostSec: Math.max(0, Math.floor((nowMs - asked.askedAtMs) / 1000)),
    verdict: 'late',
  };
}

function judgeWrong(presence: Presence, asked: Asked, nowMs: number): Judged {
  return {
    presence: {
      ...presence,
      rightInRow: 0,
      wrongInRow: presence.wrongInRow + 1,
      asked: { askedAtMs: asked.askedAtMs, question: null, waitUntilMs: nowMs + afterWrongSec * 1000, held: [] },
    },
    use: 'watch',
    released: [],
    lostSec: 0,
    verdict: 'wrong',
  };
}

function askAgain(presence: Presence, asked: Asked, question: OpenQuestion): Judged {
  return {
    presence: { ...presence, asked: { ...asked, question } },
    use: 'hold',
    released: [],
    lostSec: 0,
    verdict: 'again',
  };
}

function ask(wrongInRow: number, nowMs: number, random: Random): Asked {
  return { askedAtMs: nowMs, question: issue(wrongInRow, nowMs, random), waitUntilMs: 0, held: [] };
}

function issue(wrongInRow: number, nowMs: number, random: Random): OpenQuestion {
  const id = Math.floor(random() * 0x1_0000_0000).toString(36) + Math.floor(random() * 0x1_0000_0000).toString(36);
  return { ...drawQuestion(wrongInRow, random), id, issuedAtMs: nowMs, again: false };
}

function sameChoices(given: readonly number[], wanted: readonly number[]): boolean {
  return given.length === wanted.length && given.every((choice, at) => choice === wanted[at]);
}
