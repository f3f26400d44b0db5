import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSteps, liveSession, signWindow } from '../course/live.ts';
import { liveCredit } from './live-credit.ts';

const startsAtMs = Date.parse('2021-11-02T14:00:00+08:00');
const times = { startsAtMs, endsAtMs: startsAtMs + 3_600_000 };
const at = (minutes: number) => startsAtMs + minutes * 60_000;
const span = (from: number, to: number) => ({ fromMs: at(from), toMs: at(to) });
const creditOf = (
  stay: readonly [number, number],
  elsewhere: readonly (readonly [number, number])[] = [],
  most = 1e9,
) =>
  liveCredit(
    times,
    span(...stay),
    elsewhere.map(([from, to]) => span(from, to)),
    most,
  ).creditedSec / 60;

describe('liveCredit', () => {
  it.each([
    ['the whole session', [-10, 70], [], 60],
    ['late in, early out', [10, 50], [], 40],
    ['studied elsewhere meanwhile', [0, 60], [[10, 25]], 45],
    [
      'elsewhere twice, overlapping',
      [0, 60],
      [
        [10, 25],
        [20, 30],
      ],
      40,
    ],
    ['elsewhere all the time', [0, 60], [[-5, 90]], 0],
    ['before it began', [-10, -5], [], 0],
  ] as const)('%s', (_name, stay, elsewhere, minutes) => expect(creditOf(stay, elsewhere)).toBe(minutes));

  it('stops at the cap', () => expect(creditOf([0, 60], [], 600)).toBe(10));

  it('never counts a second that is counted elsewhere, nor more than was stayed', () => {
    const stretch = fc
      .tuple(fc.integer({ min: -20, max: 80 }), fc.integer({ min: 0, max: 60 }))
      .map(([from, length]) => span(from, from + length));
    fc.assert(
      fc.property(
        stretch,
        fc.array(stretch, { maxLength: 6 }),
        fc.integer({ min: 0, max: 5000 }),
        (stay, elsewhere, most) => {
          const { credited, creditedSec } = liveCredit(times, stay, elsewhere, most);
          expect(creditedSec).toBeLessThanOrEqual(Math.min(most, 3600, Math.max(0, (stay.toMs - stay.fromMs) / 1000)));
          for (const [from, to] of credited) {
            for (const other of elsewhere) {
              const overlap =
                Math.min(startsAtMs + to * 1000, other.toMs) - Math.max(startsAtMs + from * 1000, other.fromMs);
              expect(overlap).toBeLessThanOrEqual(0);
            }
          }
        },
      ),
    );
  });
});

describe('signing in and out', () => {
  it.each([
    ['in', -16, 'early'],
    ['in', -15, 'open'],
    ['in', 59, 'open'],
    ['in', 60, 'late'],
    ['out', 44, 'early'],
    ['out', 45, 'open'],
    ['out', 89, 'open'],
    ['out', 90, 'late'],
  ] as const)('%s at minute %i: %s', (kind, minutes, window) =>
    expect(signWindow(kind, times, at(minutes))).toBe(window),
  );

  it('a code holds one minute and the next', () => {
    const [shown, before] = codeSteps(startsAtMs);
    expect(codeSteps(startsAtMs + 59_999)).toEqual([shown, before]);
    expect(codeSteps(startsAtMs + 60_000)[1]).toBe(shown);
  });
});

describe('liveSession', () => {
  const session = {
    startsAt: '2021-11-02T14:00:00+08:00',
    endsAt: '2021-11-02T15:00:00+08:00',
    joinUrl: 'https://live.example.cn/1',
  };
  it.each([
    [session, true],
    [{ ...session, joinUrl: 'javascript:alert(1)' }, false],
    [{ ...session, endsAt: '2021-11-02T13:00:00+08:00' }, false],
    [{ ...session, endsAt: '2021-11-03T13:00:00+08:00' }, false],
  ])('%j: %s', (value, fits) => expect(liveSession.safeParse(value).success).toBe(fits));
});
