import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AddressLevel,
  addressBurst,
  addressPerMinute,
  addressWaitSec,
  afterOneMore,
  afterSuccess,
} from './slow-down.ts';

const start = new Date('2021-11-08T09:00:00+08:00').getTime();
const at = (sec: number) => new Date(start + sec * 1000);

test('a computer room of 60 people who each fail three times never waits, however fast they type', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1200 }), { minLength: 180, maxLength: 180 }), (seconds) => {
      let level: AddressLevel | undefined;
      return [...seconds]
        .sort((a, b) => a - b)
        .every((sec) => {
          const wait = addressWaitSec(level, at(sec));
          level = afterOneMore(level, at(sec));
          return wait === 0;
        });
    }),
  );
});

test('who guesses without end gets the burst and then three seconds a try', () => {
  let level: AddressLevel | undefined;
  let tries = 0;
  for (let sec = 0; sec < 3600; sec++) {
    for (let once = 0; once < 10 && addressWaitSec(level, at(sec)) === 0; once++) {
      level = afterOneMore(level, at(sec));
      tries += 1;
    }
  }
  expect(tries).toBeLessThanOrEqual(addressBurst + 60 * addressPerMinute + 1);
  expect(tries).toBeGreaterThan(addressBurst);
});

test('the wait that is told is enough, and is short', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 400 }), (pauses) => {
      let level: AddressLevel | undefined;
      let sec = 0;
      for (const pause of pauses) {
        sec += pause;
        if (addressWaitSec(level, at(sec)) === 0) level = afterOneMore(level, at(sec));
      }
      const wait = addressWaitSec(level, at(sec));
      return wait <= 3 && addressWaitSec(level, at(sec + wait)) === 0;
    }),
  );
});

test('a clock that goes back slows nobody more', () => {
  const level = { level: addressBurst, at: at(100) };
  expect(addressWaitSec(level, at(0))).toBe(3);
});

test('thousands behind one address of a carrier who ask and then succeed never wait', () => {
  let level: AddressLevel | undefined;
  for (let person = 0; person < 5000; person++) {
    expect(addressWaitSec(level, at(person / 100))).toBe(0);
    level = afterOneMore(level, at(person / 100));
    if (person >= 150) level = afterSuccess(level, at(person / 100));
  }
});
