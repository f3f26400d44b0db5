import { givenNames, surnames, yangchengSurnames } from '../data/name.ts';
import type { Random } from './random.ts';
import type { Region } from './school.ts';

/** `王88 李78` → pairs of word and weight. */
export function weightedWords(text: string): (readonly [word: string, weight: number])[] {
  return text.split(' ').map((word) => {
    const parts = /^(\D+)(\d+)$/.exec(word);
    if (!parts?.[1] || !parts[2]) throw new Error(`not a weighted word: ${word}`);
    return [parts[1], Number(parts[2])];
  });
}

const common = weightedWords(surnames);
const surnamesOf: Readonly<Record<Region, typeof common>> = {
  xinzhou: common,
  yangcheng: [...common, ...weightedWords(yangchengSurnames)],
};

const given = {
  male: {
    old: givenNames.male.old.split(' '),
    middle: givenNames.male.middle.split(' '),
    young: givenNames.male.young.split(' '),
  },
  female: {
    old: givenNames.female.old.split(' '),
    middle: givenNames.female.middle.split(' '),
    young: givenNames.female.young.split(' '),
  },
};

export type Sex = 'male' | 'female';

/** A name as its time gave it: surname by region, given name by sex and year of birth; no weight on being unique. */
export function nameOf(region: Region, sex: Sex, birthYear: number, random: Random): string {
  const time = birthYear < 1974 ? 'old' : birthYear < 1989 ? 'middle' : 'young';
  const pool = given[sex][time];
  const first = random.pick(pool);
  if (first.length === 1 || random.chance(550)) return random.weighted(surnamesOf[region]) + first;
  // Two halves of different names of the same time make a name of that time.
  const other = random.pick(pool);
  return random.weighted(surnamesOf[region]) + first.slice(0, 1) + other.slice(-1);
}
