import { describe, expect, it } from 'vitest';
import { type StudyWorld, studyWorld } from './fixture.ts';
import type { PlayReport } from './play.ts';

/**
 * The known tricks (issue threads of every platform are full of them), played against our rule and against an engine
 * as naive as those that they were written for: each gains against the naive one and nothing against ours, where an
 * honest player through the same calls gains all.
 */

const lengthSec = 2700;

/** The calls that a script has. Seconds pass with `wait` only. */
interface Door {
  wait(seconds: number): void;
  open(window: number, lesson: number): void;
  report(window: number, reports: readonly PlayReport[], claimed?: { durationSec?: number; clientSec?: number }): void;
  /** The places of the choices of an open question, or null. */
  asked(): number | null;
  press(window: number, how: 'right' | 'first'): void;
  creditedSec(): number;
}

/** Believes what the client says: intervals, duration, clock; every window counts; the page itself asks the questions. */
function naiveDoor(): Door {
  let sum = 0;
  const lessons = new Map<number, number>();
  return {
    wait: () => {},
    open: (window, lesson) => lessons.set(window, lesson),
    report: (window, reports, claimed) => {
      if (!lessons.has(window)) return;
      if (claimed?.clientSec) sum += claimed.clientSec;
      for (const one of reports) sum += Math.min(one.toSec, claimed?.durationSec ?? lengthSec) - one.fromSec;
    },
    asked: () => null,
    press: () => {},
    creditedSec: () => sum,
  };
}

function ourDoor(seed = 3): Door {
  const world: StudyWorld = studyWorld({ seed, lengthSec, dayCapSec: 21_600, courseSec: 100_000 });
  return {
    wait: (seconds) => world.wait(seconds * 1000),
    open: (window, lesson) => world.open(window, lesson),
    report: (window, reports) => void world.report(window, reports),
    asked: () => (world.question() ? 6 : null),
    press: (window, how) => void (how === 'right' ? world.report(window, [], 'right') : world.pressFirst(window)),
    creditedSec: () => world.totalSec(),
  };
}

const at = (seq: number, fromSec: number, toSec: number, rate = 1): PlayReport => ({ seq, fromSec, toSec, rate });

/** Plays in steps of 15 s of the clock; `answer` says what is done about questions. */
function play(door: Door, seconds: number, answer: 'right' | 'first' | 'never', speed = 1, window = 0): void {
  let lesson = 0;
  let from = 0;
  let seq = 0;
  door.open(window, lesson);
  for (let passed = 0; passed < seconds; passed += 15) {
    door.wait(15);
    seq += 1;
    door.report(window, [at(seq, from, from + 15 * speed, speed)]);
    from += 15 * speed;
    if (door.asked() && answer !== 'never') door.press(window, answer);
    if (from < lengthSec) continue;
    lesson += 1;
    from = 0;
    seq = 0;
    door.open(window, lesson);
  }
}

interface Trick {
  readonly name: string;
  readonly run: (door: Door) => void;
  /** What an honest, present person gets in the same time of the clock. */
  readonly honestSec: number;
}

const tricks: readonly Trick[] = [
  {
    name: 'jump to the end',
    honestSec: 15,
    run: (door) => {
      door.open(0, 0);
      door.wait(15);
      door.report(0, [at(1, 0, 15), at(2, 2685, 2700)]);
    },
  },
  {
    name: 'one huge interval',
    honestSec: 15,
    run: (door) => {
      door.open(0, 0);
      door.wait(15);
      door.report(0, [at(1, 0, 2700)]);
    },
  },
  {
    name: 'replay of the same report',
    honestSec: 15,
    run: (door) => {
      door.open(0, 0);
      door.wait(15);
      for (let i = 0; i < 100; i += 1) door.report(0, [at(1, 0, 15)]);
      for (let i = 2; i < 100; i += 1) door.report(0, [at(i, 0, 15)]);
    },
  },
  {
    name: 'six windows at once',
    honestSec: 300,
    run: (door) => {
      for (let window = 0; window < 6; window += 1) door.open(window, window);
      for (let step = 1; step <= 20; step += 1) {
        door.wait(15);
        for (let window = 0; window < 6; window += 1) door.report(window, [at(step, step * 15 - 15, step * 15)]);
      }
    },
  },
  {
    name: 'many devices that take over from each other',
    honestSec: 300,
    run: (door) => {
      for (let step = 1; step <= 20; step += 1) {
        door.wait(15);
        for (let device = 0; device < 6; device += 1) {
          door.open(device, device);
          door.report(device, [at(1, step * 15 - 15, step * 15)]);
        }
      }
    },
  },
  {
    name: 'forged duration',
    honestSec: 15,
    run: (door) => {
      door.open(0, 0);
      door.wait(15);
      door.report(0, [at(1, 0, 100_000)], { durationSec: 100_000 });
    },
  },
  {
    name: 'forged clock of the client',
    honestSec: 15,
    run: (door) => {
      door.open(0, 0);
      door.wait(15);
      door.report(0, [at(1, 0, 15)], { clientSec: 2700 });
    },
  },
  { name: 'speed ×16', honestSec: 450, run: (door) => play(door, 450, 'right', 16) },
  { name: 'questions blocked', honestSec: 4 * 3600, run: (door) => play(door, 4 * 3600, 'never') },
  {
    name: 'the first answer pressed each time',
    honestSec: 8 * 3600 * 0.8,
    run: (door) => play(door, 8 * 3600, 'first'),
  },
  {
    name: 'a new session whenever a question comes',
    honestSec: 4 * 3600,
    run: (door) => {
      let seq = 0;
      door.open(0, 0);
      for (let step = 0; step < 960; step += 1) {
        door.wait(15);
        seq += 1;
        const lesson = Math.floor((step * 15) / lengthSec);
        const from = (step * 15) % lengthSec;
        door.report(0, [at(seq, from, from + 15)]);
        if (door.asked() === null && from + 15 < lengthSec) continue;
        door.open(0, lesson);
        seq = 0;
      }
    },
  },
];

describe('an honest player', () => {
  it('gains every second of two hours', () => {
    const door = ourDoor();
    play(door, 7200, 'right');
    expect(door.creditedSec()).toBe(7200);
  });
});

describe.each(tricks)('trick: $name', ({ run, honestSec, name }) => {
  it('gains against the naive engine', () => {
    const door = naiveDoor();
    run(door);
    const unattended = /question|answer|session/.test(name);
    // with a naive engine nobody need be there at all: the whole time counts
    expect(door.creditedSec()).toBeGreaterThan(unattended ? honestSec * 0.99 : honestSec);
  });

  it('gains nothing against ours', () => {
    const door = ourDoor();
    run(door);
    expect(door.creditedSec()).toBeLessThanOrEqual(honestSec);
    // nobody at the screen: at most what was played before the first question came
    if (/question|session/.test(name)) expect(door.creditedSec()).toBeLessThanOrEqual(915);
  });
});

describe('the first answer pressed each time', () => {
  it('comes to less than a fifth of the time, over many days', () => {
    let sum = 0;
    for (let seed = 0; seed < 40; seed += 1) {
      const door = ourDoor(seed);
      play(door, 6 * 3600, 'first');
      sum += door.creditedSec();
    }
    expect(sum / 40 / (6 * 3600)).toBeLessThan(0.2);
  });
});
