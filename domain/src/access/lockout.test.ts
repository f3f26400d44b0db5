import { describe, expect, it } from 'vitest';
import { afterFailure, type Failures, isLocked } from './lockout.ts';

const at = (minute: number) => new Date(Date.UTC(2021, 10, 1, 0, minute));

describe('lockout', () => {
  it('locks at the fifth failure for thirty minutes', () => {
    let failures: Failures | null = null;
    for (let i = 0; i < 4; i++) failures = afterFailure(failures, at(0));
    expect(isLocked(failures, at(0))).toBe(false);
    failures = afterFailure(failures, at(0));
    expect(isLocked(failures, at(29))).toBe(true);
    expect(isLocked(failures, at(30))).toBe(false);
  });

  it('starts to count again when a lock has run out', () => {
    const failures = afterFailure({ count: 5, lockedUntil: at(30) }, at(31));
    expect(failures).toEqual({ count: 1, lockedUntil: null });
  });
});
