import type { Door } from './door.ts';

/**
 * An engine as naive as those that the tricks were written for: it believes intervals, durations and the client's clock,
 * every window counts, and the page itself asks the questions. Nobody may use it for anything but tests.
 */
export function naiveDoor(): Door {
  let sum = 0;
  const windows = new Set<number>();
  return {
    wait: () => undefined,
    open: async (window) => void windows.add(window),
    report: async (window, reports, claimed) => {
      if (!windows.has(window)) return;
      sum += (claimed?.clientSec ?? 0) + (claimed?.durationSec ?? 0);
      for (const { fromSec, toSec } of reports) sum += toSec - fromSec;
    },
    isAsked: () => false,
    press: async () => undefined,
    creditedSec: async () => sum,
  };
}
