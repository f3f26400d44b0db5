import type { AnomalyKind } from '../anomaly.ts';
import type { PlayReport } from '../play.ts';
import { type Door, lessonCount, lessonSec } from './door.ts';

/** A known trick (the issue threads of every platform are full of them) as a script, with what it may come to. */
export interface Trick {
  readonly name: string;
  readonly run: (door: Door) => Promise<void>;
  /** What an honest person, present, gets in the same time of the clock. */
  readonly honestSec: number;
  /** Nobody is at the screen: all that counts is what was played before the first question. */
  readonly unattended: boolean;
  /** As what the report for people names it. */
  readonly shownAs: AnomalyKind;
}

/** The latest second of a session at which the first question comes, and a step of a script. */
export const firstQuestionSec = 900 + 60;

const at = (seq: number, fromSec: number, toSec: number, rate = 1): PlayReport => ({ seq, fromSec, toSec, rate });

interface Pace {
  readonly seconds: number;
  readonly stepSec: number;
  readonly speed: number;
  readonly answer: 'right' | 'first' | 'never';
}

/** Plays lesson after lesson in steps of the clock; `answer` says what is done about questions. */
export async function playOn(door: Door, { answer, seconds, speed, stepSec }: Pace): Promise<void> {
  let [lesson, from, seq] = [0, 0, 0];
  await door.open(0, lesson);
  for (let passed = 0; passed < seconds; passed += stepSec) {
    door.wait(stepSec);
    seq += 1;
    await door.report(0, [at(seq, from, from + stepSec * speed, speed)]);
    from += stepSec * speed;
    if (answer !== 'never' && door.isAsked(0)) await door.press(0, answer);
    if (from < lessonSec) continue;
    lesson = (lesson + 1) % lessonCount;
    [from, seq] = [0, 0];
    await door.open(0, lesson);
  }
}

/** The same again and again: one slip is no pattern. */
async function fourTimes(run: (turn: number) => Promise<void>): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await run(turn);
}

async function jumpToTheEnd(door: Door): Promise<void> {
  await fourTimes(async (lesson) => {
    await door.open(0, lesson);
    door.wait(15);
    await door.report(0, [at(1, 0, 15), at(2, lessonSec - 15, lessonSec)]);
  });
}

async function hugeInterval(door: Door): Promise<void> {
  await door.open(0, 0);
  await fourTimes(async (turn) => {
    door.wait(15);
    await door.report(0, [at(turn + 1, 0, lessonSec)]);
  });
}

async function beyondTheEnd(door: Door): Promise<void> {
  await door.open(0, 0);
  await fourTimes(async (turn) => {
    door.wait(15);
    await door.report(0, [at(turn + 1, lessonSec + 300 * turn, lessonSec + 300 * turn + 300)]);
  });
}

async function replay(door: Door): Promise<void> {
  await door.open(0, 0);
  door.wait(15);
  for (let turn = 0; turn < 50; turn += 1) await door.report(0, [at(1, 0, 15)]);
  for (let seq = 2; seq < 50; seq += 1) await door.report(0, [at(seq, 0, 15)]);
}

async function sixWindows(door: Door): Promise<void> {
  const windows = [0, 1, 2, 3, 4, 5];
  for (const window of windows) await door.open(window, window);
  for (let step = 1; step <= 20; step += 1) {
    door.wait(15);
    for (const window of windows) await door.report(window, [at(step, step * 15 - 15, step * 15)]);
  }
}

async function manyDevices(door: Door): Promise<void> {
  for (let step = 1; step <= 20; step += 1) {
    door.wait(15);
    for (const device of [0, 1, 2, 3, 4, 5]) {
      await door.open(device, device);
      await door.report(device, [at(1, step * 15 - 15, step * 15)]);
    }
  }
}

async function forged(door: Door, claim: 'durationSec' | 'clientSec'): Promise<void> {
  await door.open(0, 0);
  await fourTimes(async (turn) => {
    door.wait(15);
    await door.report(0, [at(turn + 1, turn * 15, turn * 15 + 15)], { [claim]: lessonSec });
  });
}

async function newSessionAtEachQuestion(door: Door): Promise<void> {
  await door.open(0, 0);
  let seq = 0;
  for (let step = 0; step < 240; step += 1) {
    door.wait(60);
    seq += 1;
    const from = (step * 60) % lessonSec;
    await door.report(0, [at(seq, from, from + 60)]);
    if (!door.isAsked(0) && from + 60 < lessonSec) continue;
    await door.open(0, Math.floor((step * 60 + 60) / lessonSec) % lessonCount);
    seq = 0;
  }
}

const hour = 3600;
const minutely = { stepSec: 60, speed: 1 } as const;
const present = { unattended: false } as const;
const absent = { unattended: true } as const;

export const tricks: readonly Trick[] = [
  { ...present, name: 'jump to the end', honestSec: 60, run: jumpToTheEnd, shownAs: 'jump' },
  { ...present, name: 'one huge interval', honestSec: 60, run: hugeInterval, shownAs: 'malformed' },
  { ...present, name: 'positions beyond the end', honestSec: 60, run: beyondTheEnd, shownAs: 'beyondEnd' },
  { ...present, name: 'replay of the same report', honestSec: 15, run: replay, shownAs: 'repeat' },
  { ...present, name: 'six windows at once', honestSec: 300, run: sixWindows, shownAs: 'afterTakeOver' },
  { ...present, name: 'many devices in turn', honestSec: 300, run: manyDevices, shownAs: 'takeOver' },
  {
    ...present,
    name: 'forged duration',
    honestSec: 60,
    run: (door) => forged(door, 'durationSec'),
    shownAs: 'malformed',
  },
  { ...present, name: 'forged clock', honestSec: 60, run: (door) => forged(door, 'clientSec'), shownAs: 'malformed' },
  {
    ...present,
    name: 'speed ×16',
    honestSec: 450,
    run: (door) => playOn(door, { seconds: 450, stepSec: 15, speed: 16, answer: 'right' }),
    shownAs: 'fast',
  },
  {
    ...absent,
    name: 'questions blocked',
    honestSec: 4 * hour,
    run: (door) => playOn(door, { ...minutely, seconds: 4 * hour, answer: 'never' }),
    shownAs: 'unanswered',
  },
  {
    ...present,
    name: 'the first place pressed at each question',
    honestSec: 3 * hour * 0.8,
    run: (door) => playOn(door, { ...minutely, seconds: 3 * hour, answer: 'first' }),
    shownAs: 'wrongAnswer',
  },
  {
    ...absent,
    name: 'a new session at each question',
    honestSec: 4 * hour,
    run: newSessionAtEachQuestion,
    shownAs: 'dodge',
  },
];
