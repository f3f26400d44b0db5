import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smsLimits, smsWait } from './sms-limits.ts';

const now = new Date('2021-11-08T09:00:00+08:00');
const ago = (...seconds: number[]) => seconds.map((sec) => new Date(now.getTime() - sec * 1000));

test.each([
  [[], null],
  [[59], { withinSec: 60, waitSec: 1 }],
  [[60], null],
  [[100, 200, 300, 400, 3000], { withinSec: 3600, waitSec: 600 }],
  [[100, 200, 300, 400, 3600], null],
  [[4000, 5000, 6000, 7000, 8000, 9000, 10_000, 11_000, 12_000, 80_000], { withinSec: 86_400, waitSec: 6400 }],
])('codes sent %o seconds ago: %o', (seconds, wait) =>
  expect(smsWait('verification', ago(...seconds), now)).toEqual(wait),
);

test('who sends whenever it may never meets a limit of the vendors, whatever the pauses', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 20, maxLength: 120 }), (pauses) => {
      const sent: Date[] = [];
      let at = now.getTime();
      for (const pause of pauses) {
        at += pause * 1000;
        if (smsWait('verification', sent, new Date(at)) === null) sent.push(new Date(at));
      }
      return smsLimits.verification.every(({ withinSec, most }) =>
        sent.every(
          (first) =>
            sent.filter((one) => one >= first && one.getTime() - first.getTime() < withinSec * 1000).length <= most,
        ),
      );
    }),
  );
});

test('the wait that is told is enough', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 15 }), (seconds) => {
      const sent = ago(...seconds);
      const wait = smsWait('verification', sent, now);
      return wait === null || smsWait('verification', sent, new Date(now.getTime() + wait.waitSec * 1000)) === null;
    }),
  );
});
