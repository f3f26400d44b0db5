import type { Random } from '../generator/random.ts';

/** How somebody took the year: most finish, some stop half way, a few never come. */
export type Diligence = 'absent' | 'started' | 'partly' | 'mostly' | 'whole';

export function diligenceOf(random: Random): Diligence {
  return random.weighted<Diligence>([
    ['absent', 2],
    ['started', 3],
    ['partly', 6],
    ['mostly', 17],
    ['whole', 72],
  ]);
}

/** Shares of the planned hours in percent, from and to. */
export const shareOf: Readonly<Record<Diligence, readonly [number, number]>> = {
  absent: [0, 0],
  started: [2, 25],
  partly: [30, 65],
  mostly: [80, 99],
  whole: [100, 100],
};
