import { identityNumber, identityPool } from '../generator/identity.ts';
import { nameOf } from '../generator/name.ts';
import { phoneOf } from '../generator/number.ts';
import { type Person, phoneBase } from '../generator/person.ts';
import { randomOf } from '../generator/random.ts';
import type { Region, School } from '../generator/school.ts';
import { demoSeed } from './world.ts';

/** Every so-many-th teacher had a colleague who has left since. */
const leaverEach = 29;

/**
 * Teachers who were there in the year before and have left since (retired as a rule): the comparison of two years has
 * somebody to show. They stand beside their colleagues, of the same school, stage and subject.
 */
export function leaversBeside(
  colleagues: readonly Person[],
  schools: ReadonlyMap<string, School>,
  region: Region,
): Person[] {
  const pool = identityPool(demoSeed, 'left');
  const random = randomOf(demoSeed, `left/${region}`);
  const beside = colleagues.filter((_one, at) => at % leaverEach === leaverEach - 1);
  return beside.map((colleague, at) => {
    const { sex, stage, subject, schoolCode } = colleague;
    const birthYear = (region === 'xinzhou' ? 1960 : 1961) + (sex === 'female' ? 5 : 0) + random.int(0, 1);
    const placeCode = schools.get(schoolCode)?.parentCode ?? '';
    const ordinal = at + (region === 'xinzhou' ? 100_000 : 0);
    return {
      key: `left-${region}-${String(at + 1).padStart(5, '0')}`,
      name: nameOf(region, sex, birthYear, random),
      sex,
      documentKind: 'id',
      documentNumber: identityNumber(pool, { region, placeCode, birthYear, sex }, random),
      phone: phoneOf(demoSeed, phoneBase.left + ordinal),
      sharesPhoneOf: null,
      stage,
      subject,
      schoolCode,
      homeSchoolCode: null,
      personType: 'regular',
      remark: '',
      alsoListedByHome: false,
    };
  });
}
