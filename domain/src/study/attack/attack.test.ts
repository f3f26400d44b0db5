import { describe, expect, it } from 'vitest';
import { naiveDoor } from './naive-door.ts';
import { ruleDoor } from './rule-door.ts';
import { firstQuestionSec, playOn, tricks } from './tricks.ts';

/**
 * Each trick gains against an engine that believes what it is told and nothing against our rule, where an honest player
 * through the same calls gains all. The same scripts run over the product's API in server/src/study/attack.
 */

const honest = { seconds: 7200, stepSec: 15, speed: 1, answer: 'right' } as const;

describe('an honest player', () => {
  it('gains every second of two hours', async () => {
    const door = ruleDoor();
    await playOn(door, honest);
    expect(await door.creditedSec()).toBe(7200);
  });
});

describe.each(tricks)('trick: $name', ({ run, honestSec, unattended }) => {
  it('gains against the naive engine', async () => {
    const door = naiveDoor();
    await run(door);
    // with a naive engine nobody need be there at all: the whole time counts
    const least = unattended ? honestSec * 0.99 : honestSec;
    expect(await door.creditedSec()).toBeGreaterThan(least);
  });

  it('gains nothing against ours', async () => {
    const door = ruleDoor();
    await run(door);
    expect(await door.creditedSec()).toBeLessThanOrEqual(unattended ? firstQuestionSec : honestSec);
  });
});

describe('the first place pressed each time', () => {
  it('comes to less than a fifth of the time, over many days', async () => {
    let sum = 0;
    for (let seed = 0; seed < 40; seed += 1) {
      const door = ruleDoor(seed);
      await playOn(door, { seconds: 6 * 3600, stepSec: 15, speed: 1, answer: 'first' });
      sum += await door.creditedSec();
    }
    expect(sum / 40 / (6 * 3600)).toBeLessThan(0.2);
  });
});
