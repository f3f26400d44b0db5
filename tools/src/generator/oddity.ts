import { minorityNames, rareNames } from '../data/name.ts';
import { withIdentityCheck } from './number.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';
import type { School } from './school.ts';

/**
 * What real rosters contain beside the usual, each kind at least once however small the round: names with · and rare
 * characters, two of one name in a school, one phone for two, 支教 and 借调 with some listed by both schools.
 * Nobody is odd in two ways.
 */
export function addOddities(people: readonly Person[], schools: readonly School[], random: Random): Person[] {
  const changed = new Map<string, Person>();
  const order = random.shuffle(people);
  const free = (person: Person): boolean => !changed.has(person.key);
  const change = (person: Person, part: Partial<Person>): void => {
    changed.set(person.key, { ...person, ...part });
  };
  const share = (permille: number, least: number): number =>
    Math.max(least, Math.floor((people.length * permille) / 1000));

  for (const name of [...rareNames, ...minorityNames]) {
    const person = order.find(free);
    if (person) change(person, { name });
  }
  const resident = order.find(free);
  if (resident) {
    // A teacher from Hong Kong, Macao or Taiwan with a 港澳台居民居住证: 81 or 83, a check character like everybody's.
    const documentNumber = withIdentityCheck(
      `${resident.key.startsWith('x') ? '83' : '81'}0000${resident.documentNumber.slice(6, 17)}`,
    );
    change(resident, { documentKind: 'residencePermitHmt', documentNumber, remark: '港澳台居民居住证' });
  }
  pairs(order, free, share(1, 1)).forEach(([one, other]) => {
    change(one, {});
    change(other, { name: one.name });
  });
  pairs(order, (person) => free(person) && !isYoung(person), share(2, 2)).forEach(([one, other]) => {
    change(one, {});
    change(other, { phone: one.phone, sharesPhoneOf: one.key });
  });
  lend(order, schools, share(6, 3), random, free, change);
  return people.map((person) => changed.get(person.key) ?? person);
}

function isYoung(person: Person): boolean {
  return Number(person.documentNumber.slice(6, 10)) > 1975;
}

/** Up to `count` pairs of different people of one school, no person in two pairs. */
function pairs(order: readonly Person[], fits: (person: Person) => boolean, count: number): [Person, Person][] {
  const waiting = new Map<string, Person>();
  const found: [Person, Person][] = [];
  for (const person of order) {
    if (found.length === count) break;
    if (!fits(person)) continue;
    const other = waiting.get(person.schoolCode);
    if (other) {
      found.push([other, person]);
      waiting.delete(person.schoolCode);
    } else waiting.set(person.schoolCode, person);
  }
  return found;
}

/** 支教 goes from a school in town to one in a township, 借调 the other way; every third is on both rosters. */
function lend(
  order: readonly Person[],
  schools: readonly School[],
  count: number,
  random: Random,
  free: (person: Person) => boolean,
  change: (person: Person, part: Partial<Person>) => void,
): void {
  const school = new Map(schools.map((one) => [one.code, one]));
  const sending = new Set(order.map((person) => person.schoolCode));
  let lent = 0;
  for (const person of order) {
    if (lent === count) return;
    const here = school.get(person.schoolCode);
    if (!free(person) || !here || person.personType !== 'regular') continue;
    const homes = schools.filter(
      (one) =>
        sending.has(one.code) &&
        one.ownership === 'public' &&
        one.reportsThroughCode === null &&
        one.code !== here.code &&
        one.code !== here.reportsThroughCode &&
        one.stages.includes(person.stage) &&
        (one.township === null) !== (here.township === null),
    );
    if (homes.length === 0) continue;
    const home = random.pick(homes);
    const isSupport = here.township !== null;
    change(person, {
      homeSchoolCode: home.code,
      personType: isSupport ? 'supporting' : 'seconded',
      remark: isSupport ? `支教，编制单位：${home.name}` : `借调，编制单位：${home.name}`,
      alsoListedByHome: lent % 3 === 0,
    });
    lent += 1;
  }
}
