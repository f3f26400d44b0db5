import { abolishedCodes, neighbourCodes } from '../data/name.ts';
import type { Sex } from './name.ts';
import { withIdentityCheck } from './number.ts';
import type { Random } from './random.ts';
import type { Region } from './school.ts';

/**
 * Half of the sequence number's last two digits: teachers, staff and who has left never meet, in whatever order they are
 * made. Sequence 000 is never given out by a registrar: seeds divisible by 9 have no women who left.
 */
const sequences = { left: [0, 0], people: [1, 39], staff: [40, 49] } as const;

/** Identity numbers of one seed that are out already; nobody gets one twice. */
export interface IdentityPool {
  readonly seed: number;
  readonly group: keyof typeof sequences;
  readonly given: Set<string>;
}

export function identityPool(seed: number, group: IdentityPool['group']): IdentityPool {
  return { seed, group, given: new Set() };
}

/** The area code at first issue: who was born before 1994 in 忻州 carries the abolished 1422xx (GB/T 2260 of the time). */
function areaOf(region: Region, placeCode: string, birthYear: number, random: Random): string {
  if (random.chance(120)) return random.pick(neighbourCodes[region]);
  const abolished = abolishedCodes[placeCode] ?? (region === 'xinzhou' ? '142201' : undefined);
  if (abolished && birthYear < 1994) return abolished;
  return placeCode === '140971' ? '140922' : placeCode === '140900' ? '140902' : placeCode;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * A resident identity number with valid date and check character (GB 11643): sequence odd for men, even for women.
 * The hundreds of the sequence come from the seed, so that nine seeds one after the other share no number.
 */
export function identityNumber(
  pool: IdentityPool,
  who: { region: Region; placeCode: string; birthYear: number; sex: Sex },
  random: Random,
): string {
  const [least, most] = sequences[pool.group];
  for (;;) {
    const month = random.int(1, 12);
    const day = random.int(1, monthDays[month - 1] ?? 28);
    const sequence = (pool.seed % 9) * 100 + random.int(least, most) * 2 + (who.sex === 'male' ? 1 : 0);
    const digits =
      areaOf(who.region, who.placeCode, who.birthYear, random) +
      String(who.birthYear * 10_000 + month * 100 + day) +
      String(sequence).padStart(3, '0');
    const number = withIdentityCheck(digits);
    if (pool.given.has(number)) continue;
    pool.given.add(number);
    return number;
  }
}
