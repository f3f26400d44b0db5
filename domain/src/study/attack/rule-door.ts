import { studyWorld } from '../fixture.ts';
import { type Door, lessonSec } from './door.ts';

/** The rule alone, without server and database. */
export function ruleDoor(seed = 3): Door {
  const world = studyWorld({ seed, lengthSec: lessonSec, dayCapSec: 21_600, courseSec: 100_000 });
  return {
    wait: (seconds) => world.wait(seconds * 1000),
    open: async (window, lesson) => world.open(window, lesson),
    report: async (window, reports) => void world.report(window, reports),
    isAsked: () => world.question() !== null,
    press: async (window, how) => void (how === 'right' ? world.report(window, [], 'right') : world.pressFirst(window)),
    creditedSec: async () => world.totalSec(),
  };
}
