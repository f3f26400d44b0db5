import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StudyWorld, startPlay, studyWorld } from './fixture.ts';
import { takeRequest } from './play.ts';
import { secondsOf } from './ranges.ts';

const lengthSec = 900;
const action = fc.record({
  window: fc.nat(3),
  waitMs: fc.oneof(fc.nat(20_000), fc.nat(700_000)),
  open: fc.boolean(),
  lesson: fc.nat(2),
  reports: fc.array(
    fc.record({
      seq: fc.integer({ min: 1, max: 30 }),
      fromSec: fc.integer({ min: 0, max: lengthSec + 200 }),
      toSec: fc.integer({ min: 0, max: lengthSec + 200 }),
      rate: fc.integer({ min: 1, max: 16 }),
    }),
    { maxLength: 8 },
  ),
  answer: fc.constantFrom('right', 'wrong', 'none'),
});
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** Lets any number of windows of one trainee do anything, and returns the world afterwards. */
function run(seed: number, actions: readonly Action[]): { world: StudyWorld; wallSec: number } {
  const world = studyWorld({ seed, lengthSec, dayCapSec: 5000, courseSec: 2000 });
  let wallMs = 0;
  for (const act of actions) {
    world.wait(act.waitMs);
    wallMs += act.waitMs;
    if (act.open) world.open(act.window, act.lesson);
    world.report(act.window, act.reports, act.answer);
  }
  return { world, wallSec: wallMs / 1000 };
}

describe('takeRequest', () => {
  it('never credits more than the wall clock, a lesson once, a day and a course up to their caps, whatever is sent', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.array(action, { maxLength: 60 }), (seed, actions) => {
        const { world, wallSec } = run(seed, actions);
        expect(world.totalSec()).toBeLessThanOrEqual(wallSec);
        expect(world.totalSec()).toBeLessThanOrEqual(2000);
        let sum = 0;
        for (const lesson of world.lessons()) {
          expect(secondsOf(lesson.credited)).toBeLessThanOrEqual(lengthSec);
          expect(lesson.credited.at(-1)?.[1] ?? 0).toBeLessThanOrEqual(lengthSec);
          sum += secondsOf(lesson.credited);
        }
        // every second that was earned is marked in exactly one place
        expect(sum).toBe(world.totalSec());
        for (const daySec of world.days().values()) expect(daySec).toBeLessThanOrEqual(5000);
      }),
      { numRuns: 300 },
    );
  });

  it('gives an honest player everything, with questions answered, in reports of 15 or 300 seconds kept back or not', () => {
    for (const [everySec, kept] of [
      [15, 1],
      [15, 40],
      [300, 1],
      [300, 2],
    ] as const) {
      const world = studyWorld({ seed: 5, lengthSec: 2700, dayCapSec: 21_600, courseSec: 10_000 });
      world.open(0, 0);
      world.playHonestly(0, 2700, everySec, kept);
      expect(world.totalSec()).toBe(2700);
    }
  });

  it('takes a sequence number once and ends a session that was silent too long', () => {
    const { play, rules, random } = startPlay({ lengthSec: 2700 });
    const request = { reports: [{ seq: 1, fromSec: 0, toSec: 15, rate: 1 }], answer: null };
    const once = takeRequest(play, request, rules, play.openedAtMs + 15_000, random);
    expect(once).toMatchObject({ earnedSec: 15, state: 'counting', note: 'none' });
    expect(takeRequest(once.play, request, rules, play.openedAtMs + 30_000, random).earnedSec).toBe(0);
    const late = takeRequest(
      once.play,
      { ...request, reports: [{ seq: 2, fromSec: 15, toSec: 30, rate: 1 }] },
      rules,
      play.openedAtMs + 700_000,
      random,
    );
    expect(late).toMatchObject({ earnedSec: 0, state: 'ended', note: 'silent' });
    expect(late.play).toBe(once.play);
  });

  it('lets the clock stand at the end of the study window', () => {
    const { play, rules, random } = startPlay({ lengthSec: 2700, windowLeftSec: 100 });
    const reports = [{ seq: 1, fromSec: 0, toSec: 300, rate: 1 }];
    expect(takeRequest(play, { reports, answer: null }, rules, play.openedAtMs + 300_000, random)).toMatchObject({
      earnedSec: 100,
      state: 'ended',
      note: 'windowOver',
    });
  });

  it('says what keeps seconds from counting', () => {
    const { play, rules, random } = startPlay({ lengthSec: 2700 });
    const reports = [{ seq: 1, fromSec: 0, toSec: 30, rate: 2 }];
    const fast = takeRequest(play, { reports, answer: null }, rules, play.openedAtMs + 15_000, random);
    expect(fast).toMatchObject({ state: 'counting', note: 'overClock', earnedSec: 15, overSec: 15 });
    const seen = { ...play, lesson: { watched: [[0, 60] as const], credited: [[0, 60] as const] } };
    expect(takeRequest(seen, { reports, answer: null }, rules, play.openedAtMs + 15_000, random).note).toBe(
      'alreadyCredited',
    );
    const full = takeRequest(
      { ...play, courseLeftSec: 10 },
      { reports, answer: null },
      rules,
      play.openedAtMs + 15_000,
      random,
    );
    expect(full).toMatchObject({ state: 'capped', note: 'courseFull', earnedSec: 10 });
    const day = takeRequest(
      { ...play, daySec: rules.dayCapSec - 5 },
      { reports, answer: null },
      rules,
      play.openedAtMs + 15_000,
      random,
    );
    expect(day).toMatchObject({ state: 'capped', note: 'dayFull', earnedSec: 5 });
  });
});
