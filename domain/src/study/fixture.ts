import type { LessonCredit } from './credit.ts';
import { type Play, type Played, type PlayReport, takeRequest } from './play.ts';
import { dayOfMs, type StudyRules } from './policy.ts';
import { carryQuestion, freshPresence, type PresenceAnswer } from './presence.ts';
import type { Random } from './presence-question.ts';

/** Building blocks of the tests of study time: a trainee, several windows and a clock, around the rule alone. */

const startMs = Date.parse('2021-11-03T09:00:00+08:00');

/** mulberry32: the same draws on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

export function rulesFor(wish: { dayCapSec?: number; windowLeftSec?: number } = {}): StudyRules {
  return {
    startsAtMs: startMs - 86_400_000,
    endsAtMs: startMs + (wish.windowLeftSec ?? 100 * 86_400) * 1000,
    startsOn: '2021-11-01',
    endsOn: '2022-04-30',
    minutesPerHour: 45,
    dayCapSec: wish.dayCapSec ?? 21_600,
    bufferSec: 600,
    onlineHoursX100: 5000,
  };
}

export function startPlay(wish: { lengthSec: number; windowLeftSec?: number; seed?: number }) {
  const random = seededRandom(wish.seed ?? 1);
  const play: Play = {
    openedAtMs: startMs,
    lastAtMs: startMs,
    seq: 0,
    earnedSec: 0,
    lostSec: 0,
    overSec: 0,
    lengthSec: wish.lengthSec,
    courseLeftSec: 100_000,
    day: dayOfMs(startMs),
    daySec: 0,
    totalSec: 0,
    presence: freshPresence(random),
    lesson: { watched: [], credited: [] },
  };
  return { play, rules: rulesFor(wish), random };
}

interface WorldWish {
  readonly seed: number;
  readonly lengthSec: number;
  readonly dayCapSec: number;
  readonly courseSec: number;
}

/** One trainee with several windows, as the server keeps her: one play session at a time, presence across sessions. */
export class StudyWorld {
  readonly #rules: StudyRules;
  readonly #random: Random;
  readonly #lessons = new Map<number, LessonCredit>();
  readonly #days = new Map<string, number>();
  readonly #courseSec: number;
  readonly #lengthSec: number;
  #nowMs = startMs;
  #seat: { window: number; lesson: number; play: Play } | null = null;
  #last: Play;

  constructor(wish: WorldWish) {
    const { play, random } = startPlay({ lengthSec: wish.lengthSec, seed: wish.seed });
    this.#last = play;
    this.#random = random;
    this.#rules = rulesFor(wish);
    this.#courseSec = wish.courseSec;
    this.#lengthSec = wish.lengthSec;
  }

  wait(ms: number): void {
    this.#nowMs += ms;
  }

  open(window: number, lesson: number): void {
    const last = this.#last;
    const play: Play = {
      ...last,
      openedAtMs: this.#nowMs,
      lastAtMs: this.#nowMs,
      seq: 0,
      earnedSec: 0,
      lostSec: 0,
      courseLeftSec: this.#courseSec - last.totalSec,
      presence: carryQuestion(last.presence, this.#nowMs, this.#random),
      lesson: this.#lessons.get(lesson) ?? { watched: [], credited: [] },
      lengthSec: this.#lengthSec,
    };
    this.#seat = { window, lesson, play };
  }

  /** Null when the window's session does not count any more. */
  report(window: number, reports: readonly PlayReport[], how: 'right' | 'wrong' | 'none' = 'none'): Played | null {
    const seat = this.#seat;
    if (!seat || seat.window !== window) return null;
    const played = takeRequest(
      seat.play,
      { reports, answer: this.#answer(how) },
      this.#rules,
      this.#nowMs,
      this.#random,
    );
    const day = dayOfMs(this.#nowMs);
    this.#days.set(day, (this.#days.get(day) ?? 0) + played.earnedSec);
    this.#seat = played.state === 'ended' ? null : { ...seat, play: played.play };
    this.#lessons.set(seat.lesson, played.play.lesson);
    this.#last = played.play;
    return played;
  }

  /** Plays from the start, keeps `kept` reports back at a time, answers every question at once. */
  playHonestly(window: number, lengthSec: number, everySec: number, kept: number): void {
    let seq = 0;
    let waiting: PlayReport[] = [];
    for (let at = 0; at < lengthSec; at += everySec) {
      this.wait(everySec * 1000);
      seq += 1;
      waiting.push({ seq, fromSec: at, toSec: Math.min(lengthSec, at + everySec), rate: 1 });
      if (waiting.length < kept && at + everySec < lengthSec) continue;
      const played = this.report(window, waiting);
      if (played?.play.presence.asked) this.report(window, [], 'right');
      waiting = [];
    }
  }

  /** Presses the first places, as many as the question wants: what a script does that cannot read. */
  pressFirst(window: number): void {
    const seat = this.#seat;
    const question = this.question();
    if (!seat || seat.window !== window || !question) return;
    const answer = { questionId: question.id, choices: question.answer.map((_, at) => at) };
    const played = takeRequest(seat.play, { reports: [], answer }, this.#rules, this.#nowMs, this.#random);
    this.#seat = { ...seat, play: played.play };
    this.#last = played.play;
  }

  #answer(how: 'right' | 'wrong' | 'none'): PresenceAnswer | null {
    const question = this.#last.presence.asked?.question;
    if (!question || how === 'none') return null;
    return {
      questionId: question.id,
      choices: how === 'right' ? question.answer : question.answer.map((at) => (at + 1) % 6),
    };
  }

  question() {
    return this.#last.presence.asked?.question ?? null;
  }

  totalSec(): number {
    return this.#last.totalSec;
  }

  lessons(): LessonCredit[] {
    return [...this.#lessons.values()];
  }

  days(): ReadonlyMap<string, number> {
    return this.#days;
  }
}

export function studyWorld(wish: WorldWish): StudyWorld {
  return new StudyWorld(wish);
}
