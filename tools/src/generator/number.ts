import { checkDigitGb11643 } from '@yanxiu/domain/kernel/identity-number';
import { checkCharacterGb32100 } from '@yanxiu/domain/kernel/uscc';
import type { Random } from './random.ts';

/** The 18 characters of a resident identity number: 17 digits and the check character of GB 11643-1999. */
export function withIdentityCheck(seventeen: string): string {
  return seventeen + checkDigitGb11643(seventeen);
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * A unified social credit code (GB 32100-2015) with valid check characters of both standards: registration pair
 * (12 public institution, 52 private non-enterprise), six digits of the place, organisation code (GB 11714), check.
 */
export function creditCodeOf(pair: '12' | '52', placeCode: string, random: Random): string {
  const organisation = random.digits(8);
  const sum = organisationWeights.reduce((total, weight, at) => total + weight * Number(organisation[at]), 0);
  const body = `${pair}${placeCode}${organisation}${'0X987654321'[sum % 11]}`;
  return body + checkCharacterGb32100(body);
}

/** Ordinals of one seed's phones: below this; 45 seeds one after the other share no phone. */
export const phonesPerSeed = 2_000_000;

/**
 * The phone of the `ordinal`-th person of a seed. No operator has prefix 154, so no message can reach a stranger; the
 * multiplication (odd, no factor 5) visits each of the 10^8 numbers once, so that different ordinals never meet.
 */
export function phoneOf(seed: number, ordinal: number): string {
  if (ordinal >= phonesPerSeed) throw new Error(`no phone left for ordinal ${ordinal}`);
  const position = (seed % 45) * phonesPerSeed + ordinal;
  return `154${String((position * 61_803_399 + 27_182_818) % 100_000_000).padStart(8, '0')}`;
}
